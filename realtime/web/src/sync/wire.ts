/** The server's payloads. A field is present only when this audience may see it. */

export type Status = "planning" | "active" | "paused" | "completed";
export type Kind = "character" | "player" | "pc" | "ally" | "monster" | "npc" | "lair" | "unknown";
export type Visibility = "exact" | "damage" | "band" | "name" | "unknown";
export type Band = "unhurt" | "hurt" | "bloodied" | "critical" | "down";

/** What an audience may see of a participant, least first. */
export type Level = "unseen" | "unknown" | "name" | "band" | "damage" | "exact";

/** Another form that a condition gives; the fields from `maxHP` on are for the DM. */
export interface Form {
  kind: "polymorph" | "wild_shape";
  name: string | null;
  maxHP?: number;
  ac?: number | null;
  defences?: Defences | null;
  attacks?: Attack[];
  creature?: string | null;
}

/** What a condition does to hit points, for the DM. */
export interface HitPointEffect {
  /** The change of the maximum. */
  maxHP: number;
  /** The temporary hit points that it gave. */
  tempHP: number;
  endsWithoutTempHP: boolean;
}

/** What a participant returns to; hit points are null where they stay the same. */
export interface TrueForm {
  maxHP: number | null;
  currentHP: number | null;
  ac?: number | null;
  defences?: Defences;
  conditionId?: string;
}

/** A condition; the fields from `anchorId` on are for the DM. */
export interface Condition {
  _id: string;
  name: string;
  /** Rounds left; -1 until removed. */
  duration: number;
  description?: string | null;
  ends?: "round" | "turn_start" | "turn_end";
  level?: number | null;
  form?: Form | null;
  hitPoints?: HitPointEffect | null;
  anchorId?: string | null;
  sourceId?: string | null;
  saveEnds?: SaveEnds | null;
  fromConcentration?: boolean;
  effect?: string | null;
  impliedBy?: string | null;
  skipsTurnEnd?: boolean;
  isSecret?: boolean;
  recurring?: Recurring | null;
}

/** A saving throw that ends a condition. */
export interface SaveEnds {
  ability: string;
  dc: number;
  at?: "turn_start" | "turn_end";
}

export interface Concentration {
  name: string;
}

export interface DeathSaves {
  successes: number;
  failures: number;
  isStable: boolean;
  isDead: boolean;
}

export interface Exhaustion {
  level: number;
  ruleset: "2014" | "2024";
}

/** A saved attack; `damage` is text with dice, empty for none. */
export interface Attack {
  name: string;
  bonus: number;
  damage: string;
  criticalFrom: number;
}

export interface Defences {
  resistances: string[];
  vulnerabilities: string[];
  immunities: string[];
  conditionImmunities?: string[];
  /** Damage of these types heals. */
  absorptions?: string[];
  /** What comes off each hit. */
  reduction?: number;
  /** A hit of less does nothing. */
  threshold?: number;
}

/** A number of uses, and when they come back. */
export interface Resource {
  name: string;
  current: number;
  maximum: number;
  returns: "never" | "turn" | "short_rest" | "long_rest";
  /** The lowest face of the d6 that brings it back. */
  recharge: number | null;
  /** With a short rest; null for all. */
  regains: number | null;
}

/** What a participant had against some types of a hit. */
export interface DefenceMet {
  kind: "absorbs" | "immune" | "reduced" | "resistant" | "vulnerable" | "threshold";
  types: string[];
}

/** What a participant adds to its saving throws; null where that is not known. */
export interface SaveBonuses {
  strength: number | null;
  dexterity: number | null;
  constitution: number | null;
  intelligence: number | null;
  wisdom: number | null;
  charisma: number | null;
}

/** What comes at the start or end of each turn. */
export interface Recurring {
  _id: string;
  name: string;
  at: "turn_start" | "turn_end";
  kind: "damage" | "healing" | "reminder";
  /** A number or dice; empty for a reminder. */
  amount: string;
  damageType: string;
  text: string | null;
  isAutomatic: boolean;
  isSecret: boolean;
}

