/** An encounter, its participants and the difference of two views. */
import type {
  Attack,
  Concentration,
  Condition,
  DeathSaves,
  Defences,
  Exhaustion,
  OwedSave,
  Recurring,
  Resource,
  SaveBonuses,
  TrueForm,
} from "./conditions";
import type { PlayerRequest } from "./requests";

export type Status = "planning" | "active" | "paused" | "completed";
export type Kind = "character" | "player" | "pc" | "ally" | "monster" | "npc" | "lair" | "unknown";

export type Visibility = "exact" | "damage" | "band" | "name" | "unknown";
export type Band = "unhurt" | "hurt" | "bloodied" | "critical" | "down";

/** What an audience may see of a participant, least first. */
export type Level = "unseen" | "unknown" | "name" | "band" | "damage" | "exact";

/** The levels at which players and stream see a participant. */
export interface SeenBy {
  players: Level;
  stream: Level;
}

export interface Participant {
  _id: string;
  name: string;
  type: Kind;
  visibility: Visibility;
  initiativeRoll?: number | null;
  initiativeOrder: number;
  isManuallyOrdered?: boolean;
  isDefeated?: boolean;
  isDelayed?: boolean;
  isSurprised?: boolean;
  healthBand?: Band;
  /** At 0 hit points, of one that makes death saves: false once stable or dead. */
  isDying?: boolean;
  /** Such as "dragon"; absent where it is not known. */
  creatureType?: string | null;
  /** The DM has it announced as a boss. */
  isBoss?: boolean;
  currentHP?: number | null;
  maxHP?: number | null;
  tempHP?: number | null;
  conditions?: Condition[];
  concentration?: Concentration | null;
  deathSaves?: DeathSaves | null;
  /** Of a player's character, as they write it. */
  characterClass?: string | null;
  /** Sent to players and the DM. */
  hasInspiration?: boolean;
  /** Sent to its own users and the DM. */
  resources?: Resource[];
  /** While it has another form. */
  trueForm?: TrueForm | null;
  hitDice?: string | null;
  hitDiceSpent?: number;
  /** Of a character, 1 to 20. */
  level?: number | null;
  /** Sent to its own users and the DM: the save of its last turn is still to be made. */
  deathSaveDue?: boolean;
  /** Sent to its own users and the DM. */
  saveBonuses?: SaveBonuses;
  /** Sent to its own users and the DM. */
  attacks?: Attack[];
  /** Sent to its own users and the DM. */
  savesOwed?: OwedSave[];
  /** Sent to its own users and the DM. */
  recurring?: Recurring[];
  /** To be applied or skipped; sent to its own users and the DM. */
  effectsDue?: Recurring[];
  /** Sent to its own users and the DM. */
  exhaustion?: Exhaustion | null;
  imageUrl?: string | null;
  group?: string | null;
  // For its players and the DM.
  ac?: number | null;
  dexterity?: number | null;
  initiativeBonus?: number | null;
  legendaryActions?: number;
  legendaryActionsRemaining?: number;
  legendaryResistances?: number;
  legendaryResistancesRemaining?: number;
  defences?: Defences;
  readied?: string | null;
  reactionUsed?: boolean;
  isKnockedOut?: boolean;
  regeneration?: string | null;
  characterId?: string | null;
  collaborators?: string[];
  // For the DM.
  notes?: string;
  seenBy?: SeenBy;
  sharesInitiative?: boolean;
  sharesTurn?: boolean;
  isTurnOpen?: boolean;
  isInLair?: boolean;
  /** Null: as its type does. */
  makesDeathSaves?: boolean | null;
  challengeRating?: string | null;
  creature?: string | null;
  tempHPFrom?: string | null;
}

/** The change that undo reverts, for the DM. */
export interface LastChange {
  id: string;
  type: string;
  by: string;
  participantIds: string[];
  /** Of all that an undo with `isWhole` takes back. */
  wholeParticipantIds: string[];
}

/** Whom the encounter is offered to, for the DM. */
export interface TransferOffer {
  userId: string;
  at: string;
}

export interface Rules {
  ruleset: "2014" | "2024";
  ties: "dexterity" | "players" | "manual";
  defeated: "skip" | "keep" | "drop";
  playersMay: "request" | "open";
  rerollEachRound: boolean;
  initiativeScores: "off" | "monsters" | "all";
  revealOnTurn: boolean;
  narration: "line" | "none" | "thread";
  recharge: "roll" | "remind";
  onDeckPing: boolean;
  repostBoardAfter: number;
}

/** Participants that act on one turn: two or more, in the order. */
export interface TurnGroup {
  name: string;
  participantIds: string[];
  /** How many of them are not defeated. */
  standing: number;
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
  /** ISO 8601; after a pause, when that was over. Null where it is not known. */
  turnBeganAt?: string | null;
  /** All who act on the current turn, where they are several. */
  actingParticipantIds?: string[];
  groups?: TurnGroup[];
  audience: string;
  /** For the DM, and each user their own. */
  requests?: PlayerRequest[];
  // For the DM. Times are ISO 8601.
  lastChange?: LastChange | null;
  userId?: string;
  coDms?: string[];
  transferOffer?: TransferOffer | null;
  rules?: Rules;
  createdAt?: string | null;
  startedAt?: string | null;
  endedAt?: string | null;
}

export interface Encounter extends Header {
  version: number;
  updatedAt?: string | null;
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
