/**
 * Where widgets stand when they are placed one by one: boxes on a canvas of 1920 × 1080.
 *
 * As a setting: `order:40,120,400,880;third:592,860,736`. The numbers are left, top and width in pixels of the canvas;
 * the order has a height too, the others are as high as their width makes them. `off` places nothing. The server
 * reads the same (`overlay_settings.py`); `placement-examples.json` holds both to it.
 */
export const CANVAS = { width: 1920, height: 1080 } as const;
export const WIDGETS = ["round", "active", "deck", "order", "dice", "third", "timer", "captions"] as const;
export type Widget = (typeof WIDGETS)[number];
export const PLACEABLE = [...WIDGETS, "splash", "recap"] as const;
export type Placeable = (typeof PLACEABLE)[number];
export const NOT_PLACED = "off";
/** The smallest box. */
export const LEAST = 60;

export interface Place {
  widget: Placeable;
  x: number;
  y: number;
  width: number;
  /** Of the order alone. */
  height: number | null;
}

const PLACE = /^([a-z]+):(\d{1,4}),(\d{1,4}),(\d{1,4})(?:,(\d{1,4}))?$/;

/** Return the places that a setting names, none for `off`; null when it is not valid. */
export function placesOf(word: string): Place[] | null {
  if (word === NOT_PLACED) return [];
  const places = word.split(";").map(placeOf);
  const widgets = new Set(places.map((place) => place?.widget));
  return places.every((place) => place !== null) && widgets.size === places.length ? places : null;
}

export function placesText(places: readonly Place[]): string {
  const text = places.map(
    ({ widget, x, y, width, height }) =>
      `${widget}:${[x, y, width, ...(height === null ? [] : [height])].join(",")}`,
  );
  return text.join(";") || NOT_PLACED;
}

function placeOf(text: string): Place | null {
  const [, name, ...numbers] = PLACE.exec(text) ?? [];
  const widget = PLACEABLE.find((one) => one === name);
  if (!widget || (widget === "order") !== (numbers[3] !== undefined)) return null;
  const [x = 0, y = 0, width = 0, height = null] = numbers.filter(Boolean).map(Number);
  const isInside = x + width <= CANVAS.width && y + (height ?? LEAST) <= CANVAS.height;
  return isInside && width >= LEAST && (height ?? LEAST) >= LEAST ? { widget, x, y, width, height } : null;
}
