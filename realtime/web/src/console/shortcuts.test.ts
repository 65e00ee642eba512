import { expect, it } from "vitest";
import { leavesField, shortcutFor } from "./shortcuts";

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

it("Escape leaves a field of the page, but not one of a sheet, which it closes", () => {
  const own = {
    closest: (selector: string) => (selector === "dialog" ? null : {}),
  } as unknown as EventTarget;
  expect(leavesField(pressed({ key: "Escape", target: own }))).toBe(true);
  expect(leavesField(pressed({ key: "Escape", target: field }))).toBe(false);
  expect(leavesField(pressed({ key: "Escape" }))).toBe(false);
  expect(leavesField(pressed({ target: own }))).toBe(false);
});
