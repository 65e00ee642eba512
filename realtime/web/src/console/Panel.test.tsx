import { screen } from "@testing-library/dom";
import { expect, it } from "vitest";
import { dmEncounter, draw, participant } from "../testing/page";
import { Panel } from "./Panel";
import { Selection } from "./selection";

const cave = participant("cave", "Cave", { type: "lair", currentHP: 0, maxHP: 0 });

it("does nothing to a lair: no damage, no conditions, no attacks", async () => {
  await draw(dmEncounter({ participants: [cave] }), (table) => (
    <Panel table={table} selection={new Selection(table)} />
  ));
  expect(screen.getByText("Remove from the fight…")).toBeTruthy();
  const offered = screen.getAllByRole("button").map(({ textContent }) => textContent);
  expect(offered).not.toEqual(expect.arrayContaining(["Damage"]));
  expect(offered).not.toEqual(expect.arrayContaining(["Add condition"]));
  expect(screen.queryByText("Save an attack")).toBeNull();
});
