import { beforeEach, describe, expect, it } from "vitest";
import type { TimedEvent } from "../sync/connection";
import { DEMO_EVENTS, Demo } from "./demo";
import { effectsOf } from "./later/change-moments";

let demo: Demo;
let received: TimedEvent[];

beforeEach(() => {
  demo = new Demo();
  received = [];
  demo.onLiveEvent((liveEvent) => received.push(liveEvent));
});

const effects = () => received.flatMap((liveEvent) => effectsOf([liveEvent]));

describe("the demo", () => {
  it("shows a hit, a critical hit and healing", () => {
    demo.fire("damage");
    demo.fire("crit");
    demo.fire("heal");
    const floats = effects().filter((effect) => effect.kind === "float");
    expect(floats).toMatchObject([
      { tone: "damage", amount: 7, critical: false },
      { tone: "damage", amount: 16, critical: true },
      { tone: "healing", amount: 9 },
    ]);
  });

  it("defeats the participant whose turn it is", () => {
    demo.fire("next-turn");
    demo.fire("defeat");
    expect(effects()).toContainEqual(expect.objectContaining({ kind: "float", tone: "defeat" }));
  });

  it("begins a new round at any turn", () => {
    demo.fire("next-turn");
    demo.fire("new-round");
    expect(demo.encounter.get()).toMatchObject({ round: 4, currentParticipantId: "mira" });
  });

  it("undoes every change, one by one", () => {
    const beginning = demo.encounter.get();
    for (const event of DEMO_EVENTS) demo.fire(event);
    for (const _ of DEMO_EVENTS) demo.fire("undo");
    expect({ ...demo.encounter.get(), version: 1 }).toEqual(beginning);
  });

  it("keeps what it is asked for until moments are played", async () => {
    const target = new EventTarget() as Window & typeof globalThis;
    Object.assign(target, { location: { origin: "here" } });
    const ask = (data: unknown) =>
      target.dispatchEvent(new MessageEvent("message", { origin: "here", data }));
    let complete = () => {};
    demo.listen(target, new Promise<void>((resolve) => (complete = resolve)));
    ask({ demo: "damage" });
    ask({ demo: "next-turn" });
    await Promise.resolve();
    expect(received).toEqual([]);
    complete();
    await Promise.resolve();
    expect(received.map(({ name }) => name)).toEqual(["participant_hp_changed", "turn_advanced"]);
  });
});
