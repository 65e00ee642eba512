import type { Plugin } from "vite";
import { Catalogue } from "./texts/catalogue.ts";
import { compile } from "./texts/compile.ts";
import { means, usedBy } from "./texts/used.ts";

const here = (path: string) => decodeURI(new URL(path, import.meta.url).pathname);

/** LOCALES names another folder of languages, for tests. */
export const LOCALES = process.env.LOCALES ?? here("../../storage/i18n/locales");
const LANGUAGES = "virtual:texts/";
const MESSAGES = "virtual:messages/";
/** What is no page of its own: the errors, which pages load when they have the rest; everything, for tests. */
const APART: Record<string, RegExp> = { errors: /^error-/, all: /^[^-]/ };

/**
 * Give each page its texts, from the catalogue of the bot.
 *
 * `virtual:texts/<page>` is the list of languages, each with a function that loads the messages which the page's
 * code asks for; `virtual:messages/<page>/<language>` are these messages.
 */
export function texts(folder = LOCALES): Plugin {
  let catalogue: Catalogue | null = null;
  return {
    name: "texts",
    buildStart() {
      catalogue = null;
    },
    resolveId: (id) => (id.startsWith(LANGUAGES) || id.startsWith(MESSAGES) ? `\0${id}` : null),
    load(id) {
      const [kind = "", page = "", code = ""] = id.slice(1).split("/");
      if (![LANGUAGES, MESSAGES].includes(`${kind}/`)) return null;
      catalogue ??= new Catalogue(folder);
      for (const file of catalogue.files) this.addWatchFile(file);
      return code ? messagesOf(catalogue, page, code) : listOf(catalogue, page);
    },
  };
}

/** The page and language, as `play-de`, that a module has the messages of; null for another module. */
export function pageOfMessages(id: string | null): string | null {
  return id?.startsWith(`\0${MESSAGES}`) ? id.slice(MESSAGES.length + 1).replace("/", "-") : null;
}

function listOf(catalogue: Catalogue, page: string): string {
  const languages = catalogue.codes.map((code) => {
    const name = compile(catalogue.of(code), "language-name");
    return `{ code: ${JSON.stringify(code)}, name: ${name}, load: () => import("${MESSAGES}${page}/${code}") }`;
  });
  return `export default [${languages}];`;
}

function messagesOf(catalogue: Catalogue, page: string, code: string): string {
  const patterns = catalogue.of(code);
  const uses = page in APART ? null : usedBy(here(`src/${page}/main.tsx`));
  const missing = uses?.find(({ head, tail }) => tail === null && !patterns.has(head));
  if (missing) throw new Error(`${missing.file}: there is no text ${missing.head}`);
  const keys = [...patterns.keys()].filter((key) =>
    uses ? uses.some((use) => means(use, key)) : APART[page]?.test(key),
  );
  const messages = keys.map((key) => `${JSON.stringify(key)}: ${compile(patterns, key)}`);
  return `export default {${messages.join(",\n")}};`;
}
