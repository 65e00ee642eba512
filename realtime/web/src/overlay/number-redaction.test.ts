import { beforeEach, expect, it } from "vitest";
import type { TimedEvent } from "../sync/connection";
import { Store } from "../sync/observable";
import { Demo } from "./demo";
import { effectsOf } from "./effects";
import { NumberRedaction } from "./number-redaction";
import { mayBeOnAir } from "./obs";

let demo: Demo;
let holds: Store<boolean>;
let discreet: NumberRedaction;
let received: TimedEvent[];

beforeEach(() => {
  demo = new Demo();
  holds = new Store(true);
  discreet = new NumberRedaction(demo, holds);
  received = [];
  discreet.onLiveEvent((liveEvent) => received.push(liveEvent));
});

it("hides every exact number and still shows what happened", () => {
  demo.fire("crit");
  const said = JSON.stringify([discreet.encounter.get(), ...received.flatMap(effectsOf)]);
  expect(said).not.toMatch(/HP|"amount"|16/);
  expect(received.flatMap(effectsOf)).toContainEqual(
    expect.objectContaining({ kind: "float", tone: "damage", critical: true }),
  );
});

it("shows numbers again when switched off, and keeps objects that did not change", () => {
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
