import errors from "virtual:texts/errors";
import type { JSX } from "preact";
import { type Language, language, languageOf, speakIn, t } from "../i18n/texts";
import type { Table } from "./model";

const CHOSEN = "tracker-language";

let offered: readonly Language[] = [];

/**
 * Speak the language of the page's address, else that chosen on this device, else the browser's; the user's own in
 * Discord comes with the session, and is used where none was chosen. Resolves when the texts are there.
 */
export function startSpeaking(languages: readonly Language[], table: Table | null): Promise<void> {
  offered = languages;
  const asked = new URLSearchParams(location.search).get("lang");
  const chosen = [asked, localStorage.getItem(CHOSEN)].filter((tag) => tag !== null);
  const started = speakOneOf([...chosen, ...navigator.languages]);
  if (chosen.length === 0)
    table?.standing.subscribe((standing) => {
      const own = standing.kind === "known" ? standing.language : null;
      if (own && localStorage.getItem(CHOSEN) === null) void speakOneOf([own, ...navigator.languages]);
    });
  return started;
}

function speakOneOf(tags: readonly string[]): Promise<void> {
  return speakIn(languageOf(tags, offered), offered, errors);
}

/** The switch of the language; the choice is kept on this device. */
export function LanguageChoice(): JSX.Element {
  const choose = (code: string) => {
    localStorage.setItem(CHOSEN, code);
    const address = new URL(location.href);
    // The address would be preferred when the page is loaded again.
    address.searchParams.delete("lang");
    history.replaceState(null, "", address.pathname + address.search + address.hash);
    void speakOneOf([code]);
  };
  return (
    <label class="field">
      {t("page-language")}
      <select value={language()} onChange={(event) => choose(event.currentTarget.value)}>
        {offered.map(({ code, name }) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
