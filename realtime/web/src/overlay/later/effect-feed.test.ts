import { beforeEach, describe, expect, it } from "vitest";
import type { TimedEvent } from "../../sync/connection";
import { encounterAt, goblin, HeldTime } from "../../sync/testing";
import type { Change, Encounter, Participant } from "../../sync/wire";
import type { Effect } from "../moment";
import { EffectFeed } from "./effect-feed";

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

const captions = () => seen.flatMap((effect) => (effect.kind === "caption" ? [effect.text] : []));
const tones = () => seen.flatMap((effect) => (effect.kind === "float" ? [effect.tone] : []));
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
    expect(tones().filter((tone) => tone === "defeat")).toHaveLength(1);
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

  it("show a hit at the level of bands where the band stays", async () => {
    const same = withGoblin(1, { healthBand: "hurt", visibility: "band" });
    for (const participant of same.participants) delete participant.currentHP;
    feed.add(
      liveEvent(
        "participant_hp_changed",
        { tone: "damage", isCritical: true },
        { before: same, after: same },
      ),
    );
    await time.pass(100);
    expect(seen[0]).toEqual({ kind: "float", participantId: "goblin", tone: "damage", critical: true });
    expect(captions()).toEqual(["Critical hit. Goblin takes damage."]);
  });

  it("say that somebody falls, and leave out the conditions of it", async () => {
    const after = withGoblin(2, { currentHP: 0 });
    const conditions = ["Unconscious", "Incapacitated", "Prone"];
    feed.add(liveEvent("participant_hp_changed", { damage: 7 }, { after }));
    for (const name of conditions) {
      const condition = { _id: name, name, duration: -1 };
      feed.add(liveEvent("condition_added", { condition }, { before: after, after }));
    }
    await time.pass(100);
    expect(captions()).toEqual(["Goblin takes 7 damage.", "Goblin falls."]);
  });

  it("tell a death, a return on a natural 20, lost concentration and temporary hit points", async () => {
    const before = withGoblin(1, {});
    const mira = { participantId: "mira" };
    const told = async (...events: Record<string, unknown>[]) => {
      seen = [];
      feed.add(
        liveEvent(
          "encounter_updated",
          { events: events.map((one) => ({ ...mira, ...one })) },
          { before, after: before },
        ),
      );
      await time.pass(100);
      return [tones(), captions()];
    };
    expect(await told({ type: "participant_died", reason: "death_saves" })).toEqual([
      ["death"],
      ["Mira dies."],
    ]);
    expect(await told({ type: "death_save_rolled", natural: 20 })).toEqual([
      ["natural20"],
      ["Mira rolls a natural 20."],
    ]);
    expect(await told({ type: "concentration_ended", name: "Bless", reason: "ended" })).toEqual([
      ["concentration"],
      ["Mira loses concentration on Bless."],
    ]);
    expect(await told({ type: "temporary_hp_set", before: 0, after: 1, offered: 1 })).toEqual([
      ["temporary"],
      ["Mira gains 1 temporary hit point."],
    ]);
  });

  it("tell who comes out of hiding, and who somebody is", async () => {
    const hidden = { ...encounterAt(1), participants: encounterAt(1).participants.slice(0, 1) };
    feed.add(liveEvent("encounter_updated", {}, { before: hidden, after: withGoblin(2, {}) }));
    const unknown = withGoblin(2, { name: "???", visibility: "unknown" });
    feed.add(liveEvent("encounter_updated", { version: 3 }, { before: unknown, after: withGoblin(3, {}) }));
    await time.pass(100);
    expect(captions()).toEqual(["Goblin appears.", "Revealed: Goblin."]);
  });

  it("tell who somebody is before their turn", async () => {
    const before = withGoblin(1, { name: "???", visibility: "unknown" });
    const after = { ...withGoblin(2, {}), currentParticipantId: "goblin" };
    feed.add(liveEvent("turn_advanced", {}, { before, after }));
    await time.pass(100);
    expect(captions()).toEqual(["Revealed: Goblin.", "Goblin's turn."]);
    expect(tones()).toEqual(["reveal"]);
  });

  it("begin with the first turn where it is rolled, and ask for rolls where it is not", async () => {
    const before = encounterAt(1, { status: "planning", currentParticipantId: null, round: 0 });
    feed.add(liveEvent("turn_advanced", {}, { before, after: encounterAt(2) }));
    feed.add(
      liveEvent(
        "encounter_updated",
        { reason: "started" },
        { before: encounterAt(2), after: encounterAt(2) },
      ),
    );
    await time.pass(100);
    expect(kinds()).toEqual(["caption", "turn", "caption"]);
    expect(captions()).toEqual(["The fight begins.", "Round 1. Mira's turn."]);
    seen = [];
    feed.add(
      liveEvent(
        "encounter_updated",
        { version: 3, reason: "started" },
        { before, after: { ...before, status: "active" } },
      ),
    );
    await time.pass(100);
    expect(kinds()).toEqual(["banner", "caption"]);
  });

  it("have grammar for what is no adjective", async () => {
    const bless = { condition: { _id: "c", name: "Bless", duration: 10 } };
    feed.add(liveEvent("condition_added", bless));
    feed.add(liveEvent("condition_removed", { ...bless, version: 3 }));
    await time.pass(100);
    expect(captions()).toEqual(["Goblin: Bless.", "Bless ends on Goblin."]);
  });
});

