import { beforeEach, describe, expect, it } from "vitest";
import { GAP_PATIENCE, type LiveEvent, Sequencer } from "./sequencer";
import { fight, goblin, HeldTime } from "./testing";
import type { Encounter, SyncAnswer, Versioned } from "./wire";

const time = { held: new HeldTime() };
let states: Encounter[];
let live: LiveEvent[];
let asked: number[];
let answer: (version: number) => SyncAnswer | Promise<SyncAnswer>;
let sequencer: Sequencer;

const hit = (version: number, hp: number, more: Partial<Versioned> = {}): Versioned => ({
  encounterId: "fight",
  version,
  patch: { participants: [goblin({ currentHP: hp })] },
  ...more,
});
const hp = () => states.at(-1)?.participants.find(({ _id }) => _id === "goblin")?.currentHP;

beforeEach(() => {
  time.held = new HeldTime();
  states = [];
  live = [];
  asked = [];
  answer = (version) => ({ ok: true, version, patches: [] });
  sequencer = new Sequencer({
    timing: time.held,
    onState: (state) => states.push(state),
    onLive: (event) => live.push(event),
    sync: async (version) => {
      asked.push(version);
      return answer(version);
    },
  });
  sequencer.joining();
});

describe("a viewer", () => {
  it("applies the next version and says what happened", () => {
    sequencer.load(fight(4), 4);
    sequencer.receive("participant_hp_changed", hit(5, 3));
    expect(sequencer.version).toBe(5);
    expect(hp()).toBe(3);
    expect(live).toHaveLength(1);
    expect(live[0]?.before.participants[1]?.currentHP).toBe(7);
  });

  it("ignores what it has", () => {
    sequencer.load(fight(4), 4);
    sequencer.receive("participant_hp_changed", hit(4, 1));
    sequencer.receive("participant_hp_changed", hit(2, 2));
    expect(hp()).toBe(7);
    expect(live).toHaveLength(0);
  });

  it("keeps the objects that did not change", () => {
    sequencer.load(fight(4), 4);
    sequencer.receive("participant_hp_changed", hit(5, 3));
    expect(states[1]?.participants[0]).toBe(states[0]?.participants[0]);
    sequencer.load(fight(6, { participants: structuredClone(states[1]?.participants ?? []) }), 6);
    expect(states[2]?.participants[1]).toBe(states[1]?.participants[1]);
  });

  it("holds back what arrives before the state", () => {
    sequencer.receive("participant_hp_changed", hit(5, 3));
    sequencer.receive("participant_hp_changed", hit(4, 5));
    sequencer.load(fight(4), 4);
    expect(sequencer.version).toBe(5);
    expect(hp()).toBe(3);
    expect(live.map(({ event }) => event.version)).toEqual([5]);
  });

  it("waits for a late event instead of asking", async () => {
    sequencer.load(fight(4), 4);
    sequencer.receive("participant_hp_changed", hit(6, 1));
    await time.held.pass(GAP_PATIENCE - 1);
    expect(hp()).toBe(7);
    sequencer.receive("participant_hp_changed", hit(5, 3));
    await time.held.pass(1000);
    expect(hp()).toBe(1);
    expect(asked).toEqual([]);
    expect(live.map(({ event }) => event.version)).toEqual([5, 6]);
  });

  it("asks for what is missing, and does not replay it as if it were live", async () => {
    sequencer.load(fight(4), 4);
    answer = () => ({
      ok: true,
      version: 6,
      patches: [{ version: 5, patch: hit(5, 4).patch ?? {} }, { version: 6 }],
    });
    sequencer.receive("participant_hp_changed", hit(7, 1));
    await time.held.pass(GAP_PATIENCE);
    expect(asked).toEqual([4]);
    expect(sequencer.version).toBe(7);
    expect(hp()).toBe(1);
    expect(live.map(({ event }) => event.version)).toEqual([7]);
  });

  it("notices by the heartbeat that it missed the last change", async () => {
    sequencer.load(fight(4), 4);
    answer = () => ({ ok: true, version: 5, encounter: fight(5, { round: 2 }) });
    sequencer.heartbeat(5);
    await time.held.pass(GAP_PATIENCE);
    expect(states.at(-1)?.round).toBe(2);
    expect(live).toEqual([]);
  });

  it("counts a bare version", () => {
    sequencer.load(fight(4), 4);
    sequencer.receive("encounter_updated", { encounterId: "fight", version: 5 });
    sequencer.receive("participant_hp_changed", hit(6, 3));
    expect(hp()).toBe(3);
  });

  it("hears every event of one version but patches once", () => {
    sequencer.load(fight(4), 4);
    sequencer.receive("participant_hp_changed", hit(5, 3));
    sequencer.receive("condition_removed", { encounterId: "fight", version: 5, patch: {} });
    sequencer.receive("condition_removed", { encounterId: "fight", version: 5, patch: {} });
    expect(live.map(({ name }) => name)).toEqual(["participant_hp_changed", "condition_removed"]);
    expect(live[1]?.before.version).toBe(4);
    expect(states).toHaveLength(2);
  });

  it("takes the patch of a version whose empty event came first", () => {
    sequencer.load(fight(4), 4);
    sequencer.receive("condition_removed", { encounterId: "fight", version: 5, patch: {} });
    sequencer.receive("participant_hp_changed", hit(5, 3));
    expect(hp()).toBe(3);
  });

  it("asks again, with patience, when nobody answers", async () => {
    sequencer.load(fight(4), 4);
    answer = () => Promise.reject(new Error("timeout"));
    sequencer.heartbeat(5);
    await time.held.pass(10_000);
    expect(asked.length).toBeGreaterThan(2);
    expect(asked.length).toBeLessThan(8);
    answer = () => ({ ok: true, version: 5, patches: [{ version: 5, patch: { header: { round: 3 } } }] });
    await time.held.pass(5_000);
    expect(states.at(-1)?.round).toBe(3);
  });

  it("asks for everything when patches do not connect", async () => {
    sequencer.load(fight(4), 4);
    answer = (version) =>
      version === 0
        ? { ok: true, version: 9, encounter: fight(9, { round: 9 }) }
        : { ok: true, version: 9, patches: [{ version: 8 }, { version: 9 }] };
    sequencer.heartbeat(9);
    await time.held.pass(1_000);
    expect(asked).toEqual([4, 0]);
    expect(states.at(-1)?.round).toBe(9);
  });

  it("ignores an older full state, unless the server insists", async () => {
    sequencer.load(fight(9), 9);
    expect(sequencer.load(fight(3, { round: 7 }), 3)).toBe(false);
    answer = () => ({ ok: true, version: 3, encounter: fight(3, { round: 7 }) });
    sequencer.resync();
    await time.held.pass(10_000);
    expect(states.at(-1)?.round).toBe(7);
    sequencer.receive("participant_hp_changed", hit(4, 2));
    expect(hp()).toBe(2);
  });

  it("forgets answers that were under way when the connection broke", async () => {
    sequencer.load(fight(4), 4);
    answer = () => ({ ok: true, version: 5, encounter: fight(5, { round: 5 }) });
    sequencer.heartbeat(5);
    sequencer.resync();
    sequencer.stop();
    await time.held.pass(1_000);
    expect(states.at(-1)?.round).toBe(1);
  });

  it("survives more early events than it can hold", async () => {
    for (let version = 10; version < 1_200; version += 1)
      sequencer.receive("participant_hp_changed", hit(version, 1));
    answer = () => ({ ok: true, version: 1_199, encounter: fight(1_199) });
    sequencer.load(fight(4), 4);
    await time.held.pass(1_000);
    expect(sequencer.version).toBe(1_199);
    await time.held.pass(60_000);
    expect(asked).toHaveLength(1);
  });
});

describe("patches", () => {
  it("add, remove and reorder", () => {
    sequencer.load(fight(1), 1);
    const patch = { participants: [goblin({ _id: "ogre" })], removed: ["goblin"], order: ["ogre", "mira"] };
    sequencer.receive("participant_added", { encounterId: "fight", version: 2, patch });
    expect(states.at(-1)?.participants.map(({ _id }) => _id)).toEqual(["ogre", "mira"]);
  });

  it("keep somebody whom the order forgot", () => {
    sequencer.load(fight(1), 1);
    sequencer.receive("initiative_updated", {
      encounterId: "fight",
      version: 2,
      patch: { order: ["goblin"] },
    });
    expect(states.at(-1)?.participants.map(({ _id }) => _id)).toEqual(["goblin", "mira"]);
  });
});
