/** The visible rows by index; `start` is the offset of the first one in pixels. */
export interface Span {
  first: number;
  last: number;
  start: number;
}

export interface Extent {
  start: number;
  size: number;
}

/** The number of rows kept visible before the active one. */
const BEHIND = 1;

/** Select whole rows for the height: all when they fit, else those around the active one. */
export function spanAround(rows: readonly Extent[], room: number, active: number): Span {
  const end = (index: number) => extentEnd(rows[index]);
  const startOf = (index: number) => rows[index]?.start ?? 0;
  const count = rows.length;
  if (count === 0 || end(count - 1) <= room) return { first: 0, last: count - 1, start: 0 };
  let first = Math.max(0, Math.min(active, count - 1) - BEHIND);
  let last = first;
  while (last + 1 < count && end(last + 1) - startOf(first) <= room) last += 1;
  while (first > 0 && end(last) - startOf(first - 1) <= room) first -= 1;
  // With very little height, drop the row before the active one.
  if (active > last && active < count) return { first: active, last: active, start: startOf(active) };
  return { first, last, start: startOf(first) };
}

function extentEnd(extent: Extent | undefined): number {
  return extent ? extent.start + extent.size : 0;
}
