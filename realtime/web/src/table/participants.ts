import { MANY_ROUNDS, timeLeft } from "../i18n/time-left";
import type { Condition, DamagePart, Encounter, OwedSave, Participant } from "../sync/wire";

export type DamageFraction = "full" | "half" | "double" | "none";
export type { LastChange, Level } from "../sync/wire";

/** A participant and an encounter, with the fields that players or the DM may see in addition. */
export type Person = Participant;
export type TableEncounter = Encounter;

export const CONDITIONS = [
  "Blinded",
  "Charmed",
  "Deafened",
  "Exhaustion",
  "Frightened",
  "Grappled",
  "Incapacitated",
  "Invisible",
  "Paralyzed",
  "Petrified",
  "Poisoned",
  "Prone",
  "Restrained",
  "Stunned",
  "Unconscious",
] as const;

export const DAMAGE_TYPES = [
  "acid",
  "bludgeoning",
  "cold",
  "fire",
  "force",
  "lightning",
  "necrotic",
  "piercing",
  "poison",
  "psychic",
  "radiant",
  "slashing",
  "thunder",
] as const;

export const bandWords = {
  unhurt: "Unhurt",
  hurt: "Hurt",
  bloodied: "Bloodied",
  critical: "Badly bloodied",
  down: "Down",
} as const;

export function person(encounter: TableEncounter, id: string | null | undefined): Person | undefined {
  return encounter.participants.find((participant) => participant._id === id);
}

export function nameOf(encounter: TableEncounter, id: string | null | undefined): string {
  return person(encounter, id)?.name ?? "Somebody";
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

const COSTS_2014 = [
  "",
  "disadvantage on ability checks",
  "disadvantage on ability checks, speed halved",
  "disadvantage on checks, attacks and saves, speed halved",
  "disadvantage on checks, attacks and saves, speed and maximum halved",
  "disadvantage on checks, attacks and saves, maximum halved, speed 0",
];

/** What exhaustion costs now (SRD 5.1 and 5.2, Exhaustion); null without any. */
export function exhaustionCost({ exhaustion }: Person): string | null {
  if (!exhaustion) return null;
  const { level, ruleset } = exhaustion;
  if (ruleset === "2014") return `Exhaustion: ${COSTS_2014[Math.min(5, level)]}`;
  return `Exhaustion: −${2 * level} to d20 tests, −${5 * level} ft speed`;
}

/** Whether a death save is to be made now: one for each own turn that begins at 0 hit points. */
export function owesDeathSave(person: Person): boolean {
  return isDying(person) && person.deathSaveDue !== false;
}

/** An owed save as text. */
export function saveText({ ability, dc, name }: OwedSave): string {
  return `${ability.charAt(0).toUpperCase()}${ability.slice(1)} save, DC ${dc}: ${name}`;
}

/** A condition's duration as text; empty when it lasts until removed. */
export function roundsLeft(duration: number): string {
  if (duration < 0) return "";
  if (duration >= MANY_ROUNDS) return `${timeLeft(duration)} left`;
  return duration === 1 ? "1 round left" : `${duration} rounds left`;
}

export function partsText(parts: readonly DamagePart[]): string {
  return parts.map(({ amount, type }) => (type ? `${amount} ${type}` : String(amount))).join(" + ");
}

const ROUNDS_IN = { "": 1, r: 1, m: 10, h: 600, d: 14400 } as const;
const MAX_ROUNDS = 14400;

/** Parse a typed duration, such as 3, 10 minutes or 1 hour, into rounds; null when it is none. */
export function readRounds(text: string): number | null {
  const typed = /^(\d{1,5})\s*(?:(r)ounds?|(m)(?:in(?:utes?)?)?|(h)(?:(?:ou)?rs?)?|(d)ays?)?$/i.exec(
    text.trim(),
  );
  if (!typed) return null;
  const unit = (typed.slice(2).find(Boolean) ?? "").toLowerCase() as keyof typeof ROUNDS_IN;
  const rounds = Number(typed[1]) * ROUNDS_IN[unit];
  return rounds <= MAX_ROUNDS ? rounds : null;
}

/** Parse a typed whole number; null when it is not one within the limits. */
export function readNumber(text: string, least: number, most: number): number | null {
  const trimmed = text.trim().replace("−", "-");
  if (!/^-?\d{1,6}$/.test(trimmed)) return null;
  const value = Number(trimmed);
  return value >= least && value <= most ? value : null;
}
