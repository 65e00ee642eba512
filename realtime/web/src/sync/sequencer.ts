import { applyPatch, reconcile } from "./patching";
import { ReorderBuffer } from "./reorder-buffer";
import { Backoff, type Timing } from "./timing";
import type { Change, Encounter, SyncAnswer, Versioned } from "./wire";

/** An event received live, with the encounter before and after it. */
export interface LiveEvent {
  name: Change;
  event: Versioned;
  before: Encounter;
  after: Encounter;
}

export interface SequencerOptions {
  timing: Timing;
  /** The state after every step, in order. */
  onState(encounter: Encounter): void;
  /** Live events only: never those that a full state or a sync already contained. */
  onLive(live: LiveEvent): void;
  /** Request the patches after `version`; 0 requests the full state. */
  sync(version: number): Promise<SyncAnswer>;
}

/** The last version applied from a live event; further events of it may follow. */
interface LiveVersion {
  version: number;
  before: Encounter;
  seen: Set<string>;
}

/** Milliseconds to wait for a missing version before requesting it. */
export const GAP_DELAY = 150;

/**
 * The number of answers with an older version before it is accepted. One process may lag behind another for a
 * moment; a database restored from a backup stays behind.
 */
const REGRESSION_LIMIT = 3;

interface Arrival {
  name: Change;
  event: Versioned;
}

/** Orders the versions of one encounter: applies n+1, ignores versions it has, syncs on a gap. */
export class Sequencer {
  private state: Encounter | null = null;
  private awaitingState = true;
  private waiting = new ReorderBuffer<Arrival>();
  private promised = 0;
  private cancelTimer: (() => void) | null = null;
  private syncing = false;
  private wantsEverything = false;
  private contradictions = 0;
  /** Incremented to invalidate pending answers. */
  private generation = 0;
  private readonly backoff: Backoff;
  private live: LiveVersion | null = null;

  constructor(private readonly options: SequencerOptions) {
    this.backoff = new Backoff(options.timing, 300);
  }

  get version(): number {
    return this.state?.version ?? 0;
  }

  get isAwaitingState(): boolean {
    return this.awaitingState;
  }

  /** A join was sent: buffer events until the state arrives. */
  joining(): void {
    this.stop();
    this.awaitingState = true;
    this.waiting.clear();
    this.promised = 0;
  }

  /** The connection is lost: pending answers are invalid. */
  stop(): void {
    this.generation += 1;
    this.syncing = false;
    this.cancelTimer?.();
    this.cancelTimer = null;
  }

  /** Take a full state; false when it is older than the present one. */
  load(encounter: Encounter, version: number, force = false): boolean {
    if (!force && this.state && version < this.state.version) return false;
    this.settle(reconcile(this.state, { ...encounter, version }));
    this.awaitingState = false;
    this.wantsEverything = false;
    this.contradictions = 0;
    this.drain();
    return true;
  }

  receive(name: Change, event: Versioned): void {
    if (this.awaitingState || !this.state) {
      this.waiting.add(event.version, { name, event });
      return;
    }
    const gap = event.version - this.state.version;
    if (gap === 0) this.companion({ name, event });
    if (gap <= 0) return;
    this.waiting.add(event.version, { name, event });
    // Without the first event of its version there is no patch.
    if (gap === 1 && !event.place) this.drain();
    else this.watchForGap();
  }

  /** Take the server's current version. */
  heartbeat(version: number): void {
    this.promised = Math.max(this.promised, version);
    if (!this.awaitingState) this.watchForGap();
  }

  /** Sync at once: the state after a join did not arrive. */
  resync(): void {
    if (!this.syncing) void this.ask();
  }

  private drain(): void {
    while (this.state) {
      const next = this.state.version + 1;
      const arrivals = this.waiting.take(next);
      const first = arrivals.find(({ event }) => !event.place);
      if (!first) {
        for (const arrival of arrivals) this.waiting.add(next, arrival);
        break;
      }
      this.step(first);
      for (const other of arrivals) this.companion(other);
    }
    if (this.state) this.waiting.dropUpTo(this.state.version);
    this.cancelTimer?.();
    this.cancelTimer = null;
    this.watchForGap();
  }

  private step({ name, event }: Arrival): void {
    if (!this.state) return;
    const before = this.state;
    const after = applyPatch(before, event.patch, event.version);
    this.state = after;
    const seen = new Set([fingerprint(name, event)]);
    this.live = { version: event.version, before, seen };
    this.options.onState(after);
    this.options.onLive({ name, event, before, after });
  }

  /** Pass on a further event of the current version. */
  private companion({ name, event }: Arrival): void {
    if (!this.state || this.live?.version !== event.version) return;
    const key = fingerprint(name, event);
    if (this.live.seen.has(key)) return;
    this.live.seen.add(key);
    this.options.onLive({ name, event, before: this.live.before, after: this.state });
  }

  private settle(state: Encounter): void {
    this.state = state;
    this.live = null;
    this.waiting.dropUpTo(state.version);
    this.options.onState(state);
  }

  private behind(): boolean {
    return Math.max(this.waiting.highest, this.promised) > this.version;
  }

  private watchForGap(): void {
    if (this.cancelTimer || this.syncing || !this.behind()) return;
    this.cancelTimer = this.options.timing.after(GAP_DELAY, () => {
      this.cancelTimer = null;
      if (this.behind()) void this.ask();
    });
  }

  private askAgainIn(milliseconds: number): void {
    this.cancelTimer?.();
    this.cancelTimer = this.options.timing.after(milliseconds, () => {
      this.cancelTimer = null;
      void this.ask();
    });
  }

  private async ask(): Promise<void> {
    this.syncing = true;
    const generation = this.generation;
    const answer = await this.options
      .sync(this.wantsEverything ? 0 : this.version)
      .catch((): SyncAnswer => ({ ok: false, error: { code: "unanswered", message: "no answer" } }));
    if (generation !== this.generation) return;
    const settled = answer.ok && this.take(answer);
    this.syncing = false;
    if (settled && !this.behind()) this.backoff.reset();
    else this.askAgainIn(this.backoff.next());
  }

  /** Take an answer; false when the request must be repeated. */
  private take(answer: SyncAnswer & { ok: true }): boolean {
    if (answer.version < this.version && ++this.contradictions < REGRESSION_LIMIT) return false;
    if (answer.encounter) {
      this.load(answer.encounter, answer.version, true);
      this.promised = Math.min(this.promised, answer.version);
      return true;
    }
    let next = this.state;
    for (const { version, patch } of answer.patches ?? []) {
      if (next && version === next.version + 1) next = applyPatch(next, patch, version);
    }
    if (next?.version !== answer.version) {
      this.wantsEverything = true;
      return false;
    }
    if (next !== this.state) this.settle(next);
    this.awaitingState = false;
    this.contradictions = 0;
    this.promised = Math.min(this.promised, answer.version);
    this.drain();
    return true;
  }
}

/** The key that distinguishes a repeated delivery from a second event of the same version. */
function fingerprint(name: Change, event: Versioned): string {
  return JSON.stringify([name, { ...event, patch: undefined }]);
}
