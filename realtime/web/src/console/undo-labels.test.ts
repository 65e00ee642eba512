import { expect, test } from "vitest";
import type { Fight } from "../table/participants";
import { lastDeed } from "./undo-labels";

function after(type: string, ...participantIds: string[]): Fight {
  const participants = ["Goblin", "Lich"].map((name) => ({ _id: name, name }));
  return { participants, lastChange: { id: "1", type, by: "Dana", participantIds } } as unknown as Fight;
}

test("what undo takes back is named with whom it is about", () => {
  expect(lastDeed(after("deal_damage", "Goblin"))).toBe("damage: Goblin");
  expect(lastDeed(after("deal_damage", "Goblin", "Lich"))).toBe("damage: Goblin +1");
  expect(lastDeed(after("advance_turn"))).toBe("the turn");
});

test("whoever left is not named, and a command of a later version has words too", () => {
  expect(lastDeed(after("heal", "Orc"))).toBe("healing");
  expect(lastDeed(after("dance", "Lich"))).toBe("the last change: Lich");
});

test("where nothing was done there is nothing to take back", () => {
  expect(lastDeed({ participants: [], lastChange: null } as unknown as Fight)).toBeNull();
});
