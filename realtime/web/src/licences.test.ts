import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageOf, textOf } from "../vite.licences.ts";

const OURS = ["/web/src/", "\0virtual:"];

test.each([
  ["/web/node_modules/preact/dist/preact.mjs", "/web/node_modules/preact"],
  ["/web/node_modules/@preact/signals/dist/signals.mjs?v=1", "/web/node_modules/@preact/signals"],
  ["/web/node_modules/a/node_modules/b/index.js", "/web/node_modules/a/node_modules/b"],
  ["/web/node_modules/@fontsource/grenze/files/grenze.woff2", "/web/node_modules/@fontsource/grenze"],
  ["\0vite/preload-helper.js", "/web/node_modules/vite"],
  ["\0/web/node_modules/ms/index.js?commonjs-es-import", "/web/node_modules/ms"],
  ["/web/src/sync/session.ts", undefined],
  ["\0virtual:texts/overlay", undefined],
])("the package of a module: %j", (id, folder) => {
  expect(packageOf(id, "/web", OURS)).toBe(folder);
});

test("a module of an unknown owner fails the build", () => {
  expect(() => packageOf("\0@oxc-project+runtime/helpers/x.js", "/web", OURS)).toThrow("whose is it");
});

function packaged(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "licences-"));
  writeFileSync(join(folder, "package.json"), '{"name": "torch", "version": "1.2.3"}');
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

test("a package without a licence text fails the build", () => {
  expect(() => textOf([packaged({ "README.md": "MIT", NOTICE: "ours" })])).toThrow(
    "torch has no licence text",
  );
});

test("a text has the licence and the notice, without those of a tool's own dependencies", () => {
  const license = "Torch licence\n\n# Licenses of bundled dependencies\n\nanother's";
  const text = textOf([packaged({ "LICENSE.md": license, NOTICE: "by Lamp" })]);
  expect(text).toContain("torch 1.2.3\n\nTorch licence\n\nby Lamp\n");
  expect(text).not.toContain("another's");
});
