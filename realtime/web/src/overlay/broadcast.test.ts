import { beforeEach, expect, it } from "vitest";
import { Connection, type TimedEvent } from "../sync/connection";
import { ServerClock } from "../sync/server-clock";
import type { Exchange, Grant } from "../sync/session";
import { encounterAt, HeldTime, Line, settle } from "../sync/testing";
import { Broadcast } from "./broadcast";
import { BroadcastDelay } from "./later/broadcast-delay";

const grant: Grant = {
  token: "token",
  encounterId: "fight",
  audience: "stream",
  expiresAt: Number.POSITIVE_INFINITY,
  settings: { theme: "bare" },
  players: { goblin: "Gil" },
  encounter: encounterAt(3),
};

let time: HeldTime;
let broadcast: Broadcast;
let line: Line;
let exchange: Exchange;

beforeEach(() => {
  time = new HeldTime();
  broadcast = new Broadcast(() => 0);
  exchange = { kind: "granted", grant };
});

async function follow(delay = 0): Promise<void> {
  const connection = new Connection({
    source: { grant: async () => exchange, refresh: async () => exchange },
    timing: time,
    clock: new ServerClock(),
    open: (token) => {
      line = new Line(token);
      return line;
    },
    shown: grant,
  });
  broadcast.follow(connection, new BroadcastDelay(connection, time, () => delay));
  void connection.run();
  await settle();
}

it("shows what came with the token, and goes on with what the connection says", async () => {
  const states: (number | undefined)[] = [];
  const happened: TimedEvent[] = [];
  broadcast.encounter.watch((encounter) => states.push(encounter?.version));
  broadcast.onLiveEvent((liveEvent) => happened.push(liveEvent));
  broadcast.open(grant, () => false);
  expect([broadcast.settings.get(), broadcast.players.get()]).toEqual([grant.settings, grant.players]);
  await follow();
  await line.say("connect");
  await line.say("encounter_state", { encounter: encounterAt(4), version: 4 });
  await line.say("participant_hp_changed", {
    encounterId: "fight",
    version: 5,
    patch: {},
    participantId: "goblin",
  });
  expect(broadcast.link.get()).toBe("live");
  // Never blank in between.
  expect(new Set(states.slice(1))).toEqual(new Set([3, 4, 5]));
  expect(happened.map(({ event }) => event.version)).toEqual([5]);
});

it("is blank as soon as a link is found to be revoked", async () => {
  broadcast.open(grant, () => false);
  exchange = { kind: "revoked" };
  await follow();
  expect([broadcast.encounter.get(), broadcast.link.get()]).toEqual([null, "off"]);
});

it("keeps an encounter with a broadcast delay back, which the connection then delays", async () => {
  broadcast.open(grant, () => true);
  expect([broadcast.encounter.get(), broadcast.settings.get()]).toEqual([null, grant.settings]);
  await follow(5_000);
  expect(broadcast.encounter.get()).toBeNull();
  await time.pass(5_000);
  expect(broadcast.encounter.get()?.version).toBe(3);
});

it("asks for a summary when there is a connection", async () => {
  expect(await broadcast.summarise()).toBeNull();
});
