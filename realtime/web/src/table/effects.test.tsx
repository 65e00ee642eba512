import { screen } from "@testing-library/dom";
import { expect, it } from "vitest";
import { dmEncounter, draw, isDisabled, participant } from "../testing/page";
import { EffectForm } from "./EffectForm";
import { FormPanel } from "./FormPanel";
import { Marks } from "./vitals";

const goblin = participant("goblin", "Goblin");
const bear = participant("goblin", "Goblin", {
  conditions: [
    { _id: "c1", name: "Polymorph", duration: 600, form: { kind: "polymorph", name: "Brown Bear" } },
  ],
  trueForm: { currentHP: 5, maxHP: 7 },
});
const box = (name: string) => screen.getByRole("textbox", { name, hidden: true });
const press = (name: string) => screen.getByRole("button", { name, hidden: true });

it("gives temporary hit points and a maximum as long as an effect lasts", async () => {
  const { server, user } = await draw(dmEncounter(), (table) => (
    <EffectForm table={table} people={[goblin]} />
  ));
  await user.click(screen.getByText("Hit points of an effect"));
  await user.type(box("Effect"), "Aid");
  await user.type(box("Hit points"), "5");
  await user.type(box("For"), "8 h");
  await user.click(press("Raise maximum"));
  const condition = { name: "Aid", duration: "8 h", ends: "turn_end", hitPoints: { maxHP: 5 } };
  expect(server.commands).toEqual([["add_condition", { participantIds: ["goblin"], condition }]]);
  await user.type(box("Hit points"), "1d4+4");
  await user.click(press("Give temporary HP"));
  await user.type(box("Hit points"), "2d6");
  await user.click(press("Lower maximum"));
  expect(server.commands.slice(1).map(([, payload]) => payload)).toMatchObject([
    { condition: { hitPoints: { tempHP: "1d4+4", endsWithoutTempHP: true } } },
    { condition: { hitPoints: { maxHP: "-(2d6)" } } },
  ]);
});

it("gives nothing for a time that is none", async () => {
  const { user } = await draw(dmEncounter(), (table) => <EffectForm table={table} people={[goblin]} />);
  await user.click(screen.getByText("Hit points of an effect"));
  await user.type(box("Effect"), "Aid");
  await user.type(box("Hit points"), "5");
  await user.type(box("For"), "soon");
  expect(isDisabled("Raise maximum")).toBe(true);
});

it("gives another form by its hit points, and ends it", async () => {
  const { server, user } = await draw(dmEncounter(), (table) => <FormPanel table={table} of={goblin} />);
  server.found.search_creatures = { ok: true, creatures: [] }; // it searches while it is typed
  await user.click(screen.getByText("Another form"));
  await user.selectOptions(screen.getByRole("combobox", { name: "By", hidden: true }), "Wild Shape");
  await user.type(screen.getByRole("combobox", { name: "Form", hidden: true }), "Moth");
  await user.type(box("Its hit points"), "3");
  await user.type(box("Temporary HP (2024)"), "5");
  await user.click(press("Take this form"));
  const form = { kind: "wild_shape", name: "Moth", maxHP: 3, ac: null, tempHP: 5 };
  const condition = { name: "Wild Shape", duration: "1 h", ends: "turn_end", form };
  expect(server.commands).toEqual([["add_condition", { participantIds: ["goblin"], condition }]]);
});

it("shows a form with what is behind it, and ends it", async () => {
  const { server, user } = await draw(dmEncounter(), (table) => (
    <>
      <Marks of={bear} encounter={dmEncounter()} />
      <FormPanel table={table} of={bear} />
    </>
  ));
  expect(screen.getByText(/Polymorph: Brown Bear/)).toBeTruthy();
  expect(screen.getByText("Own form 5/7")).toBeTruthy();
  await user.click(press("Back to the own form"));
  expect(server.commands).toEqual([["remove_condition", { participantId: "goblin", condition: "c1" }]]);
});
