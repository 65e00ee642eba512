import german from "virtual:messages/all/de";
import { describe, expect, it } from "vitest";
import { speak } from "../i18n/texts";
import type { Failure, Placeholder } from "../sync/wire";
import { errorText } from "./errors";

const failure = (key: string, placeholders: Record<string, Placeholder>): Failure => ({
  ok: false,
  error: { code: "rule", message: "The server's English." },
  reason: { key, placeholders },
});

describe("a failed command", () => {
  it("is told in the page's language, the terms of the game too", () => {
    speak("de", german);
    const name = { key: "condition-incapacitated", text: "Incapacitated" };
    const bringer = { key: "condition-unconscious", text: "Unconscious" };
    const text = errorText(failure("condition-implied", { name, bringer }));
    expect(text).toBe(
      "Kampfunfähig kommt mit Bewusstlos und hält so lange an. Entferne stattdessen Bewusstlos.",
    );
    const what = { key: "error-field-max-hp", text: "The hit point maximum" };
    expect(errorText(failure("most", { what, most: "99999" }))).toBe(
      "Das Trefferpunktemaximum: höchstens 99999, bitte.",
    );
  });

  it("is told in the server's English where there is no text for it", () => {
    speak("de", german);
    expect(errorText(failure("of-a-newer-server", {}))).toBe("The server's English.");
  });
});
