/** Give the focus to a participant's row in the order, so that the single keys work again. */
export function focusRow(participantId: string | undefined): void {
  const row = document.getElementById(`row-${participantId}`);
  row?.scrollIntoView({ block: "nearest" });
  row?.querySelector<HTMLElement>(".name")?.focus({ preventScroll: true });
}

/** Give the focus to a field, with its text selected. */
export function focusField(id: string): void {
  const field = document.getElementById(id);
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
}

/** Move the focus within a list by the arrow keys, from the field that searches it and back. */
export function moveByArrows(event: KeyboardEvent, field: HTMLElement | null, list: Element | null): void {
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const items = [...(list?.querySelectorAll<HTMLElement>("li > button:first-child") ?? [])];
  if (by === 0 || items.length === 0) return;
  const here = items.indexOf(document.activeElement as HTMLElement);
  if (here < 0 && document.activeElement !== field) return;
  event.preventDefault();
  const there = Math.min(here + by, items.length - 1);
  (items[there] ?? field)?.focus();
}
