/** The server's payloads. A field is present only when this audience may see it. */

export type Status = "planning" | "active" | "paused" | "completed";
export type Kind = "character" | "player" | "pc" | "ally" | "monster" | "npc" | "lair" | "unknown";
export type Visibility = "exact" | "band" | "name" | "unknown";
export type Band = "unhurt" | "hurt" | "bloodied" | "critical" | "down";

export interface Condition {
  _id: string;
  name: string;
  /** Rounds left; -1 until removed. */
  duration: number;
  description?: string | null;
  level?: number | null;
}

export interface DeathSaves {
  successes: number;
  failures: number;
  isStable: boolean;
  isDead: boolean;
}

export interface Participant {
  _id: string;
  name: string;
  type: Kind;
  visibility: Visibility;
  initiativeRoll?: number | null;
  initiativeOrder: number;
  isDefeated?: boolean;
  isDelayed?: boolean;
  isSurprised?: boolean;
  healthBand?: Band;
  currentHP?: number | null;
  maxHP?: number | null;
  tempHP?: number | null;
  conditions?: Condition[];
  concentration?: { name: string } | null;
  deathSaves?: DeathSaves | null;
  imageUrl?: string | null;
  group?: string | null;
}

export interface Header {
  _id: string;
  name: string;
  status: Status;
  round: number;
  /** Index into the participants, -1 when no participant has the turn. */
  currentTurn: number;
  currentParticipantId: string | null;
  nextParticipantId: string | null;
  audience: string;
}

export interface Encounter extends Header {
  version: number;
  /** In initiative order. */
  participants: Participant[];
}

export interface Patch {
  header?: Partial<Header>;
  /** Those that changed, in full. */
  participants?: Participant[];
  removed?: string[];
  order?: string[];
}

/** The fields of every event of an encounter; `patch` is missing when this audience sees no change. */
export interface Versioned {
  encounterId: string;
  version: number;
  patch?: Patch;
  timestamp?: string | number;
}

export interface HpChanged extends Versioned {
  participantId?: string;
  newHP?: number;
  damage?: number;
  healing?: number;
  /** Damage or healing, where the client hides the amount. */
  tone?: "damage" | "healing";
  isCritical?: boolean;
}

export interface TurnAdvanced extends Versioned {
  currentTurn?: number;
  round?: number;
}

export interface EncounterUpdated extends Versioned {
  reason?: string;
}

export interface EncounterState {
  encounter: Encounter;
  version: number;
}

export interface Failure {
  ok: false;
  error: { code: string; message: string };
}

export type JoinAnswer = { ok: true; version: number } | Failure;

export type SyncAnswer =
  | {
      ok: true;
      version: number;
      encounter?: Encounter;
      patches?: { version: number; patch?: Patch }[];
    }
  | Failure;

/** The events that move an encounter from one version to the next. */
export const CHANGES = [
  "participant_hp_changed",
  "turn_advanced",
  "initiative_updated",
  "condition_added",
  "condition_removed",
  "participant_added",
  "participant_removed",
  "encounter_updated",
] as const;

export type Change = (typeof CHANGES)[number];
