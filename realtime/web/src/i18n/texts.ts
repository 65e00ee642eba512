import { signal } from "@preact/signals";
import { load } from "../sync/load";
import { bestOf } from "./language-tags";

/** The arguments of a message by name. */
export type Given = Readonly<Record<string, string | number | null | undefined>>;
type Select = (
  value: string | number | null | undefined,
  variants: Record<string, string>,
  otherwise: string,
) => string;
export type Messages = Readonly<Record<string, string | ((given: Given, select: Select) => string)>>;

/** A language that the pages have, with its name in itself. */
export interface Language {
  code: string;
  name: string;
  load: () => Promise<{ default: Messages }>;
}

interface Spoken {
  code: string;
  messages: Messages;
  select: Select;
}

const spoken = signal<Spoken>({ code: "en", messages: {}, select: selectFor("en") });

/** Use the messages of a language from now on; what reads texts is drawn again. */
export function speak(code: string, messages: Messages): void {
  spoken.value = { code, messages, select: selectFor(code) };
}

let wanted = "";

/**
 * Load the messages of a language and use them, unless another language was asked for meanwhile. Never rejects.
 *
 * `apart` are messages that are not needed at once: they are loaded afterwards, for `loadedText`.
 */
export async function speakIn(
  code: string,
  languages: readonly Language[],
  apart: readonly Language[] = [],
): Promise<void> {
  wanted = code;
  const named = ({ code: one }: Language) => one === code;
  const messages = await messagesOf(languages.find(named));
  if (wanted !== code) return;
  speak(code, messages);
  document.documentElement.lang = code;
  const more = apart.find(named);
  if (more)
    void messagesOf(more).then((found) => {
      if (wanted === code) speak(code, { ...found, ...messages });
    });
}

/** A page without its texts is of no use: it asks until they are there. */
async function messagesOf(language: Language | undefined): Promise<Messages> {
  return language ? (await load(language.load)).default : {};
}

/** The code of the language that is spoken. */
export function language(): string {
  return spoken.value.code;
}

/** Return a text. The key must be readable in the source: the build includes the texts that are asked for. */
export function t(key: string, given: Given = {}): string {
  return read(key, given) ?? key;
}

/** Return a text; null for a key that there is no text for. */
export function known(key: string, given: Given = {}): string | null {
  return read(key, given);
}

/** Return a text of the messages that are loaded apart; null until they are there, and for an unknown key. */
export function loadedText(key: string, given: Given): string | null {
  return read(key, given);
}

function read(key: string, given: Given): string | null {
  const { messages, select } = spoken.value;
  const message = Object.hasOwn(messages, key) ? messages[key] : undefined;
  return typeof message === "function" ? message(given, select) : (message ?? null);
}

/** Return a text with its first letter in upper case. */
export function capital(text: string): string {
  const [first = "", ...rest] = text;
  return first.toLocaleUpperCase(spoken.value.code) + rest.join("");
}

/** Return a text of the bot without its icon and Markdown, and without a period: a line of a list. */
export function plain(text: string): string {
  return withoutMarks(text.replace(/^[\p{S}\p{M}]+\s/u, "")).replace(/\.$/, "");
}

/** Return a text of the bot without its Markdown. */
export function withoutMarks(text: string): string {
  return text.replace(/\*\*|`/g, "");
}

export function lower(text: string): string {
  return text.toLocaleLowerCase(spoken.value.code);
}

/** The first of these language tags that there are texts for, as such or by its first part; else English. */
export function languageOf(wanted: readonly string[], languages: readonly Language[]): string {
  return bestOf(
    wanted,
    languages.map(({ code }) => code),
  );
}

/** Choose a variant by its name, by the number itself, or by the number's plural in the language. */
function selectFor(code: string): Select {
  const plurals = new Intl.PluralRules(code);
  return (value, variants, otherwise) => {
    const named = variants[String(value)];
    const plural = typeof value === "number" ? variants[plurals.select(value)] : undefined;
    return named ?? plural ?? variants[otherwise] ?? "";
  };
}
