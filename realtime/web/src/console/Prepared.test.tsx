import { screen } from "@testing-library/dom";
import { expect, it } from "vitest";
import { dmEncounter, draw } from "../testing/page";
import { Difficulty, Templates } from "./Prepared";

const ford = {
  templateId: "t1",
  name: "Ambush at the ford",
  ruleset: "2024",
  xp: 500,
  kinds: [
    { name: "Goblin", count: 6 },
    { name: "Goblin Boss", count: 1 },
  ],
};

async function sheet() {
  let closed = 0;
  const close = () => {
    closed += 1;
  };
  const page = await draw(dmEncounter(), (table) => <Templates table={table} close={close} />);
  return { ...page, closed: () => closed };
}

it("saves the creatures of the fight as a template, and adds them again", async () => {
  const { server, user, closed } = await sheet();
  server.found.save_template = { ok: true, templates: [ford] };
  await user.type(screen.getByRole("textbox"), " Ambush at the ford ");
  await user.click(screen.getByRole("button", { name: "Save template" }));
  await user.click(await screen.findByRole("button", { name: /6 × Goblin, 1 × Goblin Boss · 500 XP/ }));
  expect(server.commands).toEqual([["start_template", { templateId: "t1", rollInitiative: true }]]);
  expect(closed()).toBe(1);
});

it("deletes a template", async () => {
  const { server, user } = await sheet();
  server.found.save_template = { ok: true, templates: [ford] };
  server.found.delete_template = { ok: true, templates: [] };
  await user.type(screen.getByRole("textbox"), "x");
  await user.click(screen.getByRole("button", { name: "Save template" }));
  await user.click(await screen.findByRole("button", { name: "Delete Ambush at the ford" }));
  expect(screen.queryByText("Ambush at the ford")).toBeNull();
});

it("says how hard a planned fight is, and what is missing for that", async () => {
  const difficulty = {
    ruleset: "2024",
    step: "moderate",
    xp: 500,
    limits: [{ name: "low", xp: 400 }],
    missing: ["Nia"],
    unknown: ["Blob"],
  };
  const { server } = await draw(dmEncounter({ status: "planning" }), (table) => <Difficulty table={table} />);
  server.found.read_difficulty = { ok: true, difficulty };
  await server.change({ name: "The ford" });
  const shown = (await screen.findByRole("region", { name: "Difficulty" })).textContent;
  expect(shown).toContain("at least moderate · 500 XP (low 400)");
  expect(shown).toContain("a level is missing: Nia");
  expect(shown).toContain("Blob");
  await server.change({ status: "active" });
  expect(screen.queryByRole("region", { name: "Difficulty" })).toBeNull();
});
