import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Catalogue, SOURCE } from "../../texts/catalogue";
import { argumentsOf } from "../../texts/compile";
import { literalsIn, means, usedBy } from "../../texts/used";
import { LOCALES } from "../../vite.texts";

const SRC = join(import.meta.dirname, "..");
const catalogue = new Catalogue(LOCALES);
const english = catalogue.of(SOURCE);
const texts = catalogue.codes.map((code) => ({ code, own: catalogue.of(code) }));
const pages = readdirSync(SRC).filter((name) => existsSync(join(SRC, name, "main.tsx")));
const uses = pages.flatMap((page) => usedBy(join(SRC, page, "main.tsx")));

describe("the texts of the pages", () => {
  it.each(catalogue.codes)("are all there in %s", (code) => {
    const own = catalogue.own(code);
    const keys = [...english.keys()].filter((key) => uses.some((use) => means(use, key)));
    expect(keys.filter((key) => !own.has(key) && !key.startsWith("error-"))).toEqual([]);
  });

  it("exist under every key that the code asks for", () => {
    const lacking = uses.filter((use) => ![...english.keys()].some((key) => means(use, key)));
    expect(lacking.filter(({ head }) => head !== "error-")).toEqual([]);
  });

  it("are given every argument", () => {
    const lacking = uses.flatMap(({ head, tail, given, file }) =>
      tail !== null || given === null || !english.has(head)
        ? []
        : texts.flatMap(({ code, own }) =>
            [...argumentsOf(own, head)]
              .filter((name) => !given.includes(name))
              .map((name) => `${file}: ${head} in ${code} needs ${name}`),
          ),
    );
    expect(lacking).toEqual([]);
  });

  it("are the only words that the code shows", () => {
    expect([...new Set(pages.flatMap((page) => literalsIn(join(SRC, page, "main.tsx"))))]).toEqual([]);
  });

  it("are all used", () => {
    const own = new Catalogue(LOCALES, ["pages.ftl", "overlay.ftl"]).own(SOURCE);
    const unused = [...own.keys()].filter((key) => !uses.some((use) => means(use, key)));
    expect(unused.filter((key) => !SERVED.some((prefix) => key.startsWith(prefix)))).toEqual([]);
  });
});

/** Texts of the pages that the server writes: `realtime/auth/`. */
const SERVED = ["sign-"];
