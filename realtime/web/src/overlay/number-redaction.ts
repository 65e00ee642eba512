import type { Link, TimedEvent } from "../sync/connection";
import { Store } from "../sync/observable";
import type { Encounter, HpChanged, Participant } from "../sync/wire";
import type { Source } from "./model";

/** Hides numbers while `isDiscreet` is true: bands in place of exact hit points, no amounts. */
export class NumberRedaction implements Source {
  readonly encounter = new Store<Encounter | null>(null);
  readonly link: Store<Link>;
  private readonly coarse = new WeakMap<Participant, Participant>();
  private readonly listeners = new Set<(liveEvent: TimedEvent) => void>();

  constructor(
    source: Source,
    private readonly isDiscreet: Store<boolean>,
  ) {
    this.link = source.link;
    const show = () => this.encounter.set(this.redacted(source.encounter.get()));
    source.encounter.watch(show);
    isDiscreet.watch(show);
    source.onLiveEvent((liveEvent) => {
      const redacted = isDiscreet.get() ? this.withoutAmounts(liveEvent) : liveEvent;
      for (const listener of [...this.listeners]) listener(redacted);
    });
  }

  onLiveEvent(listener: (liveEvent: TimedEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private redacted(encounter: Encounter | null): Encounter | null {
    return encounter && this.isDiscreet.get() ? this.inBands(encounter) : encounter;
  }

  private inBands(encounter: Encounter): Encounter {
    return { ...encounter, participants: encounter.participants.map((one) => this.inBand(one)) };
  }

  /** Return the same object for the same participant, so that an unchanged row is not drawn again. */
  private inBand(participant: Participant): Participant {
    if (typeof participant.currentHP !== "number") return participant;
    let coarse = this.coarse.get(participant);
    if (!coarse) {
      const { currentHP, maxHP, tempHP, ...rest } = participant;
      coarse = { ...rest, visibility: "band" };
      this.coarse.set(participant, coarse);
    }
    return coarse;
  }

  private withoutAmounts(liveEvent: TimedEvent): TimedEvent {
    const { newHP, damage, healing, ...event } = liveEvent.event as HpChanged;
    const tone = damage !== undefined ? "damage" : healing !== undefined ? "healing" : undefined;
    return {
      ...liveEvent,
      event: tone ? { ...event, tone } : event,
      before: this.inBands(liveEvent.before),
      after: this.inBands(liveEvent.after),
    } as TimedEvent;
  }
}
