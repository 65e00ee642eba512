import { screen } from "@testing-library/dom";
import { expect, it } from "vitest";
import { dmEncounter, draw, isDisabled, participant } from "../testing/page";
import { ConditionPanel } from "./ConditionPanel";

const cursed = participant("goblin", "Goblin", {
  conditions: [{ _id: "c1", name: "Prone", duration: 2 }],
});
const ogre = participant("ogre", "Ogre");
const panel = (...people: (typeof cursed)[]) =>
  draw(dmEncounter({ participants: people }), (table) => <ConditionPanel table={table} people={people} />);
const name = () => screen.getByRole("combobox", { name: "Condition" });
const rounds = () => screen.getByRole("textbox", { name: "Rounds" });

it("adds a condition for some rounds to all chosen participants", async () => {
  const { server, user } = await panel(cursed, ogre);
  await user.type(name(), "Poisoned");
  await user.type(rounds(), "3");
  await user.click(screen.getByRole("button", { name: "Add condition" }));
  const condition = { name: "Poisoned", duration: 3, isSecret: false, ends: "turn_end" };
  expect(server.commands).toEqual([["add_condition", { participantIds: ["goblin", "ogre"], condition }]]);
});

it("adds a condition for a time that ends on the turn of another", async () => {
  const { server, user } = await panel(cursed, ogre);
  await user.type(name(), "Stunned");
  await user.type(rounds(), "10 minutes");
  await user.selectOptions(screen.getByRole("combobox", { name: "Ends on the turn of" }), "Ogre");
  await user.click(screen.getByRole("button", { name: "Add condition" }));
  expect(server.commands[0]?.[1]).toMatchObject({
    condition: { name: "Stunned", duration: 100, ends: "turn_end", anchorId: "ogre" },
  });
});

it("adds a secret condition until it is removed", async () => {
  const { server, user } = await panel(ogre);
  await user.type(name(), "Cursed");
  await user.click(screen.getByRole("checkbox", { name: "Secret" }));
  await user.click(screen.getByRole("button", { name: "Add condition" }));
  expect(server.commands[0]?.[1]).toMatchObject({
    condition: { name: "Cursed", duration: -1, isSecret: true },
  });
});

it("takes off a condition of the one chosen", async () => {
  const { server, user } = await panel(cursed);
  await user.click(screen.getByRole("button", { name: "Remove Prone" }));
  expect(server.commands).toEqual([["remove_condition", { participantId: "goblin", condition: "c1" }]]);
});

it("lists no conditions for several", async () => {
  await panel(cursed, ogre);
  expect(screen.queryByRole("button", { name: "Remove Prone" })).toBeNull();
});

it("adds nothing for a number of rounds that is none", async () => {
  const { user } = await panel(ogre);
  await user.type(name(), "Prone");
  await user.type(rounds(), "soon");
  expect(isDisabled("Add condition")).toBe(true);
});

it("changes a condition in place by what is typed over", async () => {
  const { server, user } = await panel(cursed);
  await user.click(screen.getByRole("button", { name: "Change Prone" }));
  const save = () => screen.getByRole("button", { name: "Save Prone" });
  expect(save()).toHaveProperty("disabled", true);
  await user.selectOptions(screen.getByRole("combobox", { name: "Save that ends it" }), "Wisdom");
  expect(save(), "a save needs its DC").toHaveProperty("disabled", true);
  await user.type(screen.getByRole("textbox", { name: "DC" }), "15");
  await user.click(save());
  const saveEnds = { ability: "Wisdom", dc: 15, at: "turn_end" };
  expect(server.commands).toEqual([
    ["change_condition", { participantId: "goblin", condition: "c1", saveEnds }],
  ]);
});

it("changes how long a condition lasts, an empty field until it is removed", async () => {
  const { server, user } = await panel(cursed);
  await user.click(screen.getByRole("button", { name: "Change Prone" }));
  await user.clear(screen.getByRole("textbox", { name: "Rounds from now" }));
  await user.click(screen.getByRole("button", { name: "Save Prone" }));
  expect(server.commands[0]?.[1]).toEqual({ participantId: "goblin", condition: "c1", duration: -1 });
});
