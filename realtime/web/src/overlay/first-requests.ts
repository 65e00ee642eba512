import { bestOf } from "../i18n/language-tags";
import { sendSecret } from "../sync/secret";
import { readFragment } from "./fragment";

const ANSWER_WITHIN = 8_000;

let sent: Promise<Response> | null = null;

let isSent = false;

/** The answer to the secret of the link, with the encounter; null for a page that shows none. */
export function firstAnswer(): Promise<Response> | null {
  // The code may be there before `start.ts` has run.
  sendFirstRequests();
  return sent;
}

/** Ask, once, for what the page needs from the server. */
export function sendFirstRequests(): void {
  if (isSent) return;
  isSent = true;
  const asked = new URLSearchParams(location.search);
  const { secret } = readFragment(location.hash);
  loadTexts([asked.get("lang") ?? "", ...navigator.languages]);
  if (!secret || asked.get("demo") === "1") return;
  const endpoint = new URL("api/share/session?with=encounter", new URL(".", location.href));
  sent = sendSecret(endpoint, secret, AbortSignal.timeout(ANSWER_WITHIN));
  // The session, which takes it later, handles a rejection and asks again.
  sent.catch(() => {});
}

/** Load the texts of the language that the page will be in, unless its link says another. */
function loadTexts(wanted: readonly string[]): void {
  const links = [...document.querySelectorAll<HTMLLinkElement>("link[data-texts]")];
  const code = bestOf(
    wanted,
    links.map(({ dataset }) => dataset.texts ?? ""),
  );
  for (const link of links) if (link.dataset.texts === code) link.rel = "modulepreload";
}
