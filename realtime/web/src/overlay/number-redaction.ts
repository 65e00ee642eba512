import type { Link, TimedEvent } from "../sync/connection";
import { Store } from "../sync/observable";
import type { Encounter, EncounterUpdated, EventView, HpChanged, Participant } from "../sync/wire";
import type { Config } from "./config";
import type { Source } from "./model";

/** Events that tell of hit points, whatever the amounts of hits are. */
const OF_HIT_POINTS = new Set(["temporary_hp_set", "death_save_rolled"]);

/** Hides numbers while `hidden` says so: bands in place of exact hit points, with "band" no amounts either. */
export class NumberRedaction implements Source {
  readonly encounter = new Store<Encounter | null>(null);
  readonly link: Store<Link>;
  private readonly coarse = new WeakMap<Participant, Participant>();
  private readonly listeners = new Set<(liveEvent: TimedEvent) => void>();

  constructor(
    source: Source,
    private readonly hidden: Store<Config["onair"]>,
  ) {
    this.link = source.link;
    const show = () => this.encounter.set(this.redacted(source.encounter.get()));
    source.encounter.watch(show);
    hidden.watch(show);
    source.onLiveEvent((liveEvent) => {
      const redacted = hidden.get() === "off" ? liveEvent : this.withoutNumbers(liveEvent);
      for (const listener of [...this.listeners]) listener(redacted);
    });
  }

  onLiveEvent(listener: (liveEvent: TimedEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private redacted(encounter: Encounter | null): Encounter | null {
    return encounter && this.hidden.get() !== "off" ? this.inBands(encounter) : encounter;
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

  private withoutNumbers(liveEvent: TimedEvent): TimedEvent {
    const { newHP, damage, healing, damageTypes, events, ...rest } = liveEvent.event as HpChanged &
      EncounterUpdated;
    const tone = damage !== undefined ? "damage" : healing !== undefined ? "healing" : rest.tone;
    const amounts = this.hidden.get() === "damage" ? given({ damage, healing, damageTypes }) : {};
    const open = events?.filter(({ type }: EventView) => !OF_HIT_POINTS.has(type));
    return {
      ...liveEvent,
      event: { ...rest, ...amounts, ...given({ tone, events: open }) },
      before: this.inBands(liveEvent.before),
      after: this.inBands(liveEvent.after),
    } as TimedEvent;
  }
}

function given(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
