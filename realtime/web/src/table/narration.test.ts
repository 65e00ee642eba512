import { describe, expect, it } from "vitest";
import { encounterAt } from "../sync/testing";
import type { Change } from "../sync/wire";
import { narrate } from "./narration";

const narrated = (name: Change, event: Record<string, unknown>) =>
  narrate({
    name,
    event: { encounterId: "fight", version: 2, ...event },
    before: encounterAt(1),
    after: encounterAt(2),
    age: 0,
  });

describe("what happened", () => {
  it("has numbers where they are visible and bands where they are not", () => {
    expect(narrated("participant_hp_changed", { participantId: "mira", damage: 5, newHP: 2 })).toEqual([
      "Mira takes 5 damage (now 2)",
    ]);
    expect(narrated("participant_hp_changed", { participantId: "goblin", healthBand: "bloodied" })).toEqual([
      "Goblin: bloodied",
    ]);
  });

  it("reports the DM's answer to a request", () => {
    const events = [{ type: "request_settled", requestId: "r", answer: "half" }];
    expect(narrated("encounter_updated", { events })).toEqual(["The DM allows half of the damage"]);
  });

  it("tells what was changed about a condition", () => {
    const condition = { _id: "c", name: "Hexed", duration: 3, saveEnds: { ability: "Wisdom", dc: 12 } };
    const told = (...fields: string[]) =>
      narrated("encounter_updated", {
        events: [{ type: "condition_changed", participantId: "mira", condition, fields }],
      });
    expect(told("duration", "saveEnds")).toEqual(["Mira: Hexed, 3 more rounds, Wisdom save, DC 12, ends it"]);
    expect(told("anchorId")).toEqual(["Mira: Hexed, counts otherwise"]);
  });

  it.each([
    [2, "The fight is over"],
    [0, "The fight ended before it began"],
  ])("says how a fight ended in round %i", (round, words) => {
    const event = { encounterId: "fight", version: 2, events: [{ type: "encounter_ended" }] };
    const after = encounterAt(2, { round });
    expect(narrate({ name: "encounter_updated", event, before: after, after, age: 0 })).toEqual([words]);
  });

  it("skips unknown events", () => {
    expect(narrated("encounter_updated", { events: [{ type: "a_new_kind" }] })).toEqual([]);
    expect(narrated("encounter_updated", {})).toEqual([]);
  });
});
