import { beforeEach, describe, expect, it } from "vitest";
import { Connection, RECHECK_INTERVAL, type TimedEvent } from "./connection";
import { ServerClock } from "./server-clock";
import type { Exchange, GrantSource } from "./session";
import { encounterAt, goblin, HeldTime, Line, settle } from "./testing";
import { UNDIRECTED } from "./undirected";
import type { ProducerState } from "./wire";

let time: HeldTime;
let lines: Line[];
let exchange: Exchange;
let refreshed: number;
let source: GrantSource;
let connection: Connection;
let happened: TimedEvent[];

const last = () => lines.at(-1) as Line;
const granted = (encounterId: string | null = "fight"): Exchange => ({
  kind: "granted",
  grant: { token: `token ${refreshed}`, encounterId, audience: "stream", expiresAt: Infinity, settings: {} },
});

beforeEach(async () => {
  time = new HeldTime();
  lines = [];
  happened = [];
  refreshed = 0;
  exchange = granted();
  source = {
    grant: async () => exchange,
    refresh: async () => {
      refreshed += 1;
      return exchange;
    },
  };
  connection = new Connection({
    source,
    timing: time,
    clock: new ServerClock(),
    open: (token) => {
      const line = new Line(token);
      lines.push(line);
      return line;
    },
  });
  connection.onLiveEvent((liveEvent) => happened.push(liveEvent));
  void connection.run();
  await settle();
});

async function goLive(version = 4): Promise<void> {
  await last().say("connect");
  await last().say("encounter_state", { encounter: encounterAt(version), version });
  await time.pass(5_000);
}

