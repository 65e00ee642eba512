import { expect, test } from "vitest";
import type { TableEncounter } from "../table/participants";
import { lastDeed } from "./undo-labels";

function after(type: string, ...participantIds: string[]): TableEncounter {
  const participants = ["Goblin", "Lich"].map((name) => ({ _id: name, name }));
  return {
    participants,
    lastChange: {
      id: "1",
      type,
      by: "Dana",
      participantIds: participantIds.slice(-1),
      wholeParticipantIds: participantIds,
    },
  } as unknown as TableEncounter;
}

test("the label of undo names the change and its participants", () => {
  expect(lastDeed(after("deal_damage", "Goblin"))).toBe("damage: Goblin");
  expect(lastDeed(after("deal_damage", "Goblin", "Lich"))).toBe("damage: Goblin +1");
  expect(lastDeed(after("advance_turn"))).toBe("the turn");
});

test("a removed participant is not named, and an unknown command has a label", () => {
  expect(lastDeed(after("heal", "Orc"))).toBe("healing");
  expect(lastDeed(after("dance", "Lich"))).toBe("the last change: Lich");
});

test("without a change there is no label", () => {
  expect(lastDeed({ participants: [], lastChange: null } as unknown as TableEncounter)).toBeNull();
});
