import { describe, expect, it } from "vitest";
import { fight } from "../sync/testing";
import type { Change } from "../sync/wire";
import { tell } from "./narration";

const told = (name: Change, event: Record<string, unknown>) =>
  tell({
    name,
    event: { encounterId: "fight", version: 2, ...event },
    before: fight(1),
    after: fight(2),
    age: 0,
  });

describe("what happened", () => {
  it("is said with numbers where they are known and with bands where they are not", () => {
    expect(told("participant_hp_changed", { participantId: "mira", damage: 5, newHP: 2 })).toEqual([
      "Mira takes 5 damage (2 left).",
    ]);
    expect(told("participant_hp_changed", { participantId: "goblin", healthBand: "bloodied" })).toEqual([
      "Goblin: bloodied.",
    ]);
  });

  it("tells whoever asked what the DM answered", () => {
    const events = [{ type: "request_settled", requestId: "r", answer: "half" }];
    expect(told("encounter_updated", { events })).toEqual(["The DM allows half of the damage."]);
  });

  it("passes over what it has no words for", () => {
    expect(told("encounter_updated", { events: [{ type: "a_new_kind" }] })).toEqual([]);
    expect(told("encounter_updated", {})).toEqual([]);
  });
});
