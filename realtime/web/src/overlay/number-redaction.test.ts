import { beforeEach, expect, it } from "vitest";
import type { Happening } from "../sync/connection";
import { Store } from "../sync/observable";
import { Demo } from "./demo";
import { effectsOf } from "./effects";
import { Discreet } from "./number-redaction";
import { mayBeOnAir } from "./obs";

let demo: Demo;
let holds: Store<boolean>;
let discreet: Discreet;
let heard: Happening[];

beforeEach(() => {
  demo = new Demo();
  holds = new Store(true);
  discreet = new Discreet(demo, holds);
  heard = [];
  discreet.onHappening((happening) => heard.push(happening));
});

it("keeps every exact number to itself, and says what happened all the same", () => {
  demo.fire("crit");
  const said = JSON.stringify([discreet.encounter.get(), ...heard.flatMap(effectsOf)]);
  expect(said).not.toMatch(/HP|"amount"|16/);
  expect(heard.flatMap(effectsOf)).toContainEqual(
    expect.objectContaining({ kind: "float", tone: "damage", critical: true }),
  );
});

it("says everything again as soon as it may, and keeps what did not change", () => {
  const before = discreet.encounter.get()?.participants[2];
  demo.fire("damage");
  expect(discreet.encounter.get()?.participants[2]).toBe(before);
  holds.set(false);
  expect(discreet.encounter.get()).toEqual(demo.encounter.get());
});

it("counts as on air in OBS until OBS says otherwise", () => {
  const version = null;
  expect(mayBeOnAir({ streaming: null, recording: null, version }, true)).toBe(true);
  expect(mayBeOnAir({ streaming: false, recording: false, version }, true)).toBe(false);
  expect(mayBeOnAir({ streaming: false, recording: true, version }, true)).toBe(true);
  expect(mayBeOnAir({ streaming: null, recording: null, version }, false)).toBe(false);
});
