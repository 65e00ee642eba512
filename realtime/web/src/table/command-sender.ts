import type { Connection } from "../sync/connection";
import { Store } from "../sync/observable";
import type { Timing } from "../sync/timing";
import type { Failure } from "../sync/wire";

export type Payload = Record<string, unknown>;
export type Answer = { ok: true; version: number; isRequest?: boolean } | Failure;

export interface Pending {
  id: string;
  /** What is being done, for whoever waits for it. */
  label: string;
}

/** The part of a connection that commands go through. */
export type Line = Pick<Connection, "ask" | "link" | "encounter">;

/** A command that got no answer is sent again under its own id for so long; the server does it once. */
export const PATIENCE = 45_000;
const BETWEEN_TRIES = 800;
/** The change that an answer speaks of is on its way already. */
const TRUTH_WITHIN = 5_000;
const UNANSWERED: Failure = {
  ok: false,
  error: {
    code: "unanswered",
    message: "The server did not answer. Look whether it happened before you try again.",
  },
};

/** Sends commands: each exactly once, through lost connections and restarts; nothing is shown before it is true. */
export class Commander {
  readonly pending = new Store<readonly Pending[]>([]);

  constructor(
    private readonly line: Line,
    private readonly timing: Timing,
    private readonly newId: () => string = randomId,
  ) {}

  /** Carry out a command; resolves when its effect can be seen, or with why there is none. Never rejects. */
  async send(label: string, name: string, payload: Payload): Promise<Answer> {
    const entry = { id: this.newId(), label };
    const encounterId = this.line.encounter.get()?._id;
    if (!encounterId) return UNANSWERED;
    this.pending.set([...this.pending.get(), entry]);
    const answer = await this.insist(name, { ...payload, encounterId, commandId: entry.id });
    if (answer.ok) await this.until(() => (this.line.encounter.get()?.version ?? 0) >= answer.version);
    this.pending.set(this.pending.get().filter((other) => other !== entry));
    return answer;
  }

  private async insist(name: string, payload: Payload): Promise<Answer> {
    const deadline = this.timing.now() + PATIENCE;
    while (this.timing.now() < deadline) {
      if (this.line.link.get() === "live") {
        const answer = await this.line.ask(name, payload).catch(() => null);
        if (isAnswer(answer)) return answer;
      }
      await this.pause(BETWEEN_TRIES);
    }
    return UNANSWERED;
  }

  private async until(condition: () => boolean): Promise<void> {
    const deadline = this.timing.now() + TRUTH_WITHIN;
    while (!condition() && this.timing.now() < deadline) await this.pause(20);
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => void this.timing.after(milliseconds, resolve));
  }
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === "object" && value !== null && "ok" in value;
}

/** 128 bits; crypto.randomUUID is missing where the page does not come from a secure place. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
