import { conditionCaption } from "../../i18n/captions";
import { known, t } from "../../i18n/texts";
import type { TimedEvent } from "../../sync/connection";
import { isPlayerCharacter } from "../../sync/participant-types";
import { turnName } from "../../sync/turn-groups";
import type {
  ConditionAdded,
  ConditionRemoved,
  Encounter,
  EncounterUpdated,
  EventView,
  HpChanged,
  InitiativeUpdated,
  Participant,
} from "../../sync/wire";
import type { Detail, Effect, Tone } from "../moment";
import { isDown } from "../participant-state";

type Fate = "defeat" | "death" | "revival";

/** The effects of one change, in the order in which it happened. */
export function effectsOf(change: readonly TimedEvent[]): Effect[] {
  const [first, last] = [change[0], change.at(-1)];
  if (!first || !last) return [];
  const moments = new Moments(first.before, last.after, change);
  return [
    ...moments.appearances(),
    ...change.flatMap((liveEvent) => moments.of(liveEvent)),
    ...moments.otherFates(),
  ];
}

/** The moments of one change: how each of its events looks beside the others. */
class Moments {
  private readonly fates = new Map<string, Fate>();
  private readonly told = new Set<string>();
  /** The attacks of the change, by their target. */
  private readonly attacks = new Map<string, EventView>();
  private readonly isBeginning: boolean;
  private hasShownDice = false;
  /** Those whose hit points change. */
  private readonly damaged: ReadonlySet<string | undefined>;
  /** Those who join. */
  private readonly joining: ReadonlySet<string | undefined>;

  constructor(
    private readonly before: Encounter,
    private readonly after: Encounter,
    change: readonly TimedEvent[],
  ) {
    this.isBeginning = change.some(({ event }) => (event as EncounterUpdated).reason === "started");
    const whom = (kind: string) =>
      new Set(
        change.filter(({ name }) => name === kind).map(({ event }) => (event as HpChanged).participantId),
      );
    this.damaged = whom("participant_hp_changed");
    this.joining = whom("participant_added");
    const views = change.flatMap(({ event }) => (event as EncounterUpdated).events ?? []);
    for (const view of views) {
      if (view.type === "attack_made" && view.participantId) this.attacks.set(view.participantId, view);
    }
    const dead = new Set(views.filter(isDeath).map(({ participantId }) => participantId));
    for (const now of after.participants) {
      const was = find(before, now._id);
      if (dead.has(now._id) && isPlayerCharacter(now)) this.fates.set(now._id, "death");
      else if (was && !isDown(was) && isDown(now)) this.fates.set(now._id, "defeat");
      else if (was && isDown(was) && !isDown(now)) this.fates.set(now._id, "revival");
    }
  }

  of({ name, event }: TimedEvent): Effect[] {
    switch (name) {
      case "participant_hp_changed":
        return this.hitPoints(event as HpChanged);
      case "turn_advanced":
        return this.turn();
      case "participant_added":
        return this.added((event as HpChanged).participantId);
      case "initiative_updated":
        return this.initiative(event as InitiativeUpdated);
      case "condition_added":
      case "condition_removed":
        return this.condition(name, event as ConditionAdded | ConditionRemoved);
      case "encounter_updated":
        return [
          ...this.header(event as EncounterUpdated),
          ...((event as EncounterUpdated).events ?? []).flatMap((view) => this.view(view)),
        ];
      default:
        return [];
    }
  }

  /** Who falls, dies or is up again without a change of hit points. */
  otherFates(): Effect[] {
    return [...this.fates.keys()].flatMap((id) => this.fate(id));
  }

  /** Who is seen, or named, from this change on: said before what they do. */
  appearances(): Effect[] {
    return this.after.participants.flatMap((now): Effect[] => {
      const was = find(this.before, now._id);
      if (this.joining.has(now._id)) return [];
      const isNamed = was?.visibility === "unknown" && now.visibility !== "unknown";
      if (was && !isNamed) return [];
      const { _id: participantId, name } = now;
      return [
        { kind: "float", participantId, tone: "reveal", critical: false },
        { kind: "caption", text: t(was ? "caption-revealed" : "caption-appears", { name }) },
      ];
    });
  }

  private hitPoints(event: HpChanged): Effect[] {
    const now = find(this.after, event.participantId);
    if (!now) return [];
    const tone = toneOf(event, find(this.before, now._id), now);
    const amount = tone === "damage" ? event.damage : event.healing;
    const critical = tone === "damage" && event.isCritical === true;
    const fate = this.fates.get(now._id);
    const effects: Effect[] = [];
    if (tone && amount !== 0) {
      effects.push(...this.amountRolled(now.name, event, amount));
      // When the amount is unknown, the fall alone is shown.
      const known = amount === undefined ? {} : { amount };
      const detail = this.detailOf(now, event);
      if (amount !== undefined || critical || fate === undefined || detail.by) {
        effects.push({ kind: "float", participantId: now._id, tone, critical, ...known, ...given(detail) });
      }
      const said = captionOf(now.name, tone, amount, detail.types ?? []);
      const text = critical ? t("caption-critical", { text: said }) : said;
      effects.push({ kind: "caption", text: withSource(text, detail) });
    }
    return [...effects, ...this.fate(now._id)];
  }

