import { Connection, type TimedEvent } from "../sync/connection";
import { ServerClock } from "../sync/server-clock";
import { ShareSession } from "../sync/session";
import { browserTiming } from "../sync/timing";
import { socketTransport } from "../sync/transport";
import type { Encounter, Failure, Success, WireError } from "../sync/wire";

export type { TimedEvent } from "../sync/connection";
export type * from "../sync/wire";

/** The server refused a command; `code` is stable. */
export class TrackerError extends Error {
  readonly code: string;

  constructor(error: WireError) {
    super(error.message);
    this.code = error.code;
  }
}

/** Codes after which the same command is sent again, under the same id. */
const RETRIED = ["rate_limited", "busy", "restarting", "conflict", "unavailable"];
const ATTEMPTS = 5;
const PAUSE = 1_000;

/** One encounter that is followed, through restarts, expired tokens and lost messages. */
export class Tracker {
  private readonly connection: Connection;

  constructor(link: string) {
    const base = new URL(".", link);
    const kind = new URL(link).pathname.endsWith("/overlay") ? "share" : "play";
    const clock = new ServerClock();
    this.connection = new Connection({
      source: new ShareSession({
        secret: new URL(link).hash.slice(1),
        endpoint: new URL(`api/${kind}/session`, base),
        timing: browserTiming,
        clock,
      }),
      open: socketTransport(base.origin, `${base.pathname}socket.io`),
      timing: browserTiming,
      clock,
    });
    void this.connection.run();
  }

  /** The encounter as this link may see it; null until it is there, and where the link is off. */
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

  /** Carry out a command exactly once. Rejects with a TrackerError, or with an error without an answer. */
  async command(name: string, fields: Record<string, unknown> = {}): Promise<Success> {
    const payload = { encounterId: this.encounter?._id, commandId: crypto.randomUUID(), ...fields };
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.attempt(name, payload);
      if (!(answer instanceof Error) && answer.ok) return answer;
      const error = answer instanceof Error ? answer : new TrackerError(answer.error);
      const isFinal = error instanceof TrackerError && !RETRIED.includes(error.code);
      if (isFinal || attempt === ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE * attempt));
    }
  }

  /** Disconnect. */
  stop(): void {
    this.connection.stop();
  }

  private async attempt(name: string, payload: Record<string, unknown>): Promise<Success | Failure | Error> {
    try {
      return (await this.connection.ask(name, payload)) as Success | Failure;
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }
}

/** Follow the encounter of an overlay link or of a link of /play. */
export function follow(link: string): Tracker {
  return new Tracker(link);
}
