import * as socketIo from "socket.io-client";
import { Commander, PATIENCE } from "../sync/command-sender";
import { Connection, type TimedEvent } from "../sync/connection";
import { ServerClock } from "../sync/server-clock";
import { type GrantSource, ShareSession, TokenSession } from "../sync/session";
import { browserTiming } from "../sync/timing";
import { socketTransport } from "../sync/transport";
import type { Encounter, Failure, Success, VersionedSuccess, WireError } from "../sync/wire";

export type { TimedEvent } from "../sync/connection";
export type * from "../sync/wire";

/** What a program follows with: a token of `/token create` or of a sign-in, and which encounter. */
export interface TokenAccess {
  server: string;
  token: string;
  /** Left out, nothing is followed, and `ask` works: `list_encounters` says which there are. */
  encounterId?: string;
}

/** The server refused; `code` is stable. */
export class TrackerError extends Error {
  readonly code: string;

  constructor(error: WireError) {
    super(error.message);
    this.code = error.code;
  }
}

/** Codes after which nothing was done, and the same may be asked again. */
const RETRIED = ["rate_limited", "busy", "restarting", "conflict", "unavailable"];
const ATTEMPTS = 5;
const PAUSE = 1_000;
const SOON = 50;
const UNANSWERED: Failure = { ok: false, error: { code: "unanswered", message: "There was no answer." } };

/** One encounter that is followed, through restarts, tokens that end and lost messages. */
export class Tracker {
  private readonly connection: Connection;
  private readonly commander: Commander;
  private readonly hasOneToken: boolean;

  constructor(access: string | TokenAccess) {
    const base = new URL(".", typeof access === "string" ? access : new URL("x", `${access.server}/`));
    const clock = new ServerClock();
    this.hasOneToken = typeof access !== "string";
    this.connection = new Connection({
      source: typeof access === "string" ? ofLink(access, base, clock) : ofToken(access),
      open: socketTransport(base.origin, `${base.pathname}socket.io`, async () => socketIo),
      timing: browserTiming,
      clock,
    });
    this.commander = new Commander(this.connection, browserTiming);
    void this.connection.run();
  }

  /** The encounter as this program may see it; null until it is there, and where link or token are off. */
  get encounter(): Encounter | null {
    return this.connection.encounter.get();
  }

  /** Call back now and after every change of the encounter; returns the function that ends it. */
  onEncounter(listener: (encounter: Encounter | null) => void): () => void {
    return this.connection.encounter.watch(listener);
  }

  /** Call back at every event, once, in the order of versions; returns the function that ends it. */
  onEvent(listener: (event: TimedEvent) => void): () => void {
    return this.connection.onLiveEvent(listener);
  }

  /**
   * Carry out a command exactly once, through lost connections and restarts; resolves when `encounter` shows
   * it. Waits for the encounter first. Rejects with a TrackerError: `unanswered` after 45 seconds, and at once
   * with the code of the refusal where the server does not take the token.
   */
  async command(name: string, fields: Record<string, unknown> = {}): Promise<VersionedSuccess> {
    await this.ready(() => this.encounter !== null);
    return insist(async () => this.commander.send(name, name, fields));
  }

  /** Send another event of a client, such as `list_encounters`. Rejects as `command` does. */
  async ask(name: string, payload: Record<string, unknown> = {}): Promise<Success> {
    await this.ready(() => this.connection.isConnected);
    return insist(async () => {
      const answer = await this.connection.ask(name, payload).catch(() => UNANSWERED);
      return answer as Success | Failure;
    });
  }

  /** Wait; rejects when the only token there is was refused. */
  private async ready(condition: () => boolean): Promise<void> {
    await until(() => condition() || this.refusal !== null);
    if (this.refusal) throw new TrackerError(this.refusal);
  }

  /** Why the server refused the only token there is; null where it did not, or where a link gives another. */
  private get refusal(): WireError | null {
    return this.hasOneToken ? this.connection.refusal : null;
  }

  /** Disconnect. */
  stop(): void {
    this.connection.stop();
  }
}

/** Follow an encounter: of an overlay link, of a link of /play, or with a token. */
export function follow(access: string | TokenAccess): Tracker {
  return new Tracker(access);
}

function ofLink(link: string, base: URL, clock: ServerClock): GrantSource {
  const kind = new URL(link).pathname.endsWith("/overlay") ? "share" : "play";
  const endpoint = new URL(`api/${kind}/session`, base);
  return new ShareSession({ secret: new URL(link).hash.slice(1), endpoint, timing: browserTiming, clock });
}

function ofToken({ token, encounterId }: TokenAccess): GrantSource {
  return new TokenSession(token, encounterId ?? null);
}

/** Ask until nothing stands in the way that ends by itself. */
async function insist<Good extends { ok: true }>(ask: () => Promise<Good | Failure>): Promise<Good> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await ask();
    if (answer.ok) return answer;
    if (!RETRIED.includes(answer.error.code) || attempt === ATTEMPTS) throw new TrackerError(answer.error);
    await pause(PAUSE * attempt);
  }
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = browserTiming.now() + PATIENCE;
  while (!condition() && browserTiming.now() < deadline) await pause(SOON);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void browserTiming.after(milliseconds, () => resolve()));
}
