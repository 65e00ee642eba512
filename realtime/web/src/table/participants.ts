import type { Condition, Encounter, Participant } from "../sync/wire";

export type Level = "unseen" | "unknown" | "name" | "band" | "exact";
export type Share = "full" | "half" | "double" | "none";

/** A participant with the fields that its player, or the DM, sees beside those that everybody does. */
export interface Person extends Participant {
  ac?: number | null;
  collaborators?: string[];
  notes?: string;
  seenBy?: { players: Level; stream: Level };
  conditions?: (Condition & { isSecret?: boolean })[];
  initiativeBonus?: number | null;
  legendaryActions?: number;
  legendaryActionsRemaining?: number;
  legendaryResistances?: number;
  legendaryResistancesRemaining?: number;
  readied?: string | null;
  reactionUsed?: boolean;
  isKnockedOut?: boolean;
  defences?: { resistances: string[]; vulnerabilities: string[]; immunities: string[] };
}

interface Part {
  amount: number;
  type?: string;
}

/** Damage that waits for the DM: whole for the DM, without its sender's name for its sender. */
export interface Asked {
  _id: string;
  userName?: string;
  targets?: string[];
  parts?: Part[];
  command?: {
    targets: { participantId: string }[];
    parts: Part[];
    sourceId?: string | null;
    isCritical?: boolean;
    notes?: string;
  };
}

/** What undo would take back, for the DM. */
export interface LastChange {
  id: string;
  type: string;
  by: string;
  participantIds: string[];
}

export interface Fight extends Encounter {
  participants: Person[];
  requests?: Asked[];
  lastChange?: LastChange | null;
}

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
  critical: "Critical",
  down: "Down",
} as const;

export function person(fight: Fight, id: string | null | undefined): Person | undefined {
  return fight.participants.find((participant) => participant._id === id);
}

export function nameOf(fight: Fight, id: string | null | undefined): string {
  return person(fight, id)?.name ?? "Somebody";
}

/** The participants a user plays, in initiative order. */
export function ownOf(fight: Fight, userId: string): Person[] {
  return fight.participants.filter(({ collaborators }) => collaborators?.includes(userId));
}

export function isDying({ currentHP, maxHP, deathSaves, type }: Person): boolean {
  const saves = deathSaves;
  return type === "character" && currentHP === 0 && !!maxHP && !!saves && !saves.isStable && !saves.isDead;
}

/** How long a condition lasts, in words; empty when it lasts until somebody takes it off. */
export function roundsLeft(duration: number): string {
  if (duration < 0) return "";
  return duration === 1 ? "1 round left" : `${duration} rounds left`;
}

export function partsText(parts: readonly Part[]): string {
  return parts.map(({ amount, type }) => (type ? `${amount} ${type}` : String(amount))).join(" + ");
}

/** Read a whole number that somebody typed; null when it is none within the limits. */
export function readNumber(text: string, least: number, most: number): number | null {
  const trimmed = text.trim().replace("−", "-");
  if (!/^-?\d{1,6}$/.test(trimmed)) return null;
  const value = Number(trimmed);
  return value >= least && value <= most ? value : null;
}
