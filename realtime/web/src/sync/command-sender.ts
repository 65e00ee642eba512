import type { Connection } from "./connection";
import { Store } from "./observable";
import type { Timing } from "./timing";
import type { Failure, VersionedSuccess } from "./wire";

export type Payload = Record<string, unknown>;
export type Answer = VersionedSuccess | Failure;

export interface Pending {
  id: string;
  /** A command that is not yet complete. */
  label: string;
}

/** The part of a connection that commands go through. */
export type Line = Pick<Connection, "ask" | "link" | "encounter">;

/** A command without an answer is repeated under its id for this long; the server executes it once. */
export const PATIENCE = 45_000;
const BETWEEN_TRIES = 800;
/** The time to wait for the change that an answer acknowledges. */
const TRUTH_WITHIN = 5_000;
const UNANSWERED: Failure = {
  ok: false,
  error: {
    code: "unanswered",
    message: "", // the page's own text by the code
  },
};

/** Sends commands exactly once, through lost connections and restarts; no optimistic updates. */
export class Commander {
  readonly pending = new Store<readonly Pending[]>([]);

  constructor(
    private readonly line: Line,
    private readonly timing: Timing,
    private readonly newId: () => string = randomId,
  ) {}

  /** Send a command; resolves when its effect is visible, or with the error. Never rejects. */
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

/** 128 random bits; crypto.randomUUID is missing in an insecure context. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
