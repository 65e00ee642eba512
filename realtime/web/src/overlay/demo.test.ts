import { beforeEach, describe, expect, it } from "vitest";
import type { Happening } from "../sync/connection";
import { DEMO_EVENTS, Demo } from "./demo";
import { effectsOf } from "./effects";

let demo: Demo;
let heard: Happening[];

beforeEach(() => {
  demo = new Demo();
  heard = [];
  demo.onHappening((happening) => heard.push(happening));
});

const kinds = () => heard.flatMap(effectsOf).map(({ kind }) => kind);

describe("the demo", () => {
  it("shows a hit, a critical hit and a healing", () => {
    demo.fire("damage");
    demo.fire("crit");
    demo.fire("heal");
    const floats = heard.flatMap(effectsOf).filter((effect) => effect.kind === "float");
    expect(floats).toMatchObject([
      { tone: "damage", amount: 7, critical: false },
      { tone: "damage", amount: 16, critical: true },
      { tone: "healing", amount: 9 },
    ]);
  });

  it("fells whoever has the turn", () => {
    demo.fire("next-turn");
    demo.fire("defeat");
    expect(kinds()).toContain("defeat");
  });

  it("begins a new round at any turn", () => {
    demo.fire("next-turn");
    demo.fire("new-round");
    expect(demo.encounter.get()).toMatchObject({ round: 4, currentParticipantId: "mira" });
  });

  it("takes everything back, step by step", () => {
    const beginning = demo.encounter.get();
    for (const event of DEMO_EVENTS) demo.fire(event);
    for (const _ of DEMO_EVENTS) demo.fire("undo");
    expect({ ...demo.encounter.get(), version: 1 }).toEqual(beginning);
  });
});
