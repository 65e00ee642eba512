import { beforeEach, describe, expect, it } from "vitest";
import { HeldTime } from "../../sync/testing";
import { Demo } from "../demo";
import { BroadcastDelay } from "./broadcast-delay";

let time: HeldTime;
let demo: Demo;
let delay: number;
let delayed: BroadcastDelay;
let received: string[];

beforeEach(() => {
  time = new HeldTime();
  demo = new Demo();
  delay = 10_000;
  received = [];
  delayed = new BroadcastDelay(demo, time, () => delay);
  delayed.onLiveEvent(({ name, after }) => received.push(`${name} ${after.version}`));
});

it("shows nothing early, not even the first state", async () => {
  demo.fire("damage");
  await time.pass(9_999);
  expect([delayed.encounter.get(), received]).toEqual([null, []]);
  await time.pass(1);
  expect(delayed.encounter.get()).toEqual(demo.encounter.get());
  expect(received).toEqual(["participant_hp_changed 2"]);
});

it("keeps the time between changes", async () => {
  await time.pass(10_000);
  demo.fire("damage");
  await time.pass(4_000);
  demo.fire("next-turn");
  await time.pass(6_000);
  expect([delayed.encounter.get()?.version, received.length]).toEqual([2, 1]);
  await time.pass(4_000);
  expect([delayed.encounter.get()?.version, received.length]).toEqual([3, 2]);
});

it("keeps the order when the delay shrinks", async () => {
  demo.fire("damage");
  delay = 0;
  demo.fire("heal");
  expect(received).toEqual([]);
  await time.pass(10_000);
  expect(received).toEqual(["participant_hp_changed 2", "participant_hp_changed 3"]);
  demo.fire("next-turn");
  expect(delayed.encounter.get()?.version).toBe(4);
});

it("goes off the air at once, with all that is delayed", async () => {
  await time.pass(10_000);
  demo.fire("damage");
  demo.encounter.set(null);
  expect(delayed.encounter.get()).toBeNull();
  await time.pass(20_000);
  expect([delayed.encounter.get(), received]).toEqual([null, []]);
});

describe("a change undone before it is shown", () => {
  beforeEach(() => time.pass(10_000));

  it("is never shown", async () => {
    demo.fire("damage");
    await time.pass(3_000);
    demo.fire("undo");
    const seen: unknown[] = [];
    delayed.encounter.watch((encounter) => seen.push(encounter?.participants[0]?.currentHP));
    await time.pass(20_000);
    expect(new Set(seen)).toEqual(new Set([31]));
    expect(received).toEqual(["encounter_updated 3"]);
    expect(delayed.encounter.get()?.version).toBe(3);
  });

  it("keeps earlier changes", async () => {
    demo.fire("heal");
    demo.fire("next-turn");
    demo.fire("damage");
    demo.fire("undo");
    demo.fire("undo");
    await time.pass(10_000);
    expect(received).toEqual(["participant_hp_changed 2", "encounter_updated 6"]);
  });

  it("is reverted without an effect when it was already shown", async () => {
    demo.fire("damage");
    await time.pass(10_000);
    demo.fire("undo");
    await time.pass(10_000);
    expect(received).toEqual(["participant_hp_changed 2", "encounter_updated 3"]);
  });
});
