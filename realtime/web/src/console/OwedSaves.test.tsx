import { screen, within } from "@testing-library/dom";
import { expect, it } from "vitest";
import { dmEncounter, draw, participant } from "../testing/page";
import { OwedSaves } from "./OwedSaves";

const save = {
  _id: "s1",
  about: "effect" as const,
  name: "Fireball",
  ability: "dexterity",
  dc: 15,
  bonus: 2,
};
const goblin = participant("goblin", "Goblin", { savesOwed: [save] });
const dragon = participant("dragon", "Dragon", { savesOwed: [save], legendaryResistancesRemaining: 1 });
const mira = participant("mira", "Mira", { type: "character", savesOwed: [{ ...save, bonus: null }] });

const saves = () =>
  draw(dmEncounter({ participants: [goblin, dragon, mira] }), (table) => <OwedSaves table={table} />);

it("lists who owes which save", async () => {
  await saves();
  expect(screen.getByRole("article", { name: "Goblin: Dexterity save, DC 15: Fireball" })).toBeTruthy();
});

it.each([
  ["Roll +2", "roll_save", {}],
  ["Passed", "settle_save", { answer: "passed" }],
  ["Failed", "settle_save", { answer: "failed" }],
  ["Nothing", "settle_save", { answer: "dropped" }],
])("settles one with %s", async (label, command, more) => {
  const { server, user } = await saves();
  const article = screen.getByRole("article", { name: /^Goblin/ });
  await user.click(within(article).getByRole("button", { name: label }));
  expect(server.commands).toEqual([[command, { participantId: "goblin", saveId: "s1", ...more }]]);
});

it("spends a legendary resistance to pass", async () => {
  const { server, user } = await saves();
  await user.click(screen.getByRole("button", { name: "Legendary resistance" }));
  const payload = { participantId: "dragon", saveId: "s1", answer: "passed", spendsLegendary: true };
  expect(server.commands).toEqual([["settle_save", payload]]);
});

it("rolls for all monsters at once, and leaves characters to their players", async () => {
  const { server, user } = await saves();
  await user.click(screen.getByRole("button", { name: "Roll for all monsters" }));
  expect(server.commands).toEqual([["roll_save", { participantIds: ["goblin", "dragon"] }]]);
});
