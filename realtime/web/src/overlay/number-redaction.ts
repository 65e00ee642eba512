import type { Happening, Link } from "../sync/connection";
import { Store } from "../sync/observable";
import type { Encounter, HpChanged, Participant } from "../sync/wire";
import type { Source } from "./model";

/** Says less while it is told to: bands in place of exact hit points, and no amounts. */
export class Discreet implements Source {
  readonly encounter = new Store<Encounter | null>(null);
  readonly link: Store<Link>;
  private readonly coarse = new WeakMap<Participant, Participant>();
  private readonly listeners = new Set<(happening: Happening) => void>();

  constructor(
    source: Source,
    private readonly isDiscreet: Store<boolean>,
  ) {
    this.link = source.link;
    const show = () => this.encounter.set(this.told(source.encounter.get()));
    source.encounter.watch(show);
    isDiscreet.watch(show);
    source.onHappening((happening) => {
      const told = isDiscreet.get() ? this.withoutAmounts(happening) : happening;
      for (const listener of [...this.listeners]) listener(told);
    });
  }

  onHappening(listener: (happening: Happening) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private told(encounter: Encounter | null): Encounter | null {
    return encounter && this.isDiscreet.get() ? this.inBands(encounter) : encounter;
  }

  private inBands(encounter: Encounter): Encounter {
    return { ...encounter, participants: encounter.participants.map((one) => this.inBand(one)) };
  }

  /** The same object for the same participant: a row that says the same is not drawn again. */
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

  private withoutAmounts(happening: Happening): Happening {
    const { newHP, damage, healing, ...event } = happening.event as HpChanged;
    const tone = damage !== undefined ? "damage" : healing !== undefined ? "healing" : undefined;
    return {
      ...happening,
      event: tone ? { ...event, tone } : event,
      before: this.inBands(happening.before),
      after: this.inBands(happening.after),
    } as Happening;
  }
}
