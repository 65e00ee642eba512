import { screen } from "@testing-library/dom";
import { expect, it } from "vitest";
import { dmEncounter, draw, participant } from "../testing/page";
import { DueEffects } from "./DueEffects";

const burning = {
  _id: "c1",
  name: "Burning",
  at: "turn_start" as const,
  kind: "damage" as const,
  amount: "1d6",
  damageType: "fire",
  text: null,
  isAutomatic: false,
  isSecret: false,
};
const troll = participant("troll", "Troll", { effectsDue: [burning] });

it.each([
  ["Apply 1d6 fire damage", "apply"],
  ["Skip", "skip"],
])("answers an effect that is due with %s", async (label, answer) => {
  const { server, user } = await draw(dmEncounter({ participants: [troll] }), (table) => (
    <DueEffects table={table} of={troll} />
  ));
  await user.click(screen.getByRole("button", { name: label }));
  expect(server.commands).toEqual([["apply_recurring", { participantId: "troll", effectId: "c1", answer }]]);
});

it("applies what the table rolled", async () => {
  const { server, user } = await draw(dmEncounter({ participants: [troll] }), (table) => (
    <DueEffects table={table} of={troll} />
  ));
  await user.type(screen.getByRole("textbox", { name: "Or your total" }), "5");
  await user.click(screen.getByRole("button", { name: "Apply 5" }));
  const payload = { participantId: "troll", effectId: "c1", answer: "apply", amount: 5 };
  expect(server.commands).toEqual([["apply_recurring", payload]]);
});
