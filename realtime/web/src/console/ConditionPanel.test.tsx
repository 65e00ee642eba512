import { screen, within } from "@testing-library/dom";
import { expect, it } from "vitest";
import { dmEncounter, draw, isDisabled, participant } from "../testing/page";
import { ConditionPanel } from "./ConditionPanel";

const cursed = participant("goblin", "Goblin", { conditions: [{ _id: "c1", name: "Prone", duration: 2 }] });
const ogre = participant("ogre", "Ogre");
const panel = (...people: (typeof cursed)[]) =>
  draw(dmEncounter({ participants: people }), (table) => <ConditionPanel table={table} people={people} />);
const name = () => screen.getByRole("combobox", { name: "Condition" });
const rounds = () => screen.getByRole("textbox", { name: "How long" });

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
  await user.click(screen.getByText("More about it"));
  await user.selectOptions(screen.getByRole("combobox", { name: "Whose turn counts down" }), "Ogre");
  await user.click(screen.getByRole("button", { name: "Add condition" }));
  expect(server.commands[0]?.[1]).toMatchObject({
    condition: { name: "Stunned", duration: "10 minutes", ends: "turn_end", anchorId: "ogre" },
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
  const changes = within(screen.getByRole("group", { name: "Change Prone" }));
  await user.selectOptions(changes.getByRole("combobox", { name: "Save that ends it" }), "Wisdom");
  expect(save(), "a save needs its DC").toHaveProperty("disabled", true);
  await user.type(changes.getByRole("textbox", { name: "DC" }), "15");
  await user.click(save());
  const saveEnds = { ability: "Wisdom", dc: 15, at: "turn_end" };
  expect(server.commands).toEqual([
    ["change_condition", { participantId: "goblin", condition: "c1", saveEnds }],
  ]);
});

it("changes how long a condition lasts, an empty field until it is removed", async () => {
  const { server, user } = await panel(cursed);
  await user.click(screen.getByRole("button", { name: "Change Prone" }));
  await user.clear(screen.getByRole("textbox", { name: "How long from now" }));
  await user.click(screen.getByRole("button", { name: "Save Prone" }));
  expect(server.commands[0]?.[1]).toEqual({ participantId: "goblin", condition: "c1", duration: -1 });
});

it("adds a condition with a save, damage on each turn, and who concentrates on it", async () => {
  const { server, user } = await panel(cursed, ogre);
  const choose = (label: string, option: string) =>
    user.selectOptions(screen.getByRole("combobox", { name: label }), option);
  const type = (label: string, text: string) => user.type(screen.getByRole("textbox", { name: label }), text);
  await user.type(name(), "Held");
  await user.click(screen.getByText("More about it"));
  await choose("When a round of it is over", "At the end of the round");
  expect(screen.queryByRole("combobox", { name: "Whose turn counts down" })).toBeNull();
  await choose("Save that ends it", "Wisdom");
  await choose("On each turn", "damage");
  expect(isDisabled("Add condition"), "a save needs its DC, and damage its amount").toBe(true);
  await type("DC", "15");
  await choose("When it is rolled", "At the start of the turn");
  await type("How much each turn", "1d6");
  await choose("Damage type", "psychic");
  await choose("Needs the concentration of", "Ogre");
  await type("Concentrates on", "Hold Person");
  await type("Level", "2");
  await type("Note", "No actions");
  await user.click(screen.getByRole("button", { name: "Add condition" }));
  expect(server.commands[0]?.[1]).toEqual({
    participantIds: ["goblin", "ogre"],
    condition: {
      name: "Held",
      isSecret: false,
      duration: -1,
      ends: "round",
      saveEnds: { ability: "Wisdom", dc: 15, at: "turn_start" },
      recurring: {
        kind: "damage",
        at: "turn_start",
        amount: "1d6",
        damageType: "psychic",
        isAutomatic: false,
      },
      level: 2,
      description: "No actions",
      sourceId: "ogre",
      fromConcentration: true,
      effect: "Hold Person",
    },
  });
});

it("says of a condition when it ends, by which save, and what it does on each turn", async () => {
  const recurring = {
    _id: "r",
    name: "Held",
    at: "turn_start",
    kind: "damage",
    amount: "1d6",
    damageType: "fire",
    text: null,
    isAutomatic: false,
    isSecret: false,
  } as const;
  const saveEnds = { ability: "Wisdom", dc: 15 };
  const ends = { duration: 1, ends: "turn_end", anchorId: "ogre" } as const;
  const held = participant("goblin", "Goblin", {
    conditions: [{ _id: "c1", name: "Held", description: "No actions", saveEnds, recurring, ...ends }],
  });
  await draw(dmEncounter({ participants: [held, ogre] }), (table) => (
    <ConditionPanel table={table} people={[held]} />
  ));
  expect(screen.getByText(/until the end/).textContent).toBe(
    "until the end of Ogre’s turn · Wisdom save, DC 15, ends it · 1d6 fire damage · At the start of the turn · No actions",
  );
});
