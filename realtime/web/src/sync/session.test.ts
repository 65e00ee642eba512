import { describe, expect, it } from "vitest";
import { ServerClock } from "./server-clock";
import { ShareSession } from "./session";
import { HeldTime } from "./testing";

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(typeof body === "string" ? body : JSON.stringify(body), { status, headers });

function session(
  time: HeldTime,
  respond: (init: RequestInit) => Response | Promise<Response>,
  first?: Response,
) {
  const seen: { url: string; body: unknown }[] = [];
  const source = new ShareSession({
    secret: "s3cret",
    endpoint: "https://table.example/api/share/session",
    timing: time,
    clock: new ServerClock(),
    first: first ? Promise.resolve(first) : null,
    fetch: async (url, init) => {
      seen.push({ url: String(url), body: JSON.parse(String(init?.body)) });
      return respond(init ?? {});
    },
  });
  return { source, seen };
}

const granted = (time: HeldTime, seconds: number) =>
  answer(200, {
    token: "t",
    encounterId: "fight",
    audience: "stream",
    expiresAt: new Date(time.now() + seconds * 1000).toISOString(),
    settings: {},
  });

describe("a share session", () => {
  it("sends the secret in the body and nowhere else", async () => {
    const time = new HeldTime();
    const { source, seen } = session(time, () => granted(time, 600));
    expect((await source.grant()).kind).toBe("granted");
    expect(seen).toEqual([{ url: "https://table.example/api/share/session", body: { secret: "s3cret" } }]);
  });

  it("takes the answer to a request that was sent before, once", async () => {
    const time = new HeldTime();
    const { source, seen } = session(time, () => granted(time, 600), granted(time, 600));
    expect((await source.grant()).kind).toBe("granted");
    expect(seen).toEqual([]);
    expect((await source.refresh()).kind).toBe("granted");
    expect(seen).toHaveLength(1);
  });

  it("keeps a token until shortly before it expires", async () => {
    const time = new HeldTime();
    const { source, seen } = session(time, () => granted(time, 600));
    await source.grant();
    await source.grant();
    expect(seen).toHaveLength(1);
    await time.pass(580_000);
    await source.grant();
    expect(seen).toHaveLength(2);
  });

  it("uses the token's lifetime, not a wrong local clock", async () => {
    const time = new HeldTime();
    const serverNow = time.now() + 86_400_000;
    const { source, seen } = session(time, () =>
      answer(
        200,
        {
          token: "t",
          encounterId: "fight",
          expiresAt: new Date(serverNow - (serverNow % 1000) + 60_000).toISOString(),
        },
        { Date: new Date(serverNow).toUTCString() },
      ),
    );
    await source.grant();
    await time.pass(40_000);
    await source.grant();
    expect(seen).toHaveLength(2);
  });

  it("is revoked by our server's 404 only", async () => {
    const time = new HeldTime();
    const ours = session(time, () => answer(404, { error: { code: "not_found", message: "" } }));
    expect((await ours.source.grant()).kind).toBe("revoked");
    const proxy = session(time, () => answer(404, "<html>no backend</html>"));
    expect((await proxy.source.grant()).kind).toBe("unreachable");
  });

  it("treats every other error as temporary", async () => {
    const time = new HeldTime();
    for (const respond of [
      () => answer(500, {}),
      () => answer(429, { error: {} }),
      () => answer(200, "<html>"),
      () => answer(200, { token: 1 }),
      () => Promise.reject(new TypeError("offline")),
    ]) {
      expect((await session(time, respond).source.grant()).kind).toBe("unreachable");
    }
  });

  it("times out when there is no answer", async () => {
    const time = new HeldTime();
    const { source } = session(
      time,
      (init) =>
        new Promise((_, reject) =>
          init.signal?.addEventListener("abort", () => reject(new Error("aborted"))),
        ),
    );
    const pending = source.grant();
    await time.pass(10_000);
    expect((await pending).kind).toBe("unreachable");
  });
});
