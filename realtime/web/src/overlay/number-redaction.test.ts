import { beforeEach, expect, it, vi } from "vitest";
import type { TimedEvent } from "../sync/connection";
import { Store } from "../sync/observable";
import type { Config } from "./config";
import { Demo } from "./demo";
import { effectsOf } from "./later/change-moments";
import { NumberRedaction } from "./number-redaction";
import { mayBeOnAir } from "./obs";

let demo: Demo;
let hidden: Store<Config["onair"]>;
let discreet: NumberRedaction;
let received: TimedEvent[];

beforeEach(() => {
  demo = new Demo();
  hidden = new Store<Config["onair"]>("band");
  discreet = new NumberRedaction(demo, hidden);
  received = [];
  discreet.onLiveEvent((liveEvent) => received.push(liveEvent));
});

const effects = () => received.flatMap((liveEvent) => effectsOf([liveEvent]));

it("hides every exact number and still shows what happened", () => {
  demo.fire("crit");
  const { turnBeganAt, ...shown } = discreet.encounter.get() ?? {};
  expect(JSON.stringify([shown, ...effects()])).not.toMatch(/HP|"amount"|16/);
  expect(effects()).toContainEqual(
    expect.objectContaining({ kind: "float", tone: "damage", critical: true }),
  );
});

it("hides hit points and shows the damage where that is asked for", () => {
  hidden.set("damage");
  demo.fire("crit");
  expect(JSON.stringify(discreet.encounter.get())).not.toMatch(/HP/);
  expect(effects()).toContainEqual(expect.objectContaining({ tone: "damage", amount: 16, critical: true }));
});

it("tells nothing else from which hit points follow", () => {
  const version = { encounterId: "fight", version: 2 };
  const events = [
    { type: "temporary_hp_set", participantId: "mira", before: 0, after: 5 },
    { type: "death_save_rolled", participantId: "mira", natural: 20 },
    { type: "participant_revived", participantId: "mira" },
  ];
  const encounter = demo.encounter.get();
  if (!encounter) throw new Error("the demo has an encounter");
  const listen = vi.spyOn(demo, "onLiveEvent");
  new NumberRedaction(demo, hidden).onLiveEvent((liveEvent) => received.push(liveEvent));
  const send = listen.mock.calls[0]?.[0];
  const live = { name: "encounter_updated", event: { ...version, events }, age: 0 } as const;
  send?.({ ...live, before: encounter, after: encounter });
  expect(received.map(({ event }) => event)).toEqual([{ ...version, events: [events[2]] }]);
});

it("shows numbers again when switched off, and keeps objects that did not change", () => {
  const before = discreet.encounter.get()?.participants[2];
  demo.fire("damage");
  expect(discreet.encounter.get()?.participants[2]).toBe(before);
  hidden.set("off");
  expect(discreet.encounter.get()).toEqual(demo.encounter.get());
});

it("counts as on air in OBS until OBS says otherwise", () => {
  const version = null;
  expect(mayBeOnAir({ streaming: null, recording: null, version }, true)).toBe(true);
  expect(mayBeOnAir({ streaming: false, recording: false, version }, true)).toBe(false);
  expect(mayBeOnAir({ streaming: false, recording: true, version }, true)).toBe(true);
  expect(mayBeOnAir({ streaming: null, recording: null, version }, false)).toBe(false);
});