describe("who did what", () => {
  const floats = () => seen.filter((effect) => effect.kind === "float");
  const attack = (fields: Record<string, unknown>) =>
    liveEvent("encounter_updated", {
      reason: "changed",
      events: [
        { type: "attack_made", participantId: "goblin", sourceId: "mira", name: "Longsword", ...fields },
      ],
    });

  it("is told with the hit, once for the attack and its damage", async () => {
    feed.add(liveEvent("participant_hp_changed", { damage: 4, damageTypes: ["fire"], sourceId: "mira" }));
    feed.add(attack({ hit: true, natural: 17 }));
    await time.pass(100);
    const detail = { by: "Mira", means: "Longsword", types: ["fire"], rolled: 17 };
    expect(floats()).toMatchObject([{ tone: "damage", amount: 4, detail }]);
    expect(captions()).toEqual(["Mira, Longsword: Goblin takes 4 fire damage."]);
    expect(seen.filter(({ kind }) => kind === "roll")).toMatchObject([
      { who: "Mira", what: "Longsword", rolled: 17, tone: "good" },
    ]);
  });

  it("is told of a miss, and of a hit whose damage is not settled", async () => {
    feed.add(attack({ hit: false }));
    await time.pass(100);
    feed.add(attack({ hit: true }));
    await time.pass(100);
    expect(tones()).toEqual(["miss", "damage"]);
    expect(captions()).toEqual([
      "Mira, Longsword: The attack on Goblin misses.",
      "Mira, Longsword: The attack on Goblin hits.",
    ]);
  });

  it("leaves out whom the audience does not know", async () => {
    feed.add(liveEvent("participant_hp_changed", { damage: 4, sourceId: "unknown" }));
    await time.pass(100);
    expect(floats()[0]).not.toHaveProperty("detail");
    expect(captions()).toEqual(["Goblin takes 4 damage."]);
  });
});

describe("rolls", () => {
  it("are those of damage too, once for all whom it hits, where this audience may see them", async () => {
    const dice = "2d6 (1, ~~2~~, 3)";
    feed.add(liveEvent("participant_hp_changed", { damage: 4, sourceId: "mira", dice }));
    feed.add(liveEvent("participant_hp_changed", { damage: 4, participantId: "mira", dice }));
    feed.add(liveEvent("participant_hp_changed", { version: 3, tone: "damage", dice }));
    await time.pass(100);
    const rolls = seen.filter(({ kind }) => kind === "roll");
    const what = "2d6 (1, 2, 3)";
    expect(rolls).toEqual([{ kind: "roll", who: "Mira", what, rolled: 4, tone: "neutral" }]);
  });

  const view = (fields: Record<string, unknown>) =>
    liveEvent("encounter_updated", { reason: "changed", events: [{ participantId: "goblin", ...fields }] });

  it.each([
    [
      { type: "save_made", name: "Fireball", isPassed: true, total: 18 },
      "Goblin saves against Fireball.",
      18,
    ],
    [{ type: "save_made", name: "Web", isPassed: false }, "Goblin fails the save against Web.", undefined],
    [{ type: "death_save_rolled", natural: 7 }, "Goblin rolls 7 on a death save.", 7],
    [{ type: "death_save_rolled", natural: 20 }, "Goblin rolls a natural 20.", 20],
  ])("of %j are told", async (fields, caption, rolled) => {
    feed.add(view(fields));
    await time.pass(100);
    expect(captions()).toEqual([caption]);
    expect(tones()).toHaveLength(1);
    const rolls = seen.filter((effect) => effect.kind === "roll");
    expect(rolls.map((roll) => roll.rolled)).toEqual(rolled === undefined ? [] : [rolled]);
  });

  it("of initiative are listed", async () => {
    feed.add(liveEvent("initiative_updated", { initiativeRoll: 19 }));
    await time.pass(100);
    expect(seen).toEqual([{ kind: "roll", who: "Goblin", what: "Initiative", rolled: 19, tone: "neutral" }]);
  });
});
