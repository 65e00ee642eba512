/** What moments are made of. Their code is in `later/`. */
import type { Participant } from "../sync/wire";

/** What a float tells; those but the first three have a word and no amount. */
export type Tone =
  | "damage"
  | "healing"
  | "temporary"
  | "defeat"
  | "death"
  | "concentration"
  | "natural20"
  | "reveal"
  | "miss"
  | "save";

/** Who did it and how, as far as this audience knows. */
export interface Detail {
  /** The name of the attacker or healer. */
  by?: string;
  /** The attack's name. */
  means?: string;
  /** Types of damage, by their ids. */
  types?: readonly string[];
  /** The face of a d20, or the sum of a roll where the face is not known. */
  rolled?: number;
  isPassed?: boolean;
}

/** A roll for the list of rolls. */
export interface Roll {
  who: string;
  what: string;
  rolled: number;
  tone: "neutral" | "good" | "bad";
}

/** A transient effect. The state is complete without it. */
export type Effect =
  | { kind: "float"; participantId: string; tone: Tone; amount?: number; critical: boolean; detail?: Detail }
  | ({ kind: "roll" } & Roll)
  | { kind: "turn"; participant: Participant; round: number; isNewRound: boolean }
  | { kind: "banner"; text: string }
  | { kind: "caption"; text: string };

/** What happened to one participant at once: a number, and the words that go with it. */
export interface Slab {
  participantId: string;
  /** What the number is of; without a number, what is said largest. */
  tone: Tone;
  amount?: number;
  /** How often the amount came; 1 where several amounts are added up. */
  times: number;
  /** How many effects of this tone it is made of. */
  hits: number;
  critical: boolean;
  /** What came of it, the most important first. */
  words: readonly Tone[];
  detail?: Detail;
}
