import { beforeEach, describe, expect, it } from "vitest";
import { Store } from "../sync/observable";
import { HeldTime } from "../sync/testing";
import { UNDIRECTED } from "../sync/undirected";
import type { ProducerState } from "../sync/wire";
import { readConfig } from "./config";
import { DEMO_EVENTS, Demo } from "./demo";
import { MomentPlayer } from "./later/moment-player";
import { Model } from "./model";

let time: HeldTime;
let demo: Demo;
let visibility: Store<boolean>;
let model: Model;

beforeEach(() => {
  time = new HeldTime();
  demo = new Demo();
  visibility = new Store(true);
  model = new Model(
    demo,
    demo.directed,
    visibility,
    readConfig(""),
    time,
    (callback) => void time.after(16, callback),
  );
  new MomentPlayer(model, demo, demo.directed, visibility, time);
});

const moments = () => [...model.floats.value, ...(model.splash.value ? [model.splash.value] : [])];

describe("effects", () => {
  it("expire by the clock, even when nothing is drawn", async () => {
    demo.fire("crit");
    demo.fire("next-turn");
    await time.pass(100);
    expect(moments()).toHaveLength(2);
    await time.pass(3_000);
    expect(moments()).toEqual([]);
  });

  it("of ten minutes on a hidden page are never played", async () => {
    demo.fire("damage");
    await time.pass(100);
    visibility.set(false);
    expect(moments()).toEqual([]);
    for (let minute = 0; minute < 10; minute += 1) {
      for (const event of DEMO_EVENTS.filter((name) => name !== "undo")) demo.fire(event);
      await time.pass(60_000);
      expect(moments()).toEqual([]);
    }
    const captions = model.captions.value;
    visibility.set(true);
    await time.pass(5_000);
    expect(moments()).toEqual([]);
    expect(model.captions.value).toEqual(captions);
    expect(model.encounter.value).toEqual(demo.encounter.get());
  });

  it("are shown again as soon as the page is visible", async () => {
    visibility.set(false);
    demo.fire("damage");
    visibility.set(true);
    demo.fire("heal");
    await time.pass(100);
    expect(model.floats.value.map(({ tone }) => tone)).toEqual(["healing"]);
  });

  it("are limited in a burst", async () => {
    for (let blow = 0; blow < 200; blow += 1) demo.fire(blow % 2 ? "heal" : "damage");
    await time.pass(100);
    expect(model.floats.value.length).toBeLessThanOrEqual(40);
    expect(model.captions.value.length).toBeLessThanOrEqual(4);
  });

  it("of the same kind and amount at once are one, with their number", async () => {
    for (let hit = 0; hit < 4; hit += 1) demo.fire("damage");
    await time.pass(100);
    expect(model.floats.value).toMatchObject([{ amount: 7, times: 4 }]);
  });

  it("leave with their captions", async () => {
    demo.fire("damage");
    await time.pass(100);
    expect(model.captions.value).not.toEqual([]);
    await time.pass(10_000);
    expect(model.captions.value).toEqual([]);
  });

  it("beside one row do not touch the others", async () => {
    demo.fire("damage");
    await time.pass(100);
    const first = model.floatsBeside.value.get("mira");
    demo.fire("next-turn");
    demo.fire("damage");
    await time.pass(100);
    expect([...model.floatsBeside.value.keys()].sort()).toEqual(["mira", "ogre"]);
    expect(model.floatsBeside.value.get("mira")).toBe(first);
  });
});

describe("a producer", () => {
  const state = (changes: Partial<ProducerState>) => demo.producer.set({ ...UNDIRECTED, ...changes });

  it("announces whose turn it is, or another one", async () => {
    demo.cue.set({ kind: "splash", participantId: null, at: "" });
    expect(model.splash.value?.title).toBe("Mira Ashdown");
    demo.cue.set({ kind: "splash", participantId: "ogre", at: "" });
    expect(model.splash.value?.title).toBe("Ogre");
    demo.cue.set({ kind: "splash", participantId: "nobody", at: "" });
    expect(model.splash.value?.title).toBe("Ogre");
  });

  it("clears what is on the screen", async () => {
    demo.fire("crit");
    demo.fire("next-turn");
    await time.pass(100);
    demo.cue.set({ kind: "clear", participantId: null, at: "" });
    expect([moments(), model.captions.value]).toEqual([[], []]);
  });

  it("pauses moments, and those of the pause are never played", async () => {
    state({ revision: 1, arePaused: true });
    demo.fire("crit");
    await time.pass(100);
    state({ revision: 2 });
    await time.pass(100);
    expect(moments()).toEqual([]);
    demo.fire("damage");
    await time.pass(100);
    expect(moments()).toHaveLength(1);
  });
});

it("lets the order come in row by row once initiative is rolled", async () => {
  const fight = demo.encounter.get();
  if (!fight) throw new Error("no demo");
  demo.encounter.set({ ...fight, status: "planning" });
  await time.pass(20);
  expect([model.phase.value, model.isRevealing.value]).toEqual(["planning", false]);
  demo.encounter.set({ ...fight, status: "active" });
  await time.pass(20);
  expect(model.isRevealing.value).toBe(true);
  await time.pass(3_000);
  expect(model.isRevealing.value).toBe(false);
});