  /** The dice of an amount that this audience may see, once for all whom it is for. */
  private amountRolled(name: string, event: HpChanged, amount: number | undefined): Effect[] {
    if (!event.dice || amount === undefined || this.hasShownDice) return [];
    this.hasShownDice = true;
    const who = this.nameOf(event.sourceId) ?? name;
    return [{ kind: "roll", who, what: event.dice.replaceAll("~~", ""), rolled: amount, tone: "neutral" }];
  }

  /** Who did what to a participant; nothing of it where they did it to themselves. */
  private detailOf({ _id, name }: Participant, { sourceId, damageTypes = [] }: HpChanged): Detail {
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

  private nameOf(id: string | null | undefined): string | undefined {
    return (find(this.after, id) ?? find(this.before, id))?.name;
  }

  private fate(id: string): Effect[] {
    const fate = this.fates.get(id);
    const now = find(this.after, id);
    if (!fate || !now || this.told.has(id)) return [];
    this.told.add(id);
    if (fate === "revival") return [{ kind: "caption", text: t("caption-revival", { name: now.name }) }];
    const text = t(fate === "death" ? "caption-death" : "caption-defeat", { name: now.name });
    return [
      { kind: "float", participantId: id, tone: fate, critical: false },
      { kind: "caption", text },
    ];
  }

  private turn(): Effect[] {
    const { before, after } = this;
    const participant = find(after, after.currentParticipantId);
    if (!participant || after.status !== "active") return [];
    // An unseen participant acted: this audience's turn did not change.
    if (before.currentParticipantId === participant._id && before.round === after.round) return [];
    const isNewRound = after.round > before.round;
    const name = turnName(after, participant._id, participant.name);
    const text = isNewRound
      ? t("caption-round-turn", { name, round: after.round })
      : t("caption-turn", { name });
    const beginning: Effect[] = this.isBeginning ? [{ kind: "caption", text: t("caption-begins") }] : [];
    return [
      ...beginning,
      { kind: "turn", participant, round: after.round, isNewRound },
      { kind: "caption", text },
    ];
  }

  private initiative({ participantId, initiativeRoll }: InitiativeUpdated): Effect[] {
    const who = this.nameOf(participantId);
    if (!who || initiativeRoll === undefined) return [];
    const what = t("overlay-roll-initiative");
    return [{ kind: "roll", who, what, rolled: initiativeRoll, tone: "neutral" }];
  }

  /** An attack roll, and its hit or miss where no damage of this change tells of it. */
  private attack(view: EventView, now: Participant): Effect[] {
    const { hit = false, isCritical = false, natural } = view;
    const detail = this.detailOf(now, {} as HpChanged);
    const rolls: Effect[] =
      typeof natural === "number" && detail.by
        ? [
            {
              kind: "roll",
              who: detail.by,
              what: detail.means ?? "",
              rolled: natural,
              tone: hit ? "good" : "bad",
            },
          ]
        : [];
    if (this.damaged.has(now._id)) return rolls;
    const text = t(hit ? "caption-attack-hits" : "caption-attack-misses", { name: now.name });
    return [
      ...rolls,
      {
        kind: "float",
        participantId: now._id,
        tone: hit ? "damage" : "miss",
        critical: isCritical,
        ...given(detail),
      },
      { kind: "caption", text: withSource(text, detail) },
    ];
  }

  private save(view: EventView, now: Participant): Effect[] {
    const { name: effect = "", isPassed = false, natural, total } = view;
    const rolled = natural ?? total ?? undefined;
    const detail: Detail = { isPassed, ...(rolled === undefined ? {} : { rolled }) };
    const text = t(isPassed ? "caption-save-passed" : "caption-save-failed", { name: now.name, effect });
    return [...this.rolled(now.name, effect, rolled, isPassed), ...this.saved(now._id, detail, text)];
  }

  private deathSave({ natural }: EventView, now: Participant): Effect[] {
    if (typeof natural !== "number") return [];
    const isPassed = natural >= 10;
    const text =
      natural === 20
        ? t("caption-natural-20", { name: now.name })
        : t("caption-death-save", { name: now.name, natural });
    const rolls = this.rolled(now.name, t("overlay-roll-death-save"), natural, isPassed);
    if (natural !== 20) return [...rolls, ...this.saved(now._id, { isPassed, rolled: natural }, text)];
    const float: Effect = { kind: "float", participantId: now._id, tone: "natural20", critical: false };
    return [...rolls, float, { kind: "caption", text }];
  }

  private rolled(who: string, what: string, rolled: number | undefined, isGood: boolean): Effect[] {
    if (rolled === undefined) return [];
    return [{ kind: "roll", who, what, rolled, tone: isGood ? "good" : "bad" }];
  }

  private saved(participantId: string, detail: Detail, text: string): Effect[] {
    return [
      { kind: "float", participantId, tone: "save", critical: false, detail },
      { kind: "caption", text },
    ];
  }

  private added(id: string | undefined): Effect[] {
    const participant = find(this.after, id);
    if (!participant || this.told.has(participant._id)) return [];
    this.told.add(participant._id);
    return [{ kind: "caption", text: t("caption-enters", { name: participant.name }) }];
  }

  private condition(name: string, event: ConditionAdded | ConditionRemoved): Effect[] {
    const participant = find(this.after, event.participantId);
    // A fall brings conditions of its own, and a return takes them away; neither is worth a word.
    if (!participant || !event.condition || this.fates.has(participant._id)) return [];
    const { name: called } = event.condition;
    const text = conditionCaption(participant.name, called, name === "condition_added");
    return [{ kind: "caption", text }];
  }

  private header({ reason }: EncounterUpdated): Effect[] {
    if (reason === "started" && !this.after.currentParticipantId) {
      return [
        { kind: "banner", text: t("overlay-initiative") },
        { kind: "caption", text: t("caption-begins") },
      ];
    }
    if (reason === "paused") return [{ kind: "caption", text: t("caption-paused") }];
    if (reason === "ended") return [{ kind: "caption", text: t("caption-over") }];
    return [];
  }

  private view(view: EventView): Effect[] {
    const now = find(this.after, view.participantId);
    if (!now) return [];
    const float = (tone: Tone, amount?: number): Effect => ({
      kind: "float",
      participantId: now._id,
      tone,
      critical: false,
      ...(amount === undefined ? {} : { amount }),
    });
    switch (view.type) {
      case "attack_made":
        return this.attack(view, now);
      case "save_made":
        return this.save(view, now);
      case "death_save_rolled":
        return this.deathSave(view, now);
      case "concentration_ended":
        return view.reason === "replaced" || view.reason === "down" || !view.name
          ? []
          : [
              float("concentration"),
              {
                kind: "caption",
                text: t("caption-concentration-lost", { name: now.name, effect: view.name }),
              },
            ];
      case "temporary_hp_set": {
        const gained = (view.after ?? 0) - (view.before ?? 0);
        return gained > 0
          ? [
              float("temporary", gained),
              { kind: "caption", text: t("caption-temporary", { name: now.name, amount: gained }) },
            ]
          : [];
      }
      default:
        return [];
    }
  }
}

function given(detail: Detail): { detail?: Detail } {
  return Object.keys(detail).length > 0 ? { detail } : {};
}

function captionOf(
  name: string,
  tone: "damage" | "healing",
  amount: number | undefined,
  types: readonly string[],
): string {
  if (tone === "healing")
    return amount === undefined
      ? t("caption-healing-unknown", { name })
      : t("caption-healing", { name, amount });
  if (amount === undefined) return t("caption-damage-unknown", { name });
  if (types.length === 0) return t("caption-damage", { name, amount });
  return t("caption-damage-types", { name, amount, types: types.map(damageType).join(", ") });
}

/** A type of damage in the words of the page; another one as it was typed. */
export function damageType(id: string): string {
  return known(`damage-${id}`) ?? id;
}

function withSource(text: string, { by: source, means: attack }: Detail): string {
  if (!source) return text;
  return attack ? t("caption-by-attack", { source, attack, text }) : t("caption-by", { source, text });
}

function isDeath({ type, fate }: EventView): boolean {
  return type === "participant_died" || (type === "participant_downed" && fate === "dead");
}

/** The event's own tone if this audience may know it, else derived from the visible health. */
function toneOf(
  event: HpChanged,
  was: Participant | undefined,
  now: Participant,
): "damage" | "healing" | null {
  if (event.tone) return event.tone;
  if (event.damage !== undefined) return "damage";
  if (event.healing !== undefined) return "healing";
  const change = health(now) - health(was ?? now);
  return change < 0 ? "damage" : change > 0 ? "healing" : null;
}

const LADDER = ["down", "critical", "bloodied", "hurt", "unhurt"];

function health(participant: Participant): number {
  if (typeof participant.currentHP === "number") return participant.currentHP + (participant.tempHP ?? 0);
  return participant.healthBand ? LADDER.indexOf(participant.healthBand) : 0;
}

function find(encounter: Encounter, id: string | null | undefined): Participant | undefined {
  return encounter.participants.find(({ _id }) => _id === id);
}
