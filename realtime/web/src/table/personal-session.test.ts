import { describe, expect, it } from "vitest";
import { ServerClock } from "../sync/server-clock";
import { HeldTime } from "../sync/testing";
import { PersonalSession } from "./personal-session";

const encounters = [
  { encounterId: "bridge", name: "Bridge", status: "active", audience: "players" },
  { encounterId: "ford", name: "Ford", status: "active", audience: "dm" },
];

function session(time: HeldTime, respond: () => Response | Promise<Response>, chosen?: string) {
  const bodies: unknown[] = [];
  const source = new PersonalSession({
    secret: "s3cret",
    endpoint: "https://table.example/api/play/session",
    timing: time,
    clock: new ServerClock(),
    chosen: chosen ?? null,
    fetch: async (_, init) => {
      bodies.push(JSON.parse(String(init?.body)));
      return respond();
    },
  });
  return { source, bodies };
}

const known = (time: HeldTime, changes: Record<string, unknown> = {}) =>
  new Response(
    JSON.stringify({
      token: "t",
      expiresAt: new Date(time.now() + 3_600_000).toISOString(),
      userId: "alice",
      username: "Alice",
      encounterId: "bridge",
      encounters: encounters,
      ...changes,
    }),
  );

describe("a personal session", () => {
  it("grants the encounter of the link's channel and keeps its token until shortly before it expires", async () => {
    const time = new HeldTime();
    const { source, bodies } = session(time, () => known(time));
    expect(await source.grant()).toMatchObject({ kind: "granted", grant: { encounterId: "bridge" } });
    await source.grant();
    expect(bodies).toEqual([{ secret: "s3cret" }]);
    await time.pass(3_580_000);
    await source.grant();
    expect(bodies).toHaveLength(2);
  });

  it("grants the chosen encounter while its user has access to it", async () => {
    const time = new HeldTime();
    expect(await session(time, () => known(time), "ford").source.grant()).toMatchObject({
      grant: { encounterId: "ford", audience: "dm" },
    });
    expect(await session(time, () => known(time), "gone").source.grant()).toMatchObject({
      grant: { encounterId: "bridge" },
    });
  });

  it("joins nothing without access, and asks again", async () => {
    const time = new HeldTime();
    const { source, bodies } = session(time, () => known(time, { encounters: [] }));
    expect(await source.grant()).toMatchObject({ grant: { encounterId: null } });
    expect(source.standing.get()).toMatchObject({ kind: "known", encounter: null });
    await source.grant();
    expect(bodies).toHaveLength(2);
  });

  it("is revoked by our server's answer only", async () => {
    const time = new HeldTime();
    const ours = session(time, () => new Response('{"error":{"code":"not_found"}}', { status: 404 })).source;
    expect(await ours.grant()).toEqual({ kind: "revoked" });
    expect(ours.standing.get()).toEqual({ kind: "revoked" });
    for (const respond of [
      () => new Response("<html>", { status: 404 }),
      () => new Response("{}", { status: 503 }),
      () => new Response('{"token":1}'),
      () => Promise.reject(new TypeError("offline")),
    ]) {
      expect(await session(time, respond).source.grant()).toEqual({ kind: "unreachable" });
    }
  });
});
