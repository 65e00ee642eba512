/** A single key and its action; letter case is ignored. */
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

/** Shortcuts can be switched off, for users of speech input. */
export function shortcutsAreOn(device: Storage): boolean {
  return device.getItem(KEPT) !== "off";
}

export function switchShortcuts(device: Storage, isOn: boolean): void {
  device.setItem(KEPT, isOn ? "on" : "off");
}

/** The shortcut of a key press; none while a field or a list has the focus or a modifier is held. */
export function shortcutFor(pressed: Pressed, shortcuts: readonly Shortcut[]): Shortcut | null {
  if (pressed.defaultPrevented || pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  if (isForTyping(pressed.target)) return null;
  return shortcuts.find(({ key }) => key.toLowerCase() === pressed.key.toLowerCase()) ?? null;
}

/** Whether Escape was pressed in a field of the page itself: it leaves the field. A sheet closes by it. */
export function leavesField({ key, defaultPrevented, target }: Pressed): boolean {
  const element = target as (EventTarget & { closest?: (selector: string) => unknown }) | null;
  return key === "Escape" && !defaultPrevented && isForTyping(target) && !element?.closest?.("dialog");
}

function isForTyping(target: EventTarget | null): boolean {
  const element = target as (EventTarget & { closest?: (selector: string) => unknown }) | null;
  const fields = "input:not([type=checkbox]):not([type=radio]), textarea, select, dialog, [contenteditable]";
  return !!element?.closest?.(fields);
}
