import { screen } from "@testing-library/dom";
import { render } from "@testing-library/preact";
import { expect, it, vi } from "vitest";
import { dmEncounter, openPage } from "../testing/page";
import { Parties } from "./Parties";

const member = (name: string, currentHP: number) => ({
  characterId: name.toLowerCase(),
  name,
  level: 3,
  currentHP,
  maxHP: 30,
  hitDice: name === "Aria" ? "3d8+3" : null,
  hitDiceSpent: 1,
  isDead: false,
  isAgreed: true,
});
const fellows = { partyId: "p1", name: "The Fellows", members: [member("Aria", 10), member("Borin", 30)] };

async function opened(encounter = dmEncounter()) {
  let closed = 0;
  const close = () => {
    closed += 1;
  };
  const page = await openPage(encounter);
  page.server.found.list_parties = { ok: true, parties: [fellows] };
  render(<Parties table={page.table} close={close} />);
  return { ...page, closed: () => closed };
}

async function listed(encounter = dmEncounter()) {
  const page = await opened(encounter);
  await screen.findByText("Aria · 10/30 HP");
  return page;
}

it("brings a party, with its initiative rolled", async () => {
  const { server, user, closed } = await listed();
  await user.click(screen.getByRole("button", { name: "Bring them" }));
  expect(server.commands).toEqual([["bring_party", { partyId: "p1", rollInitiative: true }]]);
  expect(closed()).toBe(1);
});

it("lets a party rest, and says whose player did not agree", async () => {
  const { server, user, table } = await listed();
  const rested = { ...fellows, members: [member("Aria", 30), member("Borin", 30)] };
  server.found.rest_party = { ok: true, parties: [rested], unchanged: ["Borin"] };
  await user.click(screen.getByRole("button", { name: "Long rest" }));
  expect(await screen.findByText("Aria · 30/30 HP")).toBeTruthy();
  expect(table.note.value?.text).toContain("Borin");
});

it("takes a member out, and deletes the party", async () => {
  const { server, user } = await listed();
  server.found.remove_member = { ok: true, parties: [{ ...fellows, members: [member("Borin", 30)] }] };
  server.found.delete_party = { ok: true, parties: [] };
  await user.click(screen.getByRole("button", { name: "Take Aria out" }));
  await expect.poll(() => screen.queryByText("Aria · 10/30 HP")).toBeNull();
  await user.click(screen.getByRole("button", { name: "Delete The Fellows" }));
  await expect.poll(() => screen.queryByText("The Fellows")).toBeNull();
});

it("saves characters and parties as a file", async () => {
  const { server, user } = await listed();
  server.found.export_characters = { ok: true, file: { format: "encounter-tracker", characters: [] } };
  const made: Blob[] = [];
  vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
    made.push(blob as Blob);
    return "blob:made";
  });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  await user.click(screen.getByRole("button", { name: "Save characters and parties as a file" }));
  await expect.poll(() => made.length).toBe(1);
  expect(JSON.parse((await made[0]?.text()) ?? "").format).toBe("encounter-tracker");
  vi.restoreAllMocks();
});

it("makes a party, and gives one another name", async () => {
  const { server, user } = await listed();
  const named = (name: string) => ({ ok: true, parties: [{ ...fellows, name }] });
  await user.type(screen.getByRole("textbox", { name: "New name" }), "The Lost");
  await user.click(screen.getByRole("button", { name: "Rename The Fellows" }));
  expect(server.commands.at(-1)).toEqual(["rename_party", { partyId: "p1", name: "The Lost" }]);
  server.found.create_party = named("The Found");
  const field = screen.getByRole("textbox", { name: "New party" }) as HTMLInputElement;
  await user.type(field, "The Found");
  await user.click(screen.getByRole("button", { name: "Create party" }));
  expect(await screen.findByText("The Found")).toBeTruthy();
  expect(field.value).toBe("");
});

it("adds a saved character of the fight", async () => {
  const there = { ...dmEncounter() };
  const [first, ...others] = there.participants;
  there.participants = [{ ...first, characterId: "c9", name: "Cleo" } as typeof first, ...others] as never;
  const { server, user } = await listed(there);
  await user.click(screen.getByRole("button", { name: "Put Cleo into it" }));
  expect(server.commands.at(-1)).toEqual(["add_member", { partyId: "p1", characterId: "c9" }]);
});

it("spends the hit dice that are typed in a short rest", async () => {
  const { server, user } = await listed();
  await user.type(screen.getByRole("textbox", { name: "Hit dice, Aria: 3d8+3, 1 spent" }), "2");
  await user.click(screen.getByRole("button", { name: "Short rest" }));
  const entries = [{ characterId: "aria", hitDice: 2 }];
  expect(server.commands.at(-1)).toEqual(["rest_party", { partyId: "p1", kind: "short", entries }]);
});
