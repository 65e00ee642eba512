/**
 * What the overlay needs from the server is asked for as soon as this file is there.
 *
 * The overlay's other scripts wait for all that they import.
 */
import { bestOf } from "../i18n/language-tags";
import { sendSecret } from "../sync/secret";
import { readFragment } from "./fragment";

const ANSWER_WITHIN = 8_000;

/** The links by which the overlay's page names its texts; other pages have none. */
const texts = [...document.querySelectorAll<HTMLLinkElement>("link[data-texts]")];

/** The answer to the secret of the link, with the encounter; null for a page that shows none. */
export const firstAnswer: Promise<Response> | null = texts.length > 0 ? sendFirstRequests() : null;

function sendFirstRequests(): Promise<Response> | null {
  const asked = new URLSearchParams(location.search);
  const { secret } = readFragment(location.hash);
  loadTexts([asked.get("lang") ?? "", ...navigator.languages]);
  if (!secret || asked.get("demo") === "1") return null;
  const endpoint = new URL("api/share/session?with=encounter", new URL(".", location.href));
  const answer = sendSecret(endpoint, secret, AbortSignal.timeout(ANSWER_WITHIN));
  // The session, which takes it later, handles a rejection and asks again.
  answer.catch(() => {});
  return answer;
}

/** Load the texts of the language that the page will be in, unless its link says another. */
function loadTexts(wanted: readonly string[]): void {
  const code = bestOf(
    wanted,
    texts.map(({ dataset }) => dataset.texts ?? ""),
  );
  for (const link of texts) if (link.dataset.texts === code) link.rel = "modulepreload";
}
