import german from "virtual:messages/all/de";
import french from "virtual:messages/all/fr";
import { describe, expect, it } from "vitest";
import { conditionInText, conditionName } from "./conditions";
import { diceText } from "./game";
import { capital, known, type Language, language, languageOf, speak, speakIn, t } from "./texts";

const languages = ["en", "de", "fr"].map((code): Language => {
  return { code, name: code, load: async () => ({ default: { greeting: code } }) };
});

describe("texts", () => {
  it("have their arguments, and the plural of the language", () => {
    const healed = (amount: number) => t("caption-healing", { name: "Mira", amount });
    expect([healed(1), healed(0)]).toEqual(["Mira regains 1 hit point.", "Mira regains 0 hit points."]);
    speak("fr", french);
    expect([healed(1), healed(0), healed(2)]).toEqual([
      "Mira récupère 1 point de vie.",
      "Mira récupère 0 point de vie.",
      "Mira récupère 2 points de vie.",
    ]);
  });

  it("are the game's own for its conditions, and as typed for others", () => {
    speak("de", german);
    expect([conditionName("Poisoned"), conditionInText("poisoned")]).toEqual(["Vergiftet", "vergiftet"]);
    expect([conditionName("Hexed"), conditionName("Level")]).toEqual(["Hexed", "Level"]);
    expect(capital(t("surprised"))).toBe("Überrascht");
  });

  it("are the language's in dice, and as typed where they are already", () => {
    speak("de", german);
    expect(diceText("1d8 (6) + 4 slashing")).toBe("1W8 (6) + 4 Hieb");
    expect(diceText("1W8+4 Hieb")).toBe("1W8+4 Hieb");
  });

  it("are known or not", () => {
    expect([known("band-hurt"), known("band-gone"), known("constructor")]).toEqual(["hurt", null, null]);
  });
});

describe("the language", () => {
  it("is the first wanted one that there are texts for", () => {
    expect(languageOf(["it-IT", "fr-CA", "de"], languages)).toBe("fr");
    expect(languageOf(["it", ""], languages)).toBe("en");
    const brazilian = languages.map((one) => ({ ...one, code: one.code === "fr" ? "pt-BR" : one.code }));
    expect(["pt-br", "pt", "de-AT"].map((tag) => languageOf([tag], brazilian))).toEqual([
      "pt-BR",
      "en",
      "de",
    ]);
  });

  it("is the last one that was asked for, whichever arrives first", async () => {
    let arrive = () => {};
    const late = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const slow: Language = { code: "it", name: "it", load: () => late.then(() => ({ default: {} })) };
    const first = speakIn("it", [...languages, slow]);
    await speakIn("de", languages);
    arrive();
    await first;
    expect([language(), t("greeting")]).toEqual(["de", "de"]);
  });
});
