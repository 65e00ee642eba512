import type { Band } from "../../sync/wire";
import { de } from "./messages.de";
import { en } from "./messages.en";
import { fr } from "./messages.fr";

/** Every sentence of the overlay. A language that lacks one does not compile. */
export interface Words {
  round: string;
  next: string;
  planning: string;
  paused: string;
  over: string;
  begins: string;
  critical: string;
  defeated: string;
  surprised: string;
  delayed: string;
  stable: string;
  dead: string;
  rounds: (count: number) => string;
  before: (count: number) => string;
  after: (count: number) => string;
  hit: string;
  restored: string;
  bands: Record<Band, string>;
  /** The game's conditions by their English name in small letters; others are shown as they were typed. */
  conditions: Record<string, string>;
  captions: {
    turn: (name: string, round: number) => string;
    damage: (name: string, amount: number | undefined, isCritical: boolean) => string;
    healing: (name: string, amount: number | undefined) => string;
    defeat: (name: string) => string;
    condition: (name: string, condition: string) => string;
    conditionOver: (name: string, condition: string) => string;
    enters: (name: string) => string;
    begins: string;
    paused: string;
    over: string;
  };
}

export const LANGUAGES = { en, de, fr } as const satisfies Record<string, Words>;
export type Language = keyof typeof LANGUAGES;

let spoken: Words = en;

/** Speak a language from now on; what is drawn already has to be drawn again. */
export function speak(language: Language): void {
  spoken = LANGUAGES[language];
}

export function words(): Words {
  return spoken;
}

export function conditionName(name: string): string {
  return spoken.conditions[name.trim().toLowerCase()] ?? name;
}

/** The first of these languages that is spoken here, else English. */
export function spokenOf(wanted: readonly string[]): Language {
  const known = wanted.map((tag) => tag.toLowerCase().split("-")[0]);
  return known.find((tag): tag is Language => tag !== undefined && Object.hasOwn(LANGUAGES, tag)) ?? "en";
}
