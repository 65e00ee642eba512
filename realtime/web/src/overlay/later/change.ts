import type { TimedEvent } from "../../sync/connection";
import { isPlayerCharacter } from "../../sync/participant-types";
import type { Encounter, EncounterUpdated, EventView, HpChanged, Participant } from "../../sync/wire";
import type { Detail } from "../moment";
import { isDown } from "../participant-state";

export type Fate = "defeat" | "death" | "revival";

/** One change as its moments see it: what its events say of each other, and what is said already. */
export class Change {
  /** Who falls, dies or is up again. */
  readonly fates: ReadonlyMap<string, Fate>;
  /** The attacks of the change, by their target. */
  readonly attacks: ReadonlyMap<string, EventView>;
  /** Those whose hit points change. */
  readonly damaged: ReadonlySet<string | undefined>;
  /** Those who join. */
  readonly joining: ReadonlySet<string | undefined>;
  readonly isBeginning: boolean;
  private readonly reported = new Set<string>();
  private hasShownDice = false;

  constructor(
    readonly before: Encounter,
    readonly after: Encounter,
    events: readonly TimedEvent[],
  ) {
    this.isBeginning = events.some(({ event }) => (event as EncounterUpdated).reason === "started");
    const whom = (kind: string) =>
      new Set(
        events.filter(({ name }) => name === kind).map(({ event }) => (event as HpChanged).participantId),
      );
    this.damaged = whom("participant_hp_changed");
    this.joining = whom("participant_added");
    const views = events.flatMap(({ event }) => (event as EncounterUpdated).events ?? []);
    this.attacks = new Map(
      views.flatMap((view) =>
        view.type === "attack_made" && view.participantId ? [[view.participantId, view]] : [],
      ),
    );
    const dead = new Set(views.filter(isDeath).map(({ participantId }) => participantId));
    const fates = new Map<string, Fate>();
    for (const now of after.participants) {
      const was = find(before, now._id);
      if (dead.has(now._id) && isPlayerCharacter(now)) fates.set(now._id, "death");
      else if (was && !isDown(was) && isDown(now)) fates.set(now._id, "defeat");
      else if (was && isDown(was) && !isDown(now)) fates.set(now._id, "revival");
    }
    this.fates = fates;
  }

  was(id: string | null | undefined): Participant | undefined {
    return find(this.before, id);
  }

  now(id: string | null | undefined): Participant | undefined {
    return find(this.after, id);
  }

  nameOf(id: string | null | undefined): string | undefined {
    return (this.now(id) ?? this.was(id))?.name;
  }

  /** Whether it is the first time that something is reported of a participant. */
  report(id: string): boolean {
    const isFirst = !this.reported.has(id);
    this.reported.add(id);
    return isFirst;
  }

  /** Whether it is the first time that dice of an amount are shown: they are the same for all whom it is for. */
  showDice(): boolean {
    const isFirst = !this.hasShownDice;
    this.hasShownDice = true;
    return isFirst;
  }

  /** Who did what to a participant; nothing of it where they did it to themselves. */
  detailOf({ _id, name }: Participant, { sourceId, damageTypes = [] }: Partial<HpChanged> = {}): Detail {
    const attack = this.attacks.get(_id);
    const source = this.nameOf(sourceId ?? attack?.sourceId);
    const types = damageTypes.filter(Boolean);
    return {
      ...(source && source !== name ? { by: source } : {}),
      ...(attack?.name ? { means: attack.name } : {}),
      ...(types.length > 0 ? { types } : {}),
      ...(typeof attack?.natural === "number" ? { rolled: attack.natural } : {}),
    };
  }
}

function isDeath({ type, fate }: EventView): boolean {
  return type === "participant_died" || (type === "participant_downed" && fate === "dead");
}

/** Kept for the next change, which begins with the encounter that this one ends with. */
const indexes = new WeakMap<Encounter, ReadonlyMap<string, Participant>>();

function find(encounter: Encounter, id: string | null | undefined): Participant | undefined {
  const index = indexes.get(encounter) ?? new Map(encounter.participants.map((one) => [one._id, one]));
  indexes.set(encounter, index);
  return index.get(id ?? "");
}
