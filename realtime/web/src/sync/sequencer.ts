import { applyPatch, reconcile } from "./patching";
import { WaitingRoom } from "./reorder-buffer";
import { Backoff, type Timing } from "./timing";
import type { Change, Encounter, SyncAnswer, Versioned } from "./wire";

/** Something that just happened in front of us, with the fight before and after it. */
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
  /** Ask the server for what came after `version`; 0 asks for everything. */
  sync(version: number): Promise<SyncAnswer>;
}

/** The version that a live event brought us to; others may still tell more about it. */
interface LiveVersion {
  version: number;
  before: Encounter;
  patched: boolean;
  seen: Set<string>;
}

/** How long an event may be overtaken by its successor before we ask for it. */
export const GAP_PATIENCE = 150;

/**
 * How often the server must insist on a version older than ours before we go back to it. One process may lag
 * behind another for a moment; a database restored from a backup stays behind.
 */
const PATIENCE_WITH_THE_PAST = 3;

interface Arrival {
  name: Change;
  event: Versioned;
}

/** Puts the versions of one encounter in order: applies n+1, ignores what it has, asks when one is missing. */
export class Sequencer {
  private state: Encounter | null = null;
  private awaitingState = true;
  private waiting = new WaitingRoom<Arrival>();
  private promised = 0;
  private cancelTimer: (() => void) | null = null;
  private syncing = false;
  private wantsEverything = false;
  private contradictions = 0;
  /** Bumped whenever an answer still under way must not count any more. */
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

  /** A join was sent: hold events back until the state arrives. */
  joining(): void {
    this.stop();
    this.awaitingState = true;
    this.waiting.clear();
    this.promised = 0;
  }

  /** The connection is gone: nothing will be answered any more. */
  stop(): void {
    this.generation += 1;
    this.syncing = false;
    this.cancelTimer?.();
    this.cancelTimer = null;
  }

  /** Take a full state. False when it is older than what we have. */
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
    if (gap > 1) {
      this.waiting.add(event.version, { name, event });
      this.watchForGap();
    } else if (gap === 1) {
      this.step({ name, event });
      this.drain();
    } else if (gap === 0) {
      this.companion({ name, event });
    }
  }

  /** The server says which version it is at. */
  heartbeat(version: number): void {
    this.promised = Math.max(this.promised, version);
    if (!this.awaitingState) this.watchForGap();
  }

  /** Ask at once, without waiting for a gap: the state that a join promised did not come. */
  resync(): void {
    if (!this.syncing) void this.ask();
  }

  private drain(): void {
    while (this.state) {
      const arrivals = this.waiting.take(this.state.version + 1);
      const [first, ...others] = arrivals;
      if (!first) break;
      this.step(first);
      for (const other of others) this.companion(other);
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
    this.live = { version: event.version, before, patched: hasContent(event), seen };
    this.options.onState(after);
    this.options.onLive({ name, event, before, after });
  }

  /** A further event of the version we are at: it tells more about the same change. */
  private companion({ name, event }: Arrival): void {
    if (!this.state || this.live?.version !== event.version) return;
    const key = fingerprint(name, event);
    if (this.live.seen.has(key)) return;
    this.live.seen.add(key);
    if (hasContent(event) && !this.live.patched) {
      this.live.patched = true;
      this.state = applyPatch(this.state, event.patch, event.version);
      this.options.onState(this.state);
    }
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
    this.cancelTimer = this.options.timing.after(GAP_PATIENCE, () => {
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

  /** Take an answer; false when it has to be asked for again. */
  private take(answer: SyncAnswer & { ok: true }): boolean {
    if (answer.version < this.version && ++this.contradictions < PATIENCE_WITH_THE_PAST) return false;
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

function hasContent(event: Versioned): boolean {
  return event.patch !== undefined && Object.keys(event.patch).length > 0;
}

/** Tells a repeated delivery from a second event of the same version. */
function fingerprint(name: Change, event: Versioned): string {
  return JSON.stringify([name, { ...event, patch: undefined }]);
}
