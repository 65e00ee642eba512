import { screen } from "@testing-library/dom";
import { expect, it } from "vitest";
import { draw, encounter, isDisabled, participant } from "../testing/page";
import { SaveBonuses } from "./SaveBonuses";

const unknown = {
  strength: null,
  dexterity: 5,
  constitution: 2,
  intelligence: null,
  wisdom: -1,
  charisma: null,
};
const mira = participant("mira", "Mira", { saveBonuses: unknown });

it("changes the save bonuses that are typed over, and forgets one that is emptied", async () => {
  const { server, user } = await draw(encounter(), (table) => <SaveBonuses table={table} of={mira} />);
  await user.click(screen.getByText("Saving throw bonuses"));
  const box = (name: string) => screen.getByRole("textbox", { name }) as HTMLInputElement;
  expect([box("Dexterity").value, box("Strength").value, box("Wisdom").value]).toEqual(["5", "", "-1"]);
  expect(isDisabled("Save these bonuses")).toBe(true);
  await user.type(box("Strength"), "+3");
  await user.clear(box("Constitution"));
  await user.clear(box("Wisdom"));
  await user.type(box("Wisdom"), "x");
  expect(isDisabled("Save these bonuses")).toBe(true);
  await user.clear(box("Wisdom"));
  await user.type(box("Wisdom"), "−1");
  await user.click(screen.getByRole("button", { name: "Save these bonuses" }));
  const changes = { saveBonuses: { strength: 3, constitution: null, wisdom: -1 } };
  expect(server.commands).toEqual([["update_participant", { participantId: "mira", changes }]]);
});
