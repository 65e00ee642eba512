import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Patterns, readPatterns } from "./compile.ts";

export const SOURCE = "en";

/** The languages with a folder of Fluent files, English first, and the messages of each. */
export class Catalogue {
  readonly files: readonly string[];
  private readonly patterns: ReadonlyMap<string, Patterns>;

  /** Read the languages of a folder; `only` names the files to read of each. */
  constructor(folder: string, only?: readonly string[]) {
    const codes = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort((left, right) => Number(right === SOURCE) - Number(left === SOURCE) || (left < right ? -1 : 1));
    const filesOf = (code: string) =>
      readdirSync(join(folder, code))
        .filter((name) => name.endsWith(".ftl") && (only?.includes(name) ?? true))
        .sort()
        .map((name) => join(folder, code, name));
    this.files = codes.flatMap(filesOf);
    this.patterns = new Map(
      codes.map((code) => [code, readPatterns(filesOf(code).map((file) => readFileSync(file, "utf8")))]),
    );
  }

  get codes(): readonly string[] {
    return [...this.patterns.keys()];
  }

  /** Every message of a language; those that it lacks are in English, as everywhere else. */
  of(code: string): Patterns {
    return new Map([...this.own(SOURCE), ...this.own(code)]);
  }

  /** The messages that a language itself has. */
  own(code: string): Patterns {
    return this.patterns.get(code) ?? new Map();
  }
}
