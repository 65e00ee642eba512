import { Store } from "../sync/observable";
import { readTime, type ServerClock } from "../sync/server-clock";
import type { Exchange, Grant, GrantSource } from "../sync/session";
import type { Timing } from "../sync/timing";
import type { Status } from "../sync/wire";

/** A fight that the user may follow, and from which seat. */
export interface Seat {
  encounterId: string;
  name: string;
  status: Status;
  audience: "dm" | "players";
}

/** What the server last said about the link. */
export type Standing =
  | { kind: "asking" }
  | { kind: "revoked" }
  | { kind: "unreachable" }
  | { kind: "known"; userId: string; username: string; seats: Seat[]; seat: Seat | null };

export interface PersonalSessionOptions {
  secret: string;
  endpoint: string | URL;
  timing: Timing;
  clock: ServerClock;
  /** The fight that the user chose on this page; without one, that of the link's channel. */
  chosen?: string | null;
  fetch?: typeof fetch;
}

const EXPIRY_MARGIN = 30_000;
const ANSWER_WITHIN = 8_000;

/** Where a page gets its user's short token from: the secret of a personal link, sent in a body. */
export class PersonalSession implements GrantSource {
  readonly standing = new Store<Standing>({ kind: "asking" });
  private held: Grant | null = null;

  constructor(private readonly options: PersonalSessionOptions) {}

  async grant(): Promise<Exchange> {
    const { timing } = this.options;
    const isGood = this.held?.encounterId && this.held.expiresAt - EXPIRY_MARGIN > timing.now();
    return this.held && isGood ? { kind: "granted", grant: this.held } : this.refresh();
  }

  async refresh(): Promise<Exchange> {
    this.held = null;
    const abort = new AbortController();
    const cancel = this.options.timing.after(ANSWER_WITHIN, () => abort.abort());
    try {
      return await this.exchange(abort.signal);
    } catch {
      // Offline, timed out, or answered by something that is not our server: all of it passes.
      return this.unreachable();
    } finally {
      cancel();
    }
  }

  private async exchange(signal: AbortSignal): Promise<Exchange> {
    const { secret, endpoint, timing, clock } = this.options;
    const response = await (this.options.fetch ?? fetch)(endpoint, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ secret }),
      cache: "no-store",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      signal,
    });
    const body = (await response.json()) as Answer;
    if (response.status === 404 && body.error) {
      this.standing.set({ kind: "revoked" });
      return { kind: "revoked" };
    }
    const expires = readTime(body.expiresAt);
    if (!response.ok || typeof body.token !== "string" || !body.userId || expires === null) {
      return this.unreachable();
    }
    const now = timing.now();
    const serverTime = readTime(response.headers.get("Date"));
    if (serverTime !== null) {
      clock.reset();
      clock.observe(serverTime, now);
    }
    const seats = body.encounters ?? [];
    const wanted = (id: string | null | undefined) => seats.find((seat) => seat.encounterId === id);
    const seat = wanted(this.options.chosen) ?? wanted(body.encounterId) ?? null;
    this.standing.set({ kind: "known", userId: body.userId, username: body.username ?? "", seats, seat });
    this.held = {
      token: body.token,
      encounterId: seat?.encounterId ?? null,
      audience: seat?.audience ?? "players",
      // In local time: how long the token lives is the server's to say, not what time it is here.
      expiresAt: now + (expires - (serverTime ?? now)),
      settings: {},
    };
    return { kind: "granted", grant: this.held };
  }

  private unreachable(): Exchange {
    if (this.standing.get().kind !== "known") this.standing.set({ kind: "unreachable" });
    return { kind: "unreachable" };
  }
}

interface Answer {
  token?: string;
  expiresAt?: string;
  userId?: string;
  username?: string;
  encounterId?: string | null;
  encounters?: Seat[];
  error?: { code: string };
}
