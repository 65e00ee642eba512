import { conditionName } from "../i18n/conditions";
import { abilityName, damageText } from "../i18n/game";
import { plain, t } from "../i18n/texts";
import { MANY_ROUNDS, timeLeft } from "../i18n/time-left";
import type { Condition, DamagePart, Encounter, OwedSave, Participant } from "../sync/wire";

export type DamageFraction = "full" | "half" | "double" | "none";
export type { LastChange, Level } from "../sync/wire";

/** A participant and an encounter, with the fields that players or the DM may see in addition. */
export type Person = Participant;
export type TableEncounter = Encounter;

export function person(encounter: TableEncounter, id: string | null | undefined): Person | undefined {
  return encounter.participants.find((participant) => participant._id === id);
}

export function nameOf(encounter: TableEncounter, id: string | null | undefined): string {
  return person(encounter, id)?.name ?? t("page-somebody");
}

/** The participants a user plays, in initiative order. */
export function ownOf(encounter: TableEncounter, userId: string): Person[] {
  return encounter.participants.filter(({ collaborators }) => collaborators?.includes(userId));
}

/** The condition that gives a participant another form, if any. */
export function formOf({ conditions }: Person): Condition | undefined {
  return conditions?.find(({ form }) => form);
}

export function isDying(person: Person): boolean {
  return person.isDying === true;
}

/** What exhaustion costs now (SRD 5.1 and 5.2, Exhaustion); null without any. */
export function exhaustionCost({ exhaustion }: Person): string | null {
  if (!exhaustion) return null;
  const { level, ruleset } = exhaustion;
  const cost =
    ruleset === "2014"
      ? t("exhaustion-2014", { level })
      : t("exhaustion-2024", { d20: 2 * level, feet: 5 * level });
  return t("mark-exhaustion", { cost: plain(cost) });
}

/** Whether a death save is to be made now: one for each own turn that begins at 0 hit points. */
export function owesDeathSave(person: Person): boolean {
  return isDying(person) && person.deathSaveDue !== false;
}

/** An owed save as text. */
export function saveText({ ability, dc, name }: OwedSave): string {
  return t("save-owed", { ability: abilityName(ability), dc, name: conditionName(name) });
}

/** A condition's duration as text; empty when it lasts until removed. */
export function roundsLeft(duration: number): string {
  if (duration < 0) return "";
  if (duration >= MANY_ROUNDS) return t("time-left", { time: timeLeft(duration) });
  return t("rounds-left", { count: duration });
}

/** The same, in the last round with whose turn ends it, as far as this audience knows whose that is. */
export function lastsUntil(condition: Condition, bearer: Person, encounter: TableEncounter): string {
  const { duration, ends, anchorId, skipsTurnEnd } = condition;
  // Only the DM's view says whose turn counts.
  const isKnown = anchorId !== undefined && (ends === "turn_start" || ends === "turn_end");
  if (duration !== 1 || !isKnown) return roundsLeft(duration);
  const name = anchorId ? nameOf(encounter, anchorId) : bearer.name;
  const when = ends === "turn_start" ? "start" : "end";
  return t(skipsTurnEnd ? `until-next-turn-${when}` : `until-turn-${when}`, { name });
}

export function partsText(parts: readonly DamagePart[]): string {
  return parts.map(({ amount, type }) => damageText(amount, type)).join(" + ");
}

const MAX_ROUNDS = 14_400;

/**
 * Parse a typed duration: rounds, -1 for an empty text (until it is removed), or a text that the server reads, such as
 * 10 minutes or 1d4; null for a text that can be none.
 */
export function readDuration(text: string): number | string | null {
  const typed = text.trim();
  if (typed === "") return -1;
  if (/^\d+$/.test(typed)) return readNumber(typed, 0, MAX_ROUNDS);
  return /\d/.test(typed) ? typed : null;
}

const DICE = /\d?\s?[dw]\s?[\d%]|\d\s*[-+−*×/]\s*\d/i;

/** Longer than what stands behind dice, such as the "kh" of 4d6kh3. */
const WORDS = /\p{L}{3}/u;

/** Parse an amount: a whole number, or a text with dice that the server reads; null when it is neither. */
export function readAmount(text: string, least: number, most: number): number | string | null {
  const number = readNumber(text, least, most);
  return number === null && DICE.test(text) ? text.trim() : number;
}

/** Parse an amount of damage, which may say its types: "6 fire", "2d6 fire + 3 piercing", in any language. */
export function readDamage(text: string, least: number, most: number): number | string | null {
  const amount = readAmount(text, least, most);
  return amount === null && /\d/.test(text) && WORDS.test(text) ? text.trim() : amount;
}

/** The fields of damage on the wire. A text with words goes as it is, for the server to read. */
export function damageFields(amount: number | string, type: string, quality = ""): Record<string, unknown> {
  if (typeof amount === "string" && WORDS.test(amount))
    return { parts: [amount, type, quality].filter(Boolean).join(" ") };
  return { parts: [{ amount, type }], ...(quality && { qualities: [quality] }) };
}

/** Parse a typed whole number; null when it is not one within the limits. */
export function readNumber(text: string, least: number, most: number): number | null {
  const trimmed = text.trim().replace("−", "-");
  if (!/^-?\d{1,6}$/.test(trimmed)) return null;
  const value = Number(trimmed);
  return value >= least && value <= most ? value : null;
}
