/** A key by itself, and what it does; letters are written as they are typed. */
export interface Shortcut {
  key: string;
  words: string;
  run: () => void;
}

interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  defaultPrevented: boolean;
  target: EventTarget | null;
}

const KEPT = "tracker-shortcuts";

/** Whoever dictates, or types a letter by accident, may switch them off. */
export function shortcutsAreOn(device: Storage): boolean {
  return device.getItem(KEPT) !== "off";
}

export function switchShortcuts(device: Storage, isOn: boolean): void {
  device.setItem(KEPT, isOn ? "on" : "off");
}

/** The shortcut that a key press means; none while somebody types, chooses, or holds another key. */
export function shortcutFor(pressed: Pressed, shortcuts: readonly Shortcut[]): Shortcut | null {
  if (pressed.defaultPrevented || pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  if (isForTyping(pressed.target)) return null;
  return shortcuts.find(({ key }) => key.toLowerCase() === pressed.key.toLowerCase()) ?? null;
}

function isForTyping(target: EventTarget | null): boolean {
  const element = target as (EventTarget & { closest?: (selector: string) => unknown }) | null;
  const fields = "input:not([type=checkbox]):not([type=radio]), textarea, select, dialog, [contenteditable]";
  return !!element?.closest?.(fields);
}
