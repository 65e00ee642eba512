import type { TimedEvent } from "../../sync/connection";
import type { Timing } from "../../sync/timing";
import type { EncounterUpdated } from "../../sync/wire";
import type { Effect } from "../moment";
import { effectsOf } from "./change-moments";

/** An event older than this (milliseconds) has no effects. */
export const MAX_EFFECT_AGE = 4_000;
/** Milliseconds to collect the events of one change: the last may say that it was an undo. */
const GATHERING = 40;

export interface EffectFeedOptions {
  timing: Timing;
  isVisible(): boolean;
  onEffects(effects: Effect[]): void;
  /** A change was undone: remove its effects from the screen. */
  onTakenBack(): void;
}

/** Converts live events to effects; skips old events, those of a hidden page and undone ones. */
export class EffectFeed {
  private gathered: TimedEvent[] = [];

  constructor(private readonly options: EffectFeedOptions) {}

  add(liveEvent: TimedEvent): void {
    if (!this.options.isVisible() || liveEvent.age > MAX_EFFECT_AGE) return;
    if (this.gathered.length === 0) this.options.timing.after(GATHERING, () => this.flush());
    this.gathered.push(liveEvent);
  }

  private flush(): void {
    const liveEvents = this.gathered;
    this.gathered = [];
    const takenBack = new Set(liveEvents.filter(isReversal).map(({ event }) => event.version));
    if (takenBack.size > 0) this.options.onTakenBack();
    const lasting = liveEvents.filter(({ event }) => !takenBack.has(event.version));
    const effects = changesOf(lasting).flatMap(effectsOf);
    if (effects.length > 0 && this.options.isVisible()) this.options.onEffects(effects);
  }
}

export function isReversal({ name, event }: TimedEvent): boolean {
  const { reason } = event as EncounterUpdated;
  return name === "encounter_updated" && (reason === "undo" || reason === "redo");
}

/** The events of each version, in order. */
function changesOf(liveEvents: readonly TimedEvent[]): TimedEvent[][] {
  const versions = new Map<number, TimedEvent[]>();
  for (const liveEvent of liveEvents) {
    const { version } = liveEvent.event;
    versions.set(version, [...(versions.get(version) ?? []), liveEvent]);
  }
  return [...versions.values()];
}
