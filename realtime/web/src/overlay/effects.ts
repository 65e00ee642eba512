import type { TimedEvent } from "../sync/connection";
import type { Timing } from "../sync/timing";
import type {
  ConditionAdded,
  ConditionRemoved,
  Encounter,
  EncounterUpdated,
  HpChanged,
  Participant,
} from "../sync/wire";
import { conditionName, words } from "./i18n/messages";

/** A transient effect. The state is complete without it. */
export type Effect =
  | { kind: "float"; participantId: string; tone: "damage" | "healing"; amount?: number; critical: boolean }
  | { kind: "defeat"; participantId: string }
  | { kind: "turn"; participant: Participant; round: number; isNewRound: boolean }
  | { kind: "banner"; text: string }
  | { kind: "caption"; text: string };

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
    const effects = liveEvents.filter(({ event }) => !takenBack.has(event.version)).flatMap(effectsOf);
    if (effects.length > 0 && this.options.isVisible()) this.options.onEffects(effects);
  }
}

export function isReversal({ name, event }: TimedEvent): boolean {
  const { reason } = event as EncounterUpdated;
  return name === "encounter_updated" && (reason === "undo" || reason === "redo");
}

/** The effects of one live event. */
export function effectsOf({ name, event, before, after }: TimedEvent): Effect[] {
  switch (name) {
    case "participant_hp_changed":
      return hitPoints(event as RedactedHpChange, before, after);
    case "turn_advanced":
      return turn(before, after);
    case "participant_added":
      return added(before, after);
    case "condition_added":
    case "condition_removed":
      return condition(name, event as ConditionAdded | ConditionRemoved, after);
    case "encounter_updated":
      return header(event as EncounterUpdated);
    default:
      return [];
  }
}

/** Damage or healing without its amount: numbers are hidden on this page. */
export interface RedactedHpChange extends HpChanged {
  tone?: "damage" | "healing";
}

function hitPoints(event: RedactedHpChange, before: Encounter, after: Encounter): Effect[] {
  const now = find(after, event.participantId);
  if (!now) return [];
  const was = find(before, now._id);
  const falls = was !== undefined && !isDown(was) && isDown(now);
  const tone = toneOf(event, was, now);
  const amount = tone === "damage" ? event.damage : event.healing;
  const critical = tone === "damage" && event.isCritical === true;
  const effects: Effect[] = [];
  if (tone && amount !== 0) {
    // When the amount is unknown, the defeat alone is shown.
    const known = amount === undefined ? {} : { amount };
    if (amount !== undefined || critical || !falls) {
      effects.push({ kind: "float", participantId: now._id, tone, critical, ...known });
    }
    const said = words().captions;
    const text = tone === "damage" ? said.damage(now.name, amount, critical) : said.healing(now.name, amount);
    effects.push({ kind: "caption", text });
  }
  if (falls) {
    effects.push(
      { kind: "defeat", participantId: now._id },
      { kind: "caption", text: words().captions.defeat(now.name) },
    );
  }
  return effects;
}

/** The event's own tone if this audience may know it, else derived from the visible health. */
function toneOf(
  event: RedactedHpChange,
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

export function isDown(participant: Participant): boolean {
  return participant.isDefeated === true || participant.healthBand === "down" || participant.currentHP === 0;
}

function turn(before: Encounter, after: Encounter): Effect[] {
  const participant = find(after, after.currentParticipantId);
  if (!participant || after.status !== "active") return [];
  // An unseen participant acted: this audience's turn did not change.
  if (before.currentParticipantId === participant._id && before.round === after.round) return [];
  const isNewRound = after.round > before.round;
  return [
    { kind: "turn", participant, round: after.round, isNewRound },
    { kind: "caption", text: words().captions.turn(participant.name, after.round) },
  ];
}

function added(before: Encounter, after: Encounter): Effect[] {
  const known = new Set(before.participants.map(({ _id }) => _id));
  return after.participants
    .filter(({ _id }) => !known.has(_id))
    .map((participant) => ({ kind: "caption", text: words().captions.enters(participant.name) }));
}

function condition(name: string, event: ConditionAdded | ConditionRemoved, after: Encounter): Effect[] {
  const participant = find(after, event.participantId);
  if (!participant || !event.condition) return [];
  const said = words().captions;
  const say = name === "condition_added" ? said.condition : said.conditionOver;
  return [{ kind: "caption", text: say(participant.name, conditionName(event.condition.name)) }];
}

function header({ reason }: EncounterUpdated): Effect[] {
  if (reason === "started") {
    return [
      { kind: "banner", text: words().begins },
      { kind: "caption", text: words().captions.begins },
    ];
  }
  if (reason === "paused") return [{ kind: "caption", text: words().captions.paused }];
  if (reason === "ended") return [{ kind: "caption", text: words().captions.over }];
  return [];
}

function find(encounter: Encounter, id: string | null | undefined): Participant | undefined {
  return encounter.participants.find(({ _id }) => _id === id);
}
