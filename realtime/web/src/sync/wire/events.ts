/** What the server says of a change. */
import type { Condition } from "./conditions";
import type { Band, Encounter, Participant, Patch } from "./encounter";
import type { PlayerRequest } from "./requests";

/** What a participant had against some types of a hit. */
export interface DefenceMet {
  kind: "absorbs" | "immune" | "reduced" | "resistant" | "vulnerable" | "threshold";
  types: string[];
}

/** One event of `encounter_updated`; which fields it has depends on its type and the audience. */
export interface EventView {
  type: string;
  participantId?: string;
  participantName?: string;
  sourceId?: string | null;
  dice?: string;
  hit?: boolean;
  isOpen?: boolean;
  participantIds?: string[];
  rolled?: number;
  dealt?: number | null;
  amount?: number;
  isCorrection?: boolean;
  absorbed?: number;
  overkill?: number;
  overheal?: number;
  hpBefore?: number;
  hpAfter?: number;
  damage?: number | null;
  healing?: number | null;
  damageTypes?: string[];
  met?: DefenceMet[];
  isCritical?: boolean;
  notes?: string;
  healthBand?: Band;
  /** Temporary hit points. */
  before?: number;
  after?: number;
  offered?: number;
  fate?: "dying" | "defeated" | "knocked_out" | "dead";
  reason?: string;
  natural?: number | null;
  total?: number;
  successes?: number;
  failures?: number;
  condition?: Condition;
  isImplied?: true;
  name?: string;
  dc?: number;
  about?: string;
  text?: string;
  isSecret?: boolean;
  effectId?: string;
  /** Of an effect, of a rest. */
  kind?: "damage" | "healing" | "short" | "long";
  amountText?: string;
  damageType?: string;
  saveId?: string;
  ability?: string;
  bonus?: number | null;
  isPassed?: boolean;
  failsByCondition?: boolean;
  what?: "action" | "resistance";
  remaining?: number;
  current?: number;
  maximum?: number;
  needs?: number;
  isBack?: boolean;
  /** Spent in a rest; below 0 they are back. */
  hitDice?: number;
  faces?: number[];
  hasInspiration?: boolean;
  fromId?: string | null;
  toId?: string | null;
  withIds?: string[];
  group?: string;
  round?: number;
  isNewRound?: boolean;
  request?: PlayerRequest;
  requestId?: string;
  answer?: "full" | "half" | "double" | "none";
  fields?: string[];
  entryId?: string;
  command?: string;
  events?: EventView[];
}

/** The fields of every event of an encounter; `patch` is missing when this audience sees no change. */
export interface Versioned {
  encounterId: string;
  version: number;
  patch?: Patch;
  /** Among the events of the version: 1, 2, …; the first, with the patch, has none. */
  place?: number;
  timestamp?: string | number;
  /** The dice of the change with their faces; dropped ones between "~~". */
  dice?: string;
}

export interface HpChanged extends Versioned {
  participantId?: string;
  newHP?: number;
  damage?: number;
  healing?: number;
  healthBand?: Band;
  tone?: "damage" | "healing";
  isCritical?: boolean;
  damageTypes?: string[];
  /** Who damaged or healed, where this audience knows of them. */
  sourceId?: string;
  updatedBy?: string;
}

export interface TurnAdvanced extends Versioned {
  currentTurn?: number;
  round?: number;
  currentParticipant?: Participant | null;
  advancedBy?: string;
}

export interface InitiativeUpdated extends Versioned {
  participantId?: string;
  initiativeRoll?: number;
  newOrder?: OrderEntry[];
  rolledBy?: string;
}

export interface OrderEntry {
  id: string;
  name: string;
  initiative: number | null;
  order: number;
}

export interface ConditionAdded extends Versioned {
  participantId?: string;
  condition?: Condition;
  addedBy?: string;
}

export interface ConditionRemoved extends Versioned {
  participantId?: string;
  condition?: Condition;
  removedBy?: string;
}

export interface ParticipantAdded extends Versioned {
  participantId?: string;
  participant?: Participant | null;
  addedBy?: string;
}

export interface ParticipantRemoved extends Versioned {
  participantId?: string;
  removedBy?: string;
}

export interface EncounterUpdated extends Versioned {
  reason?: string;
  updatedBy?: string;
  events?: EventView[];
}

export interface ActiveUser {
  userId: string;
  username: string;
}

export interface EncounterState {
  encounter: Encounter;
  activeUsers?: ActiveUser[];
  version: number;
}

/** An event of a change, with the fields that it has as a server event. */
export interface LoggedEvent {
  event: string;
  payload: Versioned;
}

/** A change of the log: when it was made, by whom and by which command. */
export interface LogEntry {
  version: number;
  at: string;
  userName: string;
  command: string;
  events: LoggedEvent[];
}

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
