import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

/** The file of licence texts, among those of the build. */
export const LICENCES = "licenses.txt";
const PACKAGE = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/;
/** Modules that the tools add: helpers of the bundle. They begin with a zero byte, as no file does. */
const RUNTIME = /^\0(vite|rolldown)\//;
/** A tool's own dependencies, which are listed below its licence, are in no bundle. */
const OF_THE_TOOL = /^# Licenses of bundled dependencies$/m;

interface Options {
  /** The folder with `node_modules`. */
  readonly root: string;
  /** Prefixes of virtual modules whose text is made here. */
  readonly ours: readonly string[];
  /** Packages that are shipped apart from the bundle. */
  readonly also?: readonly string[];
}

/** Write the licence texts of all packages that the bundle contains a module or a file of, or fail. */
export function licensed({ root, ours, also = [] }: Options): Plugin {
  return {
    name: "licensed",
    apply: "build",
    generateBundle(_, bundle) {
      const contained = Object.values(bundle).flatMap((file) =>
        file.type === "asset" ? file.originalFileNames.map((name) => join(root, name)) : file.moduleIds,
      );
      const folders = new Set(also.map((name) => join(root, "node_modules", name)));
      for (const id of [...this.getModuleIds(), ...contained]) {
        const folder = packageOf(id, root, ours);
        if (folder !== undefined) folders.add(folder);
      }
      this.emitFile({ type: "asset", fileName: LICENCES, source: textOf([...folders]) });
    },
  };
}

/** Return the folder of the package that a module is of; undefined for one of ours. */
export function packageOf(id: string, root: string, ours: readonly string[]): string | undefined {
  const runtime = RUNTIME.exec(id)?.[1];
  if (runtime !== undefined) return join(root, "node_modules", runtime);
  const found = PACKAGE.exec(id)?.[0];
  if (found !== undefined) return found.replace(/^\0/, "");
  if (ours.some((prefix) => id.startsWith(prefix))) return undefined;
  throw new Error(`${JSON.stringify(id)} is in the bundle: whose is it?`);
}

/** Return the licence texts of packages, each below its name and version. */
export function textOf(folders: readonly string[]): string {
  const parts = folders.map((folder) => {
    const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice)/i.test(file));
    if (!files.some((file) => /^licen/i.test(file))) throw new Error(`${name} has no licence text`);
    const texts = files.sort().map((file) => {
      const text = readFileSync(join(folder, file), "utf8");
      return (text.split(OF_THE_TOOL)[0] ?? "").trim();
    });
    return `${name} ${version}\n\n${texts.join("\n\n")}`;
  });
  const title = "Licences of what this build contains beside the encounter tracker's own code";
  return `${[title, ...parts.sort()].join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}
