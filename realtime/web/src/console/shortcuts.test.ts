import { expect, it } from "vitest";
import { shortcutFor } from "./shortcuts";

const shortcuts = [{ key: "n", words: "Next turn", run: () => {} }];
const pressed = (changes: Record<string, unknown> = {}) => ({
  key: "n",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  defaultPrevented: false,
  target: null,
  ...changes,
});
const field = { closest: () => ({}) } as unknown as EventTarget;

it("a single key is a shortcut; while typing or with a modifier it is not", () => {
  expect(shortcutFor(pressed(), shortcuts)).toBe(shortcuts[0]);
  expect(shortcutFor(pressed({ key: "N" }), shortcuts)).toBe(shortcuts[0]);
  expect(shortcutFor(pressed({ key: "q" }), shortcuts)).toBeNull();
  for (const held of ["ctrlKey", "metaKey", "altKey", "defaultPrevented"]) {
    expect(shortcutFor(pressed({ [held]: true }), shortcuts)).toBeNull();
  }
  expect(shortcutFor(pressed({ target: field }), shortcuts)).toBeNull();
});
