import { beforeEach, describe, expect, it } from "vitest";
import type { Happening } from "../sync/connection";
import { fight, goblin, HeldTime } from "../sync/testing";
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
  const encounter = fight(version);
  return { ...encounter, participants: [encounter.participants[0] as Participant, goblin(changes)] };
};

function happening(name: Change, fields: Record<string, unknown>, more: Partial<Happening> = {}): Happening {
  const event = { encounterId: "fight", version: 2, participantId: "goblin", ...fields };
  return { name, event, before: fight(1), after: withGoblin(2, { currentHP: 3 }), age: 100, ...more };
}

const kinds = () => seen.map(({ kind }) => kind);

describe("effects", () => {
  it("show a hit with its number", async () => {
    feed.hear(happening("participant_hp_changed", { damage: 4, isCritical: true }));
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
    feed.hear(happening("participant_hp_changed", {}, { before, after }));
    await time.pass(100);
    expect(seen[0]).toEqual({ kind: "float", participantId: "goblin", tone: "damage", critical: false });
  });

  it("say nothing about hit points that stayed the same to this audience", async () => {
    feed.hear(happening("participant_hp_changed", {}, { after: fight(2) }));
    await time.pass(100);
    expect(seen).toEqual([]);
  });

  it("mark a fall once", async () => {
    const after = withGoblin(2, { currentHP: 0, isDefeated: true });
    feed.hear(happening("participant_hp_changed", { damage: 7 }, { after }));
    feed.hear(happening("participant_hp_changed", { version: 3, damage: 1 }, { before: after, after }));
    await time.pass(100);
    expect(kinds().filter((kind) => kind === "defeat")).toHaveLength(1);
  });

  it("stay away from old news", async () => {
    feed.hear(happening("participant_hp_changed", { damage: 4 }, { age: 60_000 }));
    await time.pass(100);
    expect(seen).toEqual([]);
  });

  it("stay away while nobody looks", async () => {
    visible = false;
    feed.hear(happening("participant_hp_changed", { damage: 4 }));
    visible = true;
    await time.pass(100);
    expect(seen).toEqual([]);
  });

  it("take an undo back quietly, whatever else its version says", async () => {
    feed.hear(happening("participant_hp_changed", { healing: 4 }));
    feed.hear(happening("encounter_updated", { reason: "undo" }));
    await time.pass(100);
    expect(seen).toEqual([]);
    expect(takenBack).toBe(1);
  });

  it("announce a turn, and nothing when somebody unseen acted", async () => {
    const after = { ...fight(2), currentParticipantId: "goblin", round: 2 };
    feed.hear(happening("turn_advanced", {}, { after }));
    feed.hear(happening("turn_advanced", { version: 3 }, { before: after, after: { ...after, version: 3 } }));
    await time.pass(100);
    expect(kinds()).toEqual(["turn", "caption"]);
    expect(seen[0]).toMatchObject({ isNewRound: true, round: 2 });
  });

  it("name a condition that ended by its former name", async () => {
    const before = withGoblin(1, { conditions: [{ _id: "c1", name: "Poisoned", duration: 1 }] });
    feed.hear(happening("condition_removed", { condition: { _id: "c1" } }, { before }));
    await time.pass(100);
    expect(seen).toEqual([{ kind: "caption", text: "Goblin is no longer poisoned." }]);
  });
});
