import { readTime, type ServerClock } from "./server-clock";
import type { Timing } from "./timing";

/** What a share link is good for, for a while. */
export interface Grant {
  token: string;
  /** Null when the link follows a channel in which nothing is running. */
  encounterId: string | null;
  audience: string;
  expiresAt: number;
  settings: Record<string, unknown>;
}

export type Exchange = { kind: "granted"; grant: Grant } | { kind: "revoked" } | { kind: "unreachable" };

/** Where a connection gets its token from: a share link here, a login elsewhere. */
export interface GrantSource {
  /** The current grant, fetched when there is none or when it is about to expire. */
  grant(): Promise<Exchange>;
  /** Fetch anew, whatever is at hand. */
  refresh(): Promise<Exchange>;
}

export interface ShareSessionOptions {
  secret: string;
  endpoint: string | URL;
  timing: Timing;
  clock: ServerClock;
  fetch?: typeof fetch;
}

/** A token is replaced this long before it runs out. */
const EXPIRY_MARGIN = 30_000;
const ANSWER_WITHIN = 8_000;

/** Exchanges the secret of a share link for short-lived tokens. The secret travels in a body, never in an address. */
export class ShareSession implements GrantSource {
  private held: Grant | null = null;

  constructor(private readonly options: ShareSessionOptions) {}

  async grant(): Promise<Exchange> {
    const { timing } = this.options;
    if (this.held && this.held.expiresAt - EXPIRY_MARGIN > timing.now()) {
      return { kind: "granted", grant: this.held };
    }
    return this.refresh();
  }

  async refresh(): Promise<Exchange> {
    this.held = null;
    const abort = new AbortController();
    const cancel = this.options.timing.after(ANSWER_WITHIN, () => abort.abort());
    try {
      return await this.exchange(abort.signal);
    } catch {
      // Offline, timed out, or answered by something that is not our server: all of it passes.
      return { kind: "unreachable" };
    } finally {
      cancel();
    }
  }

  private async exchange(signal: AbortSignal): Promise<Exchange> {
    const { secret, endpoint, timing, clock } = this.options;
    const send = this.options.fetch ?? fetch;
    const response = await send(endpoint, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ secret }),
      cache: "no-store",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      signal,
    });
    // A 404 of a proxy whose server is away has no such body, and must not take a link off the air.
    const body: unknown = await response.json();
    if (response.status === 404 && isRecord(body) && isRecord(body.error)) return { kind: "revoked" };
    if (!response.ok || !isRecord(body)) return { kind: "unreachable" };
    const now = timing.now();
    const serverTime = readTime(response.headers.get("Date"));
    if (serverTime !== null) {
      clock.reset();
      clock.observe(serverTime, now);
    }
    const grant = readGrant(body, now, serverTime ?? now);
    if (!grant) return { kind: "unreachable" };
    this.held = grant;
    return { kind: "granted", grant };
  }
}

/** Expiry is kept in local time: only how long the token lives is the server's to say, not what time it is here. */
function readGrant(body: Record<string, unknown>, now: number, serverTime: number): Grant | null {
  const { token, encounterId, audience, expiresAt, settings } = body;
  const expires = typeof expiresAt === "string" || typeof expiresAt === "number" ? readTime(expiresAt) : null;
  if (typeof token !== "string" || expires === null) return null;
  return {
    token,
    encounterId: typeof encounterId === "string" ? encounterId : null,
    audience: typeof audience === "string" ? audience : "stream",
    expiresAt: now + (expires - serverTime),
    settings: isRecord(settings) ? settings : {},
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