/** A saving throw that a participant owes; `effect` is for the DM. */
export interface OwedSave {
  _id: string;
  about: "concentration" | "condition" | "effect";
  /** What is concentrated on, the condition, or the effect. */
  name: string;
  ability: string;
  dc: number;
  /** What its user adds to it; null where that is not known. */
  bonus: number | null;
  isSecret?: boolean;
  /** Of `call_for_saves`: parts, onSuccess, condition, sourceId. */
  effect?: Record<string, unknown>;
}

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

export interface DamagePart {
  amount: number;
  type?: string;
}

/** What a player asks of the DM: `type` to `condition` for the user who asked, `userId` to `command` for the DM. */
export interface PlayerRequest {
  _id: string;
  /** Of the command that is asked for. */
  type?: string;
  targets?: string[];
  parts?: DamagePart[];
  /** Of healing and of temporary hit points. */
  amount?: number | null;
  /** The name or the id of the condition that it is about. */
  condition?: string;
  dice?: string;
  /** What a critical hit adds to each part. */
  criticalDice?: string[];
  userId?: string;
  userName?: string;
  at?: string;
  command?: {
    type?: string;
    targets?: { participantId: string }[];
    participantIds?: string[];
    participantId?: string;
    parts?: DamagePart[];
    amount?: number;
    condition?: string | { name: string };
    sourceId?: string | null;
    isCritical?: boolean;
    notes?: string;
  };
}

