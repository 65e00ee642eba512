import { screen } from "@testing-library/dom";
import { expect, it } from "vitest";
import { dmEncounter, draw, isDisabled, participant } from "../testing/page";
import { RecurringPanel } from "./RecurringPanel";

const burning = {
  _id: "r1",
  name: "Burning",
  at: "turn_start",
  kind: "damage",
  amount: "1d6",
  damageType: "fire",
  text: null,
  isAutomatic: false,
  isSecret: false,
} as const;
const goblin = participant("goblin", "Goblin", { recurring: [burning] });
const panel = () => draw(dmEncounter(), (table) => <RecurringPanel table={table} of={goblin} />);
const box = (name: string) => screen.getByRole("textbox", { name });
const choose = (name: string) => screen.getByRole("combobox", { name });
const press = (name: string) => screen.getByRole("button", { name });

it("lists what comes on each turn, and takes it off", async () => {
  const { server, user } = await panel();
  expect(screen.getByText("1d6 fire damage · At the start of the turn")).toBeTruthy();
  await user.click(press("Remove Burning"));
  expect(server.commands).toEqual([["remove_recurring", { participantId: "goblin", name: "Burning" }]]);
});

it("adds damage, healing by itself, and a reminder", async () => {
  const { server, user } = await panel();
  await user.type(box("Name"), "Acid");
  expect(isDisabled("Add effect")).toBe(true);
  await user.type(box("How much each turn"), "2d4");
  await user.selectOptions(choose("Damage type"), "acid");
  await user.selectOptions(choose("When in the turn"), "At the end of the turn");
  await user.click(press("Add effect"));
  await user.type(box("Name"), "Regeneration");
  await user.selectOptions(choose("On each turn"), "healing");
  await user.type(box("How much each turn"), "10");
  await user.click(screen.getByRole("checkbox", { name: "Applied by itself" }));
  await user.click(press("Add effect"));
  await user.type(box("Name"), "Aura");
  await user.selectOptions(choose("On each turn"), "a reminder");
  await user.type(box("Reminder"), "within 10 feet");
  await user.click(press("Add effect"));
  const added = (effect: object) => ["set_recurring", { participantId: "goblin", effect }];
  expect(server.commands).toEqual([
    added({
      name: "Acid",
      kind: "damage",
      at: "turn_end",
      amount: "2d4",
      damageType: "acid",
      isAutomatic: false,
    }),
    added({ name: "Regeneration", kind: "healing", at: "turn_start", amount: "10", isAutomatic: true }),
    added({ name: "Aura", kind: "reminder", at: "turn_start", text: "within 10 feet" }),
  ]);
});
