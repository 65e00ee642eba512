import { sendSecret } from "./secret";
import { readTime, type ServerClock } from "./server-clock";
import type { Timing } from "./timing";
import type { Encounter, ProducerState } from "./wire";

/** A short-lived token of a link, with its encounter and settings. */
export interface Grant {
  token: string;
  /** Null when the link follows a channel without an encounter. */
  encounterId: string | null;
  audience: string;
  expiresAt: number;
  settings: Record<string, unknown>;
  /** Of a share link. */
  producer?: ProducerState;
  /** The names of players by participant. */
  players?: Record<string, string>;
  /** What there is to show until there is a connection, where that was asked for. */
  encounter?: Encounter;
}

export type Exchange = { kind: "granted"; grant: Grant } | { kind: "revoked" } | { kind: "unreachable" };

/** The source of a connection's token: a share link or a personal link. */
export interface GrantSource {
  /** Whether the server tells a socket without an encounter of the first one. */
  readonly isToldOfFirst?: boolean;
  /** Return the current grant; fetch one when there is none or it is about to expire. */
  grant(): Promise<Exchange>;
  /** Fetch a new grant in any case. */
  refresh(): Promise<Exchange>;
}

/** An access token, which ends when its user revokes it. Without an encounter it waits, and answers questions. */
export class TokenSession implements GrantSource {
  readonly isToldOfFirst = true;
  private readonly held: Exchange;

  constructor(token: string, encounterId: string | null) {
    const expiresAt = Number.POSITIVE_INFINITY;
    this.held = { kind: "granted", grant: { token, encounterId, audience: "", expiresAt, settings: {} } };
  }

  async grant(): Promise<Exchange> {
    return this.held;
  }

  async refresh(): Promise<Exchange> {
    return this.held;
  }
}

export interface ShareSessionOptions {
  secret: string;
  endpoint: string | URL;
  timing: Timing;
  clock: ServerClock;
  fetch?: typeof fetch;
  /** The answer to a request that was sent before, in place of the first. */
  first?: Promise<Response> | null;
}

/** A token is replaced this long before it expires. */
const EXPIRY_MARGIN = 30_000;
const ANSWER_WITHIN = 8_000;

/** Exchanges the secret of a share link for short-lived tokens. The secret is sent in a body, never in an address. */
export class ShareSession implements GrantSource {
  readonly isToldOfFirst = true;
  private held: Grant | null = null;
  private first: Promise<Response> | null;

  constructor(private readonly options: ShareSessionOptions) {
    this.first = options.first ?? null;
  }

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
      // Offline, timed out, or an answer that is not our server's: temporary.
      return { kind: "unreachable" };
    } finally {
      cancel();
    }
  }

  private async exchange(signal: AbortSignal): Promise<Exchange> {
    const { secret, endpoint, timing, clock } = this.options;
    const first = this.first;
    this.first = null;
    const response = await (first ?? sendSecret(endpoint, secret, signal, this.options.fetch));
    // A proxy's 404 has no such body, and must not end a link.
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

/** Expiry in local time: only the token's lifetime is taken from the server. */
function readGrant(body: Record<string, unknown>, now: number, serverTime: number): Grant | null {
  const { token, encounterId, audience, expiresAt, settings, producer, players, encounter } = body;
  const expires = typeof expiresAt === "string" || typeof expiresAt === "number" ? readTime(expiresAt) : null;
  if (typeof token !== "string" || expires === null) return null;
  return {
    token,
    encounterId: typeof encounterId === "string" ? encounterId : null,
    audience: typeof audience === "string" ? audience : "stream",
    expiresAt: now + (expires - serverTime),
    settings: isRecord(settings) ? settings : {},
    ...(isRecord(producer) ? { producer: producer as unknown as ProducerState } : {}),
    ...(isRecord(players) ? { players: players as Record<string, string> } : {}),
    ...(isRecord(encounter) ? { encounter: encounter as unknown as Encounter } : {}),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