/** The change that undo reverts, for the DM. */
export interface LastChange {
  id: string;
  type: string;
  by: string;
  participantIds: string[];
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

/** What overlays play once; a splash without a participant is of whose turn it is. */
export interface Cue {
  kind: "splash" | "clear";
  participantId: string | null;
  at: string;
}

/** What a producer has said of an overlay link; a lower revision is an older state. */
export interface ProducerState {
  revision: number;
  isHidden: boolean;
  /** Moments are not played. */
  arePaused: boolean;
  scene: "fight" | "turn" | "party" | "recap";
  cue: Cue | null;
}

/** Who dealt the most damage; the amount is null where this audience may not know it. */
export interface ShownMostDealt {
  participantId: string;
  amount: number | null;
}

/** What this audience may know of an encounter as a whole. */
export interface ShownSummary {
  rounds: number;
  seconds: number;
  /** Who fell, each once. */
  fallen: string[];
  mostDealt: ShownMostDealt | null;
}

/** An overlay link that a DM gives orders to. */
export interface OverlayChoice {
  shareId: string;
  follows: "channel" | "fight";
  audience: "players" | "stream";
  watching: number;
  producer: ProducerState;
}

export interface WireError {
  code: string;
  message: string;
  /** Of the payload, where it is invalid. */
  field?: string;
  /** Seconds. */
  retryAfter?: number;
  reference?: string;
  encounterId?: string;
}

/** The text of an error by its key in the catalogue of a language, beside the English message. */
export interface Reason {
  key: string;
  placeholders: Record<string, Placeholder>;
}

/** A name or a number, or a text with a key of its own. */
export type Placeholder = string | number | { key: string; text: string };

export interface Failure {
  ok: false;
  error: WireError;
  reason?: Reason;
}

export interface VersionPatch {
  version: number;
  patch?: Patch;
}

/** A positive answer; which fields it has depends on the message. */
export interface Success {
  ok: true;
  version?: number;
  isRequest?: boolean;
  dice?: string;
  ignored?: string[];
  encounter?: Encounter;
  patches?: VersionPatch[];
  creatures?: FoundCreature[];
  statblock?: ShownStatblock | null;
  rolls?: RolledText[];
  encounterId?: string;
  templates?: TemplateChoice[];
  parties?: PartyChoice[];
  unchanged?: string[];
  file?: Record<string, unknown>;
  log?: LogEntry[];
  next?: string | null;
  imported?: ImportReport;
  gone?: number;
  back?: number;
  difficulty?: ShownDifficulty | null;
  encounters?: EncounterChoice[];
  summary?: ShownSummary;
  overlays?: OverlayChoice[];
  expiresAt?: string | null;
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

/** A field that was left, or an entry that was refused, and why. */
export interface ImportLine {
  name: string;
  why: string;
  count: number;
}

/** How far an import of creatures is. */
export interface ImportProgress {
  stage: "reading" | "storing";
  done: number;
  of: number;
}

/** What an import took. */
export interface ImportReport {
  format: string;
  saved: number;
  fields: number;
  left: ImportLine[];
  refused: ImportLine[];
  refusedCount: number;
  assumed: string[];
  filled: string[];
}

/** How many of a kind are in a template. */
export interface TemplateKind {
  name: string;
  count: number;
}

/** A step of difficulty, and the experience points that it goes by. */
export interface DifficultyLimit {
  name: string;
  xp: number;
}

/** How hard an encounter is for its party. */
export interface ShownDifficulty {
  ruleset: string;
  step: string | null;
  xp: number;
  limits: DifficultyLimit[];
  missing: string[];
  unknown: string[];
}

/** An encounter that the user prepared. */
export interface TemplateChoice {
  templateId: string;
  name: string;
  ruleset: string;
  xp: number;
  kinds: TemplateKind[];
}

/** A character of a party; `isAgreed` says whether the party's DM may change it. */
export interface PartyMember {
  characterId: string;
  name: string;
  level: number | null;
  currentHP: number;
  maxHP: number;
  hitDice: string | null;
  hitDiceSpent: number;
  isDead: boolean;
  isAgreed: boolean;
}

/** A party that the user runs. */
export interface PartyChoice {
  partyId: string;
  name: string;
  members: PartyMember[];
}

/** An encounter that the user may open. */
export interface EncounterChoice {
  encounterId: string;
  name: string;
  status: string;
  audience: string;
}

/** A trait or action; `rolls` says what `read_statblock` rolls for its key. */
export interface ShownFeature {
  key: string;
  name: string;
  text: string;
  uses: ShownUses | null;
  attack: { bonus: number; damage: string } | null;
  save: { dc: number; ability: string; damage: string } | null;
}

export interface ShownUses {
  recharge: number | null;
  times: number | null;
  per: "day" | "rest" | "long rest" | "";
}

export interface ShownSection {
  section: string;
  features: ShownFeature[];
}

export interface ShownStatblock {
  name: string;
  book: string;
  kind: string;
  challenge: number | null;
  ac: number | null;
  maxHP: number;
  hitDice: string | null;
  initiativeBonus: number | null;
  facts: StatblockFacts;
  sections: ShownSection[];
}

export interface RolledText {
  name: string;
  toHit: string | null;
  damage: string | null;
  save: { dc: number; ability: string; half: boolean } | null;
  saveDamage: string | null;
}

interface NamedBonus {
  name: string;
  bonus: number;
}

/** What a stat block says beside its features; what it does not say is left out. */
interface StatblockFacts {
  size?: string;
  alignment?: string;
  subtype?: string;
  armor?: string;
  speeds?: { hover?: boolean; note?: string } & Record<string, number | boolean | string | undefined>;
  abilities?: Record<string, number>;
  saves?: NamedBonus[];
  skills?: NamedBonus[];
  senses?: string;
  passivePerception?: number;
  languages?: string;
  xp?: number;
  proficiency?: number;
  initiativeScore?: number;
}

/** A creature of the library and the participant made from it. */
export interface FoundCreature {
  isFavourite: boolean;
  isRecent: boolean;
  creature: string;
  kind: string;
  challenge: number | null;
  book: string;
  isOwn: boolean;
  participant: {
    name: string;
    maxHP?: number;
    hitDice?: string;
    ac?: number;
    initiativeBonus?: number;
    dexterity?: number;
    [field: string]: unknown;
  };
}

/** A positive answer to a message about one encounter. */
export type VersionedSuccess = Success & { version: number };

export type JoinAnswer = VersionedSuccess | Failure;
export type SyncAnswer = VersionedSuccess | Failure;

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
