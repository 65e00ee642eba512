import { beforeEach, describe, expect, it } from "vitest";
import type { TimedEvent } from "../sync/connection";
import { encounterAt, goblin, HeldTime } from "../sync/testing";
import type { Change, Encounter, Participant } from "../sync/wire";
import { type Effect, EffectFeed } from "./effects";

let time: HeldTime;
let visible: boolean;
let seen: Effect[];
let takenBack: number;
let feed: EffectFeed;

beforeEach(() => {
  time = new HeldTime();
  visible = true;
  seen = [];
  takenBack = 0;
  feed = new EffectFeed({
    timing: time,
    isVisible: () => visible,
    onEffects: (effects) => seen.push(...effects),
    onTakenBack: () => {
      takenBack += 1;
    },
  });
});

const withGoblin = (version: number, changes: Partial<Participant>): Encounter => {
  const encounter = encounterAt(version);
  return { ...encounter, participants: [encounter.participants[0] as Participant, goblin(changes)] };
};

function liveEvent(
  name: Change,
  fields: Record<string, unknown>,
  more: Partial<TimedEvent> = {},
): TimedEvent {
  const event = { encounterId: "fight", version: 2, participantId: "goblin", ...fields };
  return { name, event, before: encounterAt(1), after: withGoblin(2, { currentHP: 3 }), age: 100, ...more };
}

const kinds = () => seen.map(({ kind }) => kind);

describe("effects", () => {
  it("show a hit with its number", async () => {
    feed.add(liveEvent("participant_hp_changed", { damage: 4, isCritical: true }));
    await time.pass(100);
    expect(seen[0]).toEqual({
      kind: "float",
      participantId: "goblin",
      tone: "damage",
      amount: 4,
      critical: true,
    });
    expect(seen[1]).toEqual({ kind: "caption", text: "Critical hit. Goblin takes 4 damage." });
  });

  it("show a hit without a number when only the band is known", async () => {
    const before = withGoblin(1, { healthBand: "hurt" });
    const after = withGoblin(2, { healthBand: "bloodied" });
    for (const encounter of [before, after]) delete encounter.participants[1]?.currentHP;
    feed.add(liveEvent("participant_hp_changed", {}, { before, after }));
    await time.pass(100);
    expect(seen[0]).toEqual({ kind: "float", participantId: "goblin", tone: "damage", critical: false });
  });

  it("are absent when this audience's view of the hit points did not change", async () => {
    feed.add(liveEvent("participant_hp_changed", {}, { after: encounterAt(2) }));
    await time.pass(100);
    expect(seen).toEqual([]);
  });

  it("mark a defeat once", async () => {
    const after = withGoblin(2, { currentHP: 0, isDefeated: true });
    feed.add(liveEvent("participant_hp_changed", { damage: 7 }, { after }));
    feed.add(liveEvent("participant_hp_changed", { version: 3, damage: 1 }, { before: after, after }));
    await time.pass(100);
    expect(kinds().filter((kind) => kind === "defeat")).toHaveLength(1);
  });

  it("are absent for old events", async () => {
    feed.add(liveEvent("participant_hp_changed", { damage: 4 }, { age: 60_000 }));
    await time.pass(100);
    expect(seen).toEqual([]);
  });

  it("are absent while the page is hidden", async () => {
    visible = false;
    feed.add(liveEvent("participant_hp_changed", { damage: 4 }));
    visible = true;
    await time.pass(100);
    expect(seen).toEqual([]);
  });

  it("are absent for an undo, whatever other events its version has", async () => {
    feed.add(liveEvent("participant_hp_changed", { healing: 4 }));
    feed.add(liveEvent("encounter_updated", { reason: "undo" }));
    await time.pass(100);
    expect(seen).toEqual([]);
    expect(takenBack).toBe(1);
  });

  it("announce a turn, but not when an unseen participant acts", async () => {
    const after = { ...encounterAt(2), currentParticipantId: "goblin", round: 2 };
    feed.add(liveEvent("turn_advanced", {}, { after }));
    feed.add(liveEvent("turn_advanced", { version: 3 }, { before: after, after: { ...after, version: 3 } }));
    await time.pass(100);
    expect(kinds()).toEqual(["turn", "caption"]);
    expect(seen[0]).toMatchObject({ isNewRound: true, round: 2 });
  });

  it("name a condition that ended", async () => {
    const before = withGoblin(1, { conditions: [{ _id: "c1", name: "Poisoned", duration: 1 }] });
    feed.add(
      liveEvent("condition_removed", { condition: { _id: "c1", name: "Poisoned", duration: 1 } }, { before }),
    );
    await time.pass(100);
    expect(seen).toEqual([{ kind: "caption", text: "Goblin is no longer poisoned." }]);
  });
});
