import { screen } from "@testing-library/dom";
import { expect, it } from "vitest";
import { dmEncounter, draw, isDisabled, participant } from "../testing/page";
import { AmountPanel } from "./AmountPanel";

const goblin = participant("goblin", "Goblin");
const ogre = participant("ogre", "Ogre");
const panel = (...people: (typeof goblin)[]) =>
  draw(dmEncounter({ participants: people }), (table) => <AmountPanel table={table} people={people} />);
const amount = () => screen.getByRole("textbox", { name: "Amount" }) as HTMLInputElement;
const critical = () => screen.getByRole("checkbox", { name: "Critical hit" }) as HTMLInputElement;

it("deals damage of a type to the chosen participant", async () => {
  const { server, user } = await panel(goblin);
  await user.type(amount(), "7");
  await user.selectOptions(screen.getByRole("combobox", { name: "Damage type" }), "fire");
  await user.click(screen.getByRole("button", { name: "Damage" }));
  const targets = [{ participantId: "goblin", share: "full" }];
  const payload = { targets, parts: [{ amount: 7, type: "fire" }], isCritical: false };
  expect(server.commands).toEqual([["deal_damage", payload]]);
});

it.each([
  ["2d6 Feuer + 3 Stich", "2d6 Feuer + 3 Stich"],
  ["6 feu", "6 feu"],
])("leaves the words of %j to the server", async (typed, parts) => {
  const { server, user } = await panel(goblin);
  await user.type(amount(), typed);
  await user.selectOptions(screen.getByLabelText("The hit is"), "silvered");
  await user.click(screen.getByRole("button", { name: "Damage" }));
  expect(server.commands[0]?.[1]).toMatchObject({ parts: `${parts} silvered` });
  expect(server.commands[0]?.[1]).not.toHaveProperty("qualities");
});

it("says what the hit is, where it matters", async () => {
  const { server, user } = await panel(goblin);
  await user.type(amount(), "7");
  await user.selectOptions(screen.getByLabelText("The hit is"), "silvered");
  await user.click(screen.getByRole("button", { name: "Damage" }));
  expect(server.commands[0]?.[1]).toMatchObject({ qualities: ["silvered"] });
});

it("deals a critical hit where the box is ticked, and unticks it for the next attack", async () => {
  const { server, user } = await panel(goblin);
  await user.type(amount(), "7");
  await user.click(critical());
  await user.click(screen.getByRole("button", { name: "Damage" }));
  expect(server.commands[0]?.[1]).toMatchObject({ isCritical: true });
  expect([critical().checked, amount().value]).toEqual([false, ""]);
});

it("keeps the amount when the server refuses", async () => {
  const { server, user } = await panel(goblin);
  server.answer = { ok: false, error: { code: "not_allowed", message: "No." } };
  await user.type(amount(), "7");
  await user.click(critical());
  await user.click(screen.getByRole("button", { name: "Damage" }));
  expect([critical().checked, amount().value]).toEqual([true, "7"]);
});

it("gives each of several targets a share of its own", async () => {
  const { server, user } = await panel(goblin, ogre);
  await user.type(amount(), "10");
  await user.selectOptions(screen.getByRole("combobox", { name: "Share of Ogre" }), "half");
  await user.click(screen.getByRole("button", { name: "Damage" }));
  expect(server.commands[0]?.[1]).toMatchObject({
    targets: [
      { participantId: "goblin", share: "full" },
      { participantId: "ogre", share: "half" },
    ],
  });
});

it("heals all chosen participants, and gives temporary hit points to a single one", async () => {
  const { server, user } = await panel(goblin);
  await user.type(amount(), "4");
  await user.click(screen.getByRole("button", { name: "Heal" }));
  await user.type(amount(), "5");
  await user.click(screen.getByRole("button", { name: "Temp HP" }));
  expect(server.commands).toEqual([
    ["heal", { participantIds: ["goblin"], amount: 4 }],
    ["set_temporary_hp", { participantId: "goblin", amount: 5 }],
  ]);
});

it("offers no temporary hit points for several", async () => {
  await panel(goblin, ogre);
  expect(screen.queryByRole("button", { name: "Temp HP" })).toBeNull();
});

it.each(["", "-3", "many"])("does nothing with the amount %j", async (text) => {
  const { user } = await panel(goblin);
  if (text) await user.type(amount(), text);
  expect(["Damage", "Heal", "Temp HP"].map(isDisabled)).toEqual([true, true, true]);
});