describe("a connection", () => {
  it("joins, then shows the state", async () => {
    await goLive();
    expect(last().received[0]).toEqual(["join_encounter", { encounterId: "fight" }]);
    expect(connection.encounter.get()?.version).toBe(4);
    expect(connection.link.get()).toBe("live");
  });

  it("shows the state that came with the token while it connects, and what is newer after that", async () => {
    connection.stop();
    const { grant } = granted() as Exchange & { kind: "granted" };
    exchange = { kind: "granted", grant: { ...grant, encounter: encounterAt(3) } };
    const opened = new Connection({
      source,
      timing: time,
      clock: new ServerClock(),
      open: (token) => lines[lines.push(new Line(token)) - 1] as Line,
    });
    void opened.run();
    await settle();
    expect([opened.encounter.get()?.version, opened.link.get()]).toEqual([3, "connecting"]);
    await last().say("connect");
    await last().say("encounter_state", { encounter: encounterAt(4), version: 4 });
    expect([opened.encounter.get()?.version, opened.link.get()]).toEqual([4, "live"]);
  });

  it("holds what is shown already, and takes it off when the link is revoked meanwhile", async () => {
    connection.stop();
    const { grant } = granted() as Exchange & { kind: "granted" };
    const shown = { ...grant, settings: { theme: "bare" }, encounter: encounterAt(3) };
    exchange = { kind: "revoked" };
    const opened = new Connection({
      source,
      timing: time,
      clock: new ServerClock(),
      open: (token) => new Line(token),
      shown,
    });
    expect([opened.encounter.get(), opened.settings.get()]).toEqual([shown.encounter, shown.settings]);
    void opened.run();
    await settle();
    expect([opened.encounter.get(), opened.link.get()]).toEqual([null, "off"]);
  });

  it("puts a newer token in the place of one that ends, and keeps its place", async () => {
    await goLive();
    await last().say("token_expiring", { expiresAt: "2026-01-01T00:00:00Z" });
    expect(last().received.at(-1)).toEqual(["renew_token", { token: "token 0" }]);
    expect(refreshed).toBe(1);
    exchange = { kind: "revoked" };
    await last().say("token_expiring", { expiresAt: "2026-01-01T00:00:00Z" });
    expect(last().received.filter(([name]) => name === "renew_token")).toHaveLength(1);
    expect(lines).toHaveLength(1);
  });

  it("keeps the last state on screen while it reconnects, without a limit", async () => {
    await goLive();
    const shown = connection.encounter.get();
    await last().say("disconnect", "transport close");
    expect(connection.link.get()).toBe("away");
    for (let round = 0; round < 20; round += 1) {
      await time.pass(5_000);
      await last().say("connect_error", undefined);
    }
    expect(connection.encounter.get()).toBe(shown);
    expect(lines.length).toBeGreaterThan(20);
    await time.pass(5_000);
    await goLive(6);
    expect(connection.encounter.get()?.version).toBe(6);
    expect(connection.encounter.get()?.participants[0]).toBe(shown?.participants[0]);
    expect(happened).toEqual([]);
  });

  it("clears at once when the link was revoked, and resumes when it is valid again", async () => {
    await goLive();
    exchange = { kind: "revoked" };
    await last().say("disconnect", "io server disconnect");
    expect(connection.encounter.get()).toBeNull();
    expect(connection.link.get()).toBe("off");
    exchange = granted();
    await time.pass(RECHECK_INTERVAL);
    await goLive();
    expect(connection.encounter.get()?.version).toBe(4);
  });

  it("fetches a new token when the server refuses the old one", async () => {
    await last().say("connect_error", { code: "authentication_failed" });
    await time.pass(1_000);
    expect(refreshed).toBe(1);
    expect(lines).toHaveLength(2);
  });

  it("shows nothing any more once even a newer token is refused", async () => {
    await goLive();
    await last().say("disconnect", "io server disconnect");
    for (const isLast of [false, true]) {
      await time.pass(20_000);
      await last().say("connect_error", { code: "authentication_failed", message: "Authentication failed" });
      expect(connection.encounter.get() === null).toBe(isLast);
    }
    expect(connection.link.get()).toBe("off");
    await time.pass(30_000);
    await goLive(9);
    expect(connection.encounter.get()?.version).toBe(9);
  });

  it("keeps the state when the server refuses once, and clears when it refuses again", async () => {
    await goLive();
    await last().say("disconnect", "transport close");
    for (const shows of [true, false]) {
      await time.pass(5_000);
      last().join = { ok: false, error: { code: "forbidden", message: "" } };
      await last().say("connect");
      expect(connection.encounter.get() !== null).toBe(shows);
    }
  });

  it("keeps the state while the server is busy", async () => {
    await goLive();
    for (const code of ["rate_limited", "busy", "restarting"]) {
      await last().say("disconnect", "transport close");
      await time.pass(30_000);
      last().join = { ok: false, error: { code, message: "" } };
      await last().say("connect");
      expect(connection.encounter.get()?.version).toBe(4);
    }
    await time.pass(30_000);
    await goLive();
    const opened = lines.length;
    last().sync = { ok: false, error: { code: "rate_limited", message: "" } };
    await last().say("heartbeat", { versions: { fight: 5 } });
    await time.pass(200);
    expect(lines).toHaveLength(opened);
    last().sync = { ok: true, version: 5, encounter: encounterAt(5) };
    await time.pass(2_000);
    expect(connection.encounter.get()?.version).toBe(5);
  });

  it("requests a state that does not follow its join", async () => {
    last().sync = { ok: true, version: 4, encounter: encounterAt(4) };
    await last().say("connect");
    await time.pass(2_500);
    expect(connection.encounter.get()?.version).toBe(4);
  });

  it("treats a long silence as a lost connection", async () => {
    await goLive();
    await time.pass(30_000);
    await last().say("heartbeat", { versions: { fight: 4 } });
    await time.pass(30_000);
    expect(lines).toHaveLength(1);
    await time.pass(20_000);
    expect(lines.length).toBeGreaterThan(1);
  });

  it("reports live events and their age", async () => {
    await goLive();
    const hit = (version: number, timestamp: number) =>
      last().say("participant_hp_changed", {
        encounterId: "fight",
        version,
        timestamp,
        patch: { participants: [goblin({ currentHP: 9 - version })] },
      });
    await hit(5, time.now() - 3_600_000);
    await time.pass(9_000);
    await hit(6, time.now() - 3_607_000);
    expect(happened.map(({ age }) => age)).toEqual([0, 7_000]);
  });

  it("ignores other encounters", async () => {
    await goLive();
    await last().say("participant_hp_changed", { encounterId: "other", version: 5 });
    await last().say("encounter_state", { encounter: encounterAt(9, { _id: "other" }), version: 9 });
    expect(connection.encounter.get()?.version).toBe(4);
  });

  it("follows its link to another encounter when this one is over", async () => {
    await last().say("connect");
    await last().say("encounter_state", { encounter: encounterAt(4, { status: "completed" }), version: 4 });
    exchange = granted("next");
    await time.pass(RECHECK_INTERVAL + 5_000);
    await last().say("connect");
    expect(last().received[0]).toEqual(["join_encounter", { encounterId: "next" }]);
  });

  it("shows nothing while its link has no encounter", async () => {
    await goLive();
    exchange = granted(null);
    await last().say("disconnect", "io server disconnect");
    expect(connection.encounter.get()).toBeNull();
  });

  it.each([true, false])("follows the first encounter of its channel when told of it: %s", async (isTold) => {
    exchange = granted(null);
    const [opened, asked] = [lines.length, refreshed];
    Object.assign(source, { isToldOfFirst: isTold });
    await last().say("disconnect", "io server disconnect");
    await time.pass(1_000);
    expect(lines.length - opened).toBe(isTold ? 1 : 0);
    await time.pass(4_500);
    expect(refreshed - asked).toBe(isTold ? 1 : 2);
    exchange = granted("the first");
    if (isTold) await last().say("share_moved", {});
    else await time.pass(5_000);
    await last().say("connect");
    expect(last().received[0]).toEqual(["join_encounter", { encounterId: "the first" }]);
  });
});

