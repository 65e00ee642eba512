import { beforeEach, describe, expect, it } from "vitest";
import { GAP_DELAY, type LiveEvent, Sequencer } from "./sequencer";
import { encounterAt, goblin, HeldTime } from "./testing";
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
  it("applies the next version and reports its event", () => {
    sequencer.load(encounterAt(4), 4);
    sequencer.receive("participant_hp_changed", hit(5, 3));
    expect(sequencer.version).toBe(5);
    expect(hp()).toBe(3);
    expect(live).toHaveLength(1);
    expect(live[0]?.before.participants[1]?.currentHP).toBe(7);
  });

  it("ignores versions it has", () => {
    sequencer.load(encounterAt(4), 4);
    sequencer.receive("participant_hp_changed", hit(4, 1));
    sequencer.receive("participant_hp_changed", hit(2, 2));
    expect(hp()).toBe(7);
    expect(live).toHaveLength(0);
  });

  it("keeps the objects that did not change", () => {
    sequencer.load(encounterAt(4), 4);
    sequencer.receive("participant_hp_changed", hit(5, 3));
    expect(states[1]?.participants[0]).toBe(states[0]?.participants[0]);
    sequencer.load(encounterAt(6, { participants: structuredClone(states[1]?.participants ?? []) }), 6);
    expect(states[2]?.participants[1]).toBe(states[1]?.participants[1]);
  });

  it("holds back what arrives before the state", () => {
    sequencer.receive("participant_hp_changed", hit(5, 3));
    sequencer.receive("participant_hp_changed", hit(4, 5));
    sequencer.load(encounterAt(4), 4);
    expect(sequencer.version).toBe(5);
    expect(hp()).toBe(3);
    expect(live.map(({ event }) => event.version)).toEqual([5]);
  });

  it("waits for a late event instead of asking", async () => {
    sequencer.load(encounterAt(4), 4);
    sequencer.receive("participant_hp_changed", hit(6, 1));
    await time.held.pass(GAP_DELAY - 1);
    expect(hp()).toBe(7);
    sequencer.receive("participant_hp_changed", hit(5, 3));
    await time.held.pass(1000);
    expect(hp()).toBe(1);
    expect(asked).toEqual([]);
    expect(live.map(({ event }) => event.version)).toEqual([5, 6]);
  });

  it("requests missing versions, and does not report them as live", async () => {
    sequencer.load(encounterAt(4), 4);
    answer = () => ({
      ok: true,
      version: 6,
      patches: [{ version: 5, patch: hit(5, 4).patch ?? {} }, { version: 6 }],
    });
    sequencer.receive("participant_hp_changed", hit(7, 1));
    await time.held.pass(GAP_DELAY);
    expect(asked).toEqual([4]);
    expect(sequencer.version).toBe(7);
    expect(hp()).toBe(1);
    expect(live.map(({ event }) => event.version)).toEqual([7]);
  });

  it("detects by the heartbeat that it missed the last change", async () => {
    sequencer.load(encounterAt(4), 4);
    answer = () => ({ ok: true, version: 5, encounter: encounterAt(5, { round: 2 }) });
    sequencer.heartbeat(5);
    await time.held.pass(GAP_DELAY);
    expect(states.at(-1)?.round).toBe(2);
    expect(live).toEqual([]);
  });

  it("counts a bare version", () => {
    sequencer.load(encounterAt(4), 4);
    sequencer.receive("encounter_updated", { encounterId: "fight", version: 5 });
    sequencer.receive("participant_hp_changed", hit(6, 3));
    expect(hp()).toBe(3);
  });

  it("reports every event of one version but patches once", () => {
    sequencer.load(encounterAt(4), 4);
    sequencer.receive("participant_hp_changed", hit(5, 3));
    sequencer.receive("condition_removed", { encounterId: "fight", version: 5, patch: {} });
    sequencer.receive("condition_removed", { encounterId: "fight", version: 5, patch: {} });
    expect(live.map(({ name }) => name)).toEqual(["participant_hp_changed", "condition_removed"]);
    expect(live[1]?.before.version).toBe(4);
    expect(states).toHaveLength(2);
  });

  it("waits for the patch of a version whose further event came first", () => {
    sequencer.load(encounterAt(4), 4);
    sequencer.receive("condition_removed", { encounterId: "fight", version: 5, patch: {}, place: 1 });
    expect(sequencer.version).toBe(4);
    sequencer.receive("participant_hp_changed", hit(5, 3));
    expect(hp()).toBe(3);
    expect(live.map(({ name }) => name)).toEqual(["participant_hp_changed", "condition_removed"]);
  });

  it("asks for a version whose first event, the one with the patch, is lost", async () => {
    sequencer.load(encounterAt(4), 4);
    answer = () => ({
      ok: true,
      version: 5,
      patches: [{ version: 5, patch: { participants: [goblin({ currentHP: 3 })] } }],
    });
    sequencer.receive("condition_removed", { encounterId: "fight", version: 5, patch: {}, place: 1 });
    await time.held.pass(GAP_DELAY);
    expect([asked, hp()]).toEqual([[4], 3]);
  });

  it("converges whatever is lost, repeated or late", async () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const random = dice(seed);
      const current = () => encounterAt(version, { participants: [goblin({ currentHP: version % 7 })] });
      let version = 4;
      answer = () => ({ ok: true, version, encounter: current() });
      sequencer.joining();
      sequencer.load(current(), version, true);
      const late: Versioned[] = [];
      for (let step = 0; step < 30; step += 1) {
        version += 1;
        const events: Versioned[] = [hit(version, version % 7)];
        for (let place = 1; place < 1 + random(3); place += 1) {
          events.push({ encounterId: "fight", version, patch: {}, place });
        }
        for (const event of events) {
          const fate = random(6);
          if (fate === 0) continue;
          if (fate === 1) late.push(event);
          for (let times = fate === 2 ? 2 : fate === 1 ? 0 : 1; times > 0; times -= 1) {
            sequencer.receive("participant_hp_changed", event);
          }
        }
        if (late.length > 0 && random(2))
          sequencer.receive("participant_hp_changed", late.splice(random(late.length), 1)[0] as Versioned);
        if (random(4) === 0) await time.held.pass(random(300));
      }
      sequencer.heartbeat(version);
      await time.held.pass(5_000);
      expect([seed, sequencer.version, hp()]).toEqual([seed, version, version % 7]);
    }
  });

  it("asks again, with backoff, when there is no answer", async () => {
    sequencer.load(encounterAt(4), 4);
    answer = () => Promise.reject(new Error("timeout"));
    sequencer.heartbeat(5);
    await time.held.pass(10_000);
    expect(asked.length).toBeGreaterThan(2);
    expect(asked.length).toBeLessThan(8);
    answer = () => ({ ok: true, version: 5, patches: [{ version: 5, patch: { header: { round: 3 } } }] });
    await time.held.pass(5_000);
    expect(states.at(-1)?.round).toBe(3);
  });

  it("requests the full state when patches do not connect", async () => {
    sequencer.load(encounterAt(4), 4);
    answer = (version) =>
      version === 0
        ? { ok: true, version: 9, encounter: encounterAt(9, { round: 9 }) }
        : { ok: true, version: 9, patches: [{ version: 8 }, { version: 9 }] };
    sequencer.heartbeat(9);
    await time.held.pass(1_000);
    expect(asked).toEqual([4, 0]);
    expect(states.at(-1)?.round).toBe(9);
  });

  it("ignores an older full state, unless the server insists", async () => {
    sequencer.load(encounterAt(9), 9);
    expect(sequencer.load(encounterAt(3, { round: 7 }), 3)).toBe(false);
    answer = () => ({ ok: true, version: 3, encounter: encounterAt(3, { round: 7 }) });
    sequencer.resync();
    await time.held.pass(10_000);
    expect(states.at(-1)?.round).toBe(7);
    sequencer.receive("participant_hp_changed", hit(4, 2));
    expect(hp()).toBe(2);
  });

  it("ignores answers of a connection that was lost", async () => {
    sequencer.load(encounterAt(4), 4);
    answer = () => ({ ok: true, version: 5, encounter: encounterAt(5, { round: 5 }) });
    sequencer.heartbeat(5);
    sequencer.resync();
    sequencer.stop();
    await time.held.pass(1_000);
    expect(states.at(-1)?.round).toBe(1);
  });

  it("handles more early events than its buffer can hold", async () => {
    for (let version = 10; version < 1_200; version += 1)
      sequencer.receive("participant_hp_changed", hit(version, 1));
    answer = () => ({ ok: true, version: 1_199, encounter: encounterAt(1_199) });
    sequencer.load(encounterAt(4), 4);
    await time.held.pass(1_000);
    expect(sequencer.version).toBe(1_199);
    await time.held.pass(60_000);
    expect(asked).toHaveLength(1);
  });
});

describe("patches", () => {
  it("add, remove and reorder", () => {
    sequencer.load(encounterAt(1), 1);
    const patch = { participants: [goblin({ _id: "ogre" })], removed: ["goblin"], order: ["ogre", "mira"] };
    sequencer.receive("participant_added", { encounterId: "fight", version: 2, patch });
    expect(states.at(-1)?.participants.map(({ _id }) => _id)).toEqual(["ogre", "mira"]);
  });

  it("keep a participant that is missing in the order", () => {
    sequencer.load(encounterAt(1), 1);
    sequencer.receive("initiative_updated", {
      encounterId: "fight",
      version: 2,
      patch: { order: ["goblin"] },
    });
    expect(states.at(-1)?.participants.map(({ _id }) => _id)).toEqual(["goblin", "mira"]);
  });
});

/** Numbers below `most`, the same for a seed. */
function dice(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % most;
  };
}
