/** Creatures, templates and parties beside an encounter. */

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
