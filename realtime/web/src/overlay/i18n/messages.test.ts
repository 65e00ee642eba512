import { expect, test } from "vitest";
import { conditionName, LANGUAGES, speak, spokenOf, words } from "./messages";

function keysOf(value: object, path = ""): string[] {
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === "object" && key !== "conditions" ? keysOf(inner, `${path}${key}.`) : `${path}${key}`,
  );
}

test("every language has the same texts, and none is empty", () => {
  for (const language of Object.values(LANGUAGES)) {
    expect(keysOf(language).sort()).toEqual(keysOf(LANGUAGES.en).sort());
    expect(JSON.stringify(language)).not.toContain('""');
  }
  expect(Object.keys(LANGUAGES.de.conditions)).toEqual(Object.keys(LANGUAGES.fr.conditions));
});

test("the first supported language is used", () => {
  expect(spokenOf(["it-IT", "fr-CA", "de"])).toBe("fr");
  expect(spokenOf(["it", ""])).toBe("en");
  expect(spokenOf(["constructor"])).toBe("en");
});

test("known conditions are translated, others are shown as typed", () => {
  speak("de");
  expect([conditionName("Poisoned"), conditionName("Hexed")]).toEqual(["Vergiftet", "Hexed"]);
  expect(words().captions.turn("Mira", 2)).toBe("Runde 2. Mira ist am Zug.");
  speak("en");
});