describe("a change by the owner of the link", () => {
  it("updates the settings, which outlive a lost connection", async () => {
    await last().say("connect");
    await last().say("share_settings", { settings: { theme: "vellum" } });
    await last().say("disconnect", "transport close");
    await time.pass(RECHECK_INTERVAL);
    expect(lines.length).toBeGreaterThan(1);
    expect(connection.settings.get()).toEqual({ theme: "vellum" });
  });

  it("starts another encounter in the followed channel, which is requested at once", async () => {
    await last().say("connect");
    await last().say("encounter_state", { encounter: encounterAt(4), version: 4 });
    await time.pass(5_000);
    exchange = granted("the next one");
    await last().say("share_moved", {});
    expect([refreshed, lines.length]).toEqual([1, 2]);
    expect(connection.encounter.get()?._id).toBe("fight");
    await last().say("connect");
    await last().say("encounter_state", { encounter: encounterAt(1, { _id: "the next one" }), version: 1 });
    expect(connection.encounter.get()?._id).toBe("the next one");
  });

  it("directs it: the newest state counts, and a cue is played once", async () => {
    const played: unknown[] = [];
    connection.cue.watch((cue) => cue && played.push(cue.kind));
    const at = new Date(time.now()).toISOString();
    const said = (revision: number, more: Partial<ProducerState>) =>
      last().say("share_producer", { ...UNDIRECTED, revision, ...more });
    await last().say("connect");
    await said(2, { isHidden: true, cue: { kind: "clear", participantId: null, at } });
    await said(1, { isHidden: false });
    expect(connection.producer.get()).toMatchObject({ revision: 2, isHidden: true });
    await said(3, { cue: { kind: "clear", participantId: null, at } });
    expect(played).toEqual(["clear"]);
  });

  it("plays no cue that was given before the page was opened", async () => {
    const cue = { kind: "splash", participantId: null, at: new Date(time.now()).toISOString() } as const;
    const producer = { ...UNDIRECTED, revision: 4, cue };
    exchange = granted();
    if (exchange.kind === "granted") exchange.grant.producer = producer;
    await last().say("disconnect", "io server disconnect");
    await time.pass(RECHECK_INTERVAL);
    await last().say("connect");
    await last().say("share_producer", { ...producer, revision: 5 });
    expect([connection.producer.get().revision, connection.cue.get()]).toEqual([5, null]);
  });

  it("reloads the page", async () => {
    let reloads = 0;
    const end = connection.onReload(() => {
      reloads += 1;
    });
    await last().say("connect");
    await last().say("share_reload", {});
    end();
    await last().say("share_reload", {});
    expect(reloads).toBe(1);
  });
});
