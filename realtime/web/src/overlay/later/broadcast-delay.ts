import type { Link, TimedEvent } from "../../sync/connection";
import { Store } from "../../sync/observable";
import type { Timing } from "../../sync/timing";
import type { Encounter } from "../../sync/wire";
import type { Source } from "../model";
import { isReversal } from "./effect-feed";

/** A delayed state or live event of one version. */
interface Waiting {
  at: number;
  version: number;
  encounter?: Encounter;
  liveEvent?: TimedEvent;
}

/**
 * Delays states and live events in their order, for streams with a broadcast delay.
 *
 * An encounter that must go off the air goes at once, with all that is delayed. What was undone before it was
 * shown is never shown.
 */
export class BroadcastDelay implements Source {
  readonly encounter = new Store<Encounter | null>(null);
  readonly link: Store<Link>;
  private waiting: Waiting[] = [];
  private cancel: (() => void) | null = null;
  private readonly listeners = new Set<(liveEvent: TimedEvent) => void>();

  constructor(
    source: Source,
    private readonly timing: Timing,
    /** Milliseconds, read at every change: the link's settings may arrive later than the page. */
    private readonly delay: () => number,
  ) {
    this.link = source.link;
    source.encounter.watch((encounter) => {
      if (encounter) this.later({ version: encounter.version, encounter });
      else this.clear();
    });
    source.onLiveEvent((liveEvent) => {
      if (isReversal(liveEvent)) this.conceal(liveEvent);
      this.later({ version: liveEvent.event.version, liveEvent });
    });
  }

  onLiveEvent(listener: (liveEvent: TimedEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private later(what: Omit<Waiting, "at">): void {
    const delay = this.delay();
    if (delay === 0 && this.waiting.length === 0) {
      this.show(what);
      return;
    }
    // Keep the order when the delay setting shrinks.
    const last = this.waiting[this.waiting.length - 1]?.at ?? 0;
    this.waiting.push({ ...what, at: Math.max(last, this.timing.now() + delay) });
    if (!this.cancel) this.plan();
  }

  private show({ encounter, liveEvent }: Omit<Waiting, "at">): void {
    if (encounter) this.encounter.set(encounter);
    if (liveEvent) for (const listener of [...this.listeners]) listener(liveEvent);
  }

  /** After an undo, drop what is delayed between the earlier equal state and now. */
  private conceal({ event, after }: TimedEvent): void {
    const earlier = [this.encounter.get(), ...this.waiting.map(({ encounter }) => encounter)]
      .filter((state): state is Encounter => Boolean(state) && (state?.version ?? 0) < event.version)
      .reverse();
    const content = contentOf(after);
    const origin = earlier.find((state) => contentOf(state) === content);
    if (!origin) return;
    this.waiting = this.waiting.filter(
      ({ version }) => version <= origin.version || version >= event.version,
    );
  }

  private plan(): void {
    const next = this.waiting[0];
    this.cancel = next
      ? this.timing.after(Math.max(0, next.at - this.timing.now()), () => this.showDue())
      : null;
  }

  private showDue(): void {
    for (let next = this.waiting[0]; next && next.at <= this.timing.now(); next = this.waiting[0]) {
      this.waiting.shift();
      this.show(next);
    }
    this.plan();
  }

  private clear(): void {
    this.cancel?.();
    this.cancel = null;
    this.waiting = [];
    this.encounter.set(null);
  }
}

function contentOf(encounter: Encounter): string {
  const { _id, status, round, currentParticipantId, name, groups, actingParticipantIds } = encounter;
  const turn = [round, currentParticipantId, actingParticipantIds, groups];
  return JSON.stringify([_id, status, turn, name, encounter.participants]);
}
