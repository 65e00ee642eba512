import { de } from "./messages.de";
import { en } from "./messages.en";
import { fr } from "./messages.fr";
import type { Words } from "./types";

export const LANGUAGES = { en, de, fr } as const satisfies Record<string, Words>;
export type Language = keyof typeof LANGUAGES;

let spoken: Words = en;

/** Switch the language; the caller must draw the page again. */
export function speak(language: Language): void {
  spoken = LANGUAGES[language];
}

export function words(): Words {
  return spoken;
}

export function conditionName(name: string): string {
  return spoken.conditions[name.trim().toLowerCase()] ?? name;
}

const ADJECTIVES: ReadonlySet<string> = new Set(Object.keys(de.conditions).filter((c) => c !== "exhaustion"));

/** Whether a condition's name is said of its bearer with "is". */
export function adjective(name: string): boolean {
  return ADJECTIVES.has(name.trim().toLowerCase());
}

/** The first of these languages that is supported, else English. */
export function spokenOf(wanted: readonly string[]): Language {
  const known = wanted.map((tag) => tag.toLowerCase().split("-")[0]);
  return known.find((tag): tag is Language => tag !== undefined && Object.hasOwn(LANGUAGES, tag)) ?? "en";
}
