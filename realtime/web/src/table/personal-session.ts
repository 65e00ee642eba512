import { Store } from "../sync/observable";
import { sendSecret } from "../sync/secret";
import { readTime, type ServerClock } from "../sync/server-clock";
import type { Exchange, Grant, GrantSource } from "../sync/session";
import type { Timing } from "../sync/timing";
import type { Status } from "../sync/wire";

/** An encounter that the user may follow, and the audience. */
export interface EncounterAccess {
  encounterId: string;
  name: string;
  status: Status;
  audience: "dm" | "players";
}

/** The server's last answer about the link. */
export type Standing =
  | { kind: "asking" }
  | { kind: "revoked" }
  | { kind: "unreachable" }
  | {
      kind: "known";
      userId: string;
      username: string;
      /** The user's language in Discord, as a tag such as `en-GB`; null when not known. */
      language: string | null;
      encounters: EncounterAccess[];
      encounter: EncounterAccess | null;
    };

export interface PersonalSessionOptions {
  secret: string;
  endpoint: string | URL;
  timing: Timing;
  clock: ServerClock;
  /** The encounter chosen on this page; by default that of the link's channel. */
  chosen?: string | null;
  fetch?: typeof fetch;
}

const EXPIRY_MARGIN = 30_000;
const ANSWER_WITHIN = 8_000;

/** Exchanges the secret of a personal link for the user's short-lived token; the secret is sent in a body. */
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

  /** Send a body to a route beside the session's as this user; null where no answer came. */
  async post(route: string, body: Blob): Promise<Response | null> {
    const exchange = await this.grant();
    if (exchange.kind !== "granted") return null;
    return (this.options.fetch ?? fetch)(new URL(`../${route}`, this.options.endpoint), {
      method: "POST",
      headers: { Authorization: `Bearer ${exchange.grant.token}` },
      body,
      credentials: "omit",
      referrerPolicy: "no-referrer",
    }).catch(() => null);
  }

  private async exchange(signal: AbortSignal): Promise<Exchange> {
    const { secret, endpoint, timing, clock } = this.options;
    const response = await sendSecret(endpoint, secret, signal, this.options.fetch);
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
    const encounters = body.encounters ?? [];
    const wanted = (id: string | null | undefined) =>
      encounters.find((encounter) => encounter.encounterId === id);
    const encounter = wanted(this.options.chosen) ?? wanted(body.encounterId) ?? null;
    this.standing.set({
      kind: "known",
      userId: body.userId,
      username: body.username ?? "",
      language: body.language ?? null,
      encounters,
      encounter,
    });
    this.held = {
      token: body.token,
      encounterId: encounter?.encounterId ?? null,
      audience: encounter?.audience ?? "players",
      // In local time: only the token's lifetime is taken from the server.
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
  language?: string | null;
  encounterId?: string | null;
  encounters?: EncounterAccess[];
  error?: { code: string };
}
