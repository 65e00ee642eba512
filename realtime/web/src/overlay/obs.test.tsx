import { afterEach, describe, expect, it } from "vitest";
import { Connection } from "../sync/connection";
import { ServerClock } from "../sync/server-clock";
import type { Exchange } from "../sync/session";
import { HeldTime, settle } from "../sync/testing";
import { onAir } from "../testing/overlay";
import { participant, ScriptedServer } from "../testing/page";
import { reportHealth } from "./later/health";
import { isInObs, mayBeOnAir, watchAiring } from "./obs";

interface Status {
  streaming: boolean;
  recording: boolean;
}

/** Let the page run in OBS, which reports this status, or none where the source lacks the permission. */
function inObs(status: Status | null): void {
  window.obsstudio = {
    pluginVersion: "30.1.2",
    getStatus: (callback: (status: Status) => void) => status && callback(status),
  };
}

const signal = (event: string) => window.dispatchEvent(new CustomEvent(event));

afterEach(() => {
  delete window.obsstudio;
});

describe("OBS", () => {
  it("reports streaming and recording each by itself", () => {
    inObs({ streaming: false, recording: true });
    expect(watchAiring().get()).toEqual({ streaming: false, recording: true, version: "30.1.2" });
  });

  it("reports nothing without the permission, until something begins or ends", () => {
    inObs(null);
    const airing = watchAiring();
    expect(airing.get()).toEqual({ streaming: null, recording: null, version: "30.1.2" });
    signal("obsRecordingStarting");
    expect(airing.get()).toMatchObject({ streaming: null, recording: true });
    signal("obsRecordingStopped");
    signal("obsStreamingStarted");
    expect(airing.get()).toMatchObject({ streaming: true, recording: false });
  });

  it.each<[boolean | null, boolean | null, boolean]>([
    [false, false, false],
    [false, null, false],
    [false, true, true],
    [true, false, true],
    [null, null, true],
    [null, false, true],
  ])("may be on air with streaming %s and recording %s: %s", (streaming, recording, may) => {
    expect(mayBeOnAir({ streaming, recording, version: null }, true)).toBe(may);
    expect(mayBeOnAir({ streaming, recording, version: null }, false)).toBe(false);
  });

  it("is not there in an ordinary browser", () => {
    expect(isInObs()).toBe(false);
    expect(watchAiring().get()).toEqual({ streaming: null, recording: null, version: null });
  });
});

it("is reported to the server, recording and streaming apart", async () => {
  inObs({ streaming: false, recording: false });
  const airing = watchAiring();
  const encounter = onAir([participant("mira", "Mira")]);
  const server = new ScriptedServer(encounter, "", []);
  const time = new HeldTime();
  const granted: Exchange = {
    kind: "granted",
    grant: { token: "t", encounterId: "fight", audience: "stream", expiresAt: Infinity, settings: {} },
  };
  const source = { grant: async () => granted, refresh: async () => granted };
  const connection = new Connection({ source, open: () => server, timing: time, clock: new ServerClock() });
  reportHealth({
    connection,
    timing: time,
    isVisible: () => true,
    inObs: isInObs,
    airing: () => airing.get(),
  });
  void connection.run();
  await settle();
  await server.emit("connect");
  await server.emit("encounter_state", { encounter, version: 1 });
  await time.pass(2_000);
  const common = {
    encounterId: "fight",
    version: 1,
    visible: true,
    lagMs: 0,
    inObs: true,
    obsVersion: "30.1.2",
  };
  expect(server.sent).toEqual([["overlay_health", { ...common, streaming: false, recording: false }]]);
  signal("obsRecordingStarted");
  await time.pass(10_000);
  expect(server.sent[1]).toEqual(["overlay_health", { ...common, streaming: false, recording: true }]);
  connection.stop();
});
