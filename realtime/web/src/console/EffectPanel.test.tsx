import { screen } from "@testing-library/dom";
import { expect, it } from "vitest";
import { dmEncounter, draw, isDisabled, participant } from "../testing/page";
import { EffectPanel } from "./EffectPanel";

const people = [participant("goblin", "Goblin"), participant("ogre", "Ogre")];
const panel = () =>
  draw(dmEncounter({ participants: people }), (table) => <EffectPanel table={table} people={people} />);
const field = (name: string) => screen.getByLabelText(name);

it("lets all who are chosen save against an effect, for half of its damage", async () => {
  const { server, user } = await panel();
  await user.click(screen.getByText("Let them save"));
  await user.type(field("Spell or effect"), "Fireball");
  await user.type(field("DC"), "15");
  expect(isDisabled("Call for saves")).toBe(true);
  await user.type(field("Damage rolled"), "8d6");
  await user.selectOptions(field("Damage type"), "fire");
  await user.click(screen.getByRole("button", { name: "Call for saves" }));
  const payload = {
    participantIds: ["goblin", "ogre"],
    name: "Fireball",
    ability: "dexterity",
    dc: 15,
    onSuccess: "half",
    parts: [{ amount: "8d6", type: "fire" }],
  };
  expect(server.commands).toEqual([["call_for_saves", payload]]);
});

it("puts a condition on those who fail, without damage too", async () => {
  const { server, user } = await panel();
  await user.click(screen.getByText("Let them save"));
  await user.type(field("Spell or effect"), "Web");
  await user.type(field("DC"), "13");
  await user.type(field("Condition on who fails"), "Restrained");
  await user.type(field("How long"), "1 min");
  await user.click(screen.getByRole("button", { name: "Call for saves" }));
  expect(server.commands[0]?.[1]).toMatchObject({ condition: { name: "Restrained", duration: "1 min" } });
  expect(server.commands[0]?.[1]).not.toHaveProperty("parts");
});
