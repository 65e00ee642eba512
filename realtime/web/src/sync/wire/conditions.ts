/** What holds for a participant for a time, and what it has beside hit points. */

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
