import { known, loadedText, withoutMarks } from "../i18n/texts";
import type { Failure, Placeholder } from "../sync/wire";

/** A failed command in the page's language; in the server's English where there is no text for it yet. */
export function errorText({ error, reason }: Failure): string {
  const { code, message, retryAfter: seconds, reference } = error;
  const text = reason
    ? loadedText(`error-${reason.key}`, given(reason.placeholders))
    : known(`wire-${code.replaceAll("_", "-")}`, { seconds, reference });
  return withoutMarks(text ?? message);
}

/** A placeholder may itself be a text with a key, such as the name of a field. */
function given(placeholders: Record<string, Placeholder>): Record<string, string | number> {
  const shown = Object.entries(placeholders).map(([name, value]) => {
    const text = typeof value === "object" ? (loadedText(value.key, {}) ?? value.text) : value;
    return [name, text] as const;
  });
  return Object.fromEntries(shown);
}
