/** How boxes on the canvas are moved and resized: by a pointer, which snaps, by keys, or by numbers. */
import { designOf, usualPlace } from "../overlay/boxes";
import { CANVAS, LEAST, type Place, type Placeable } from "../overlay/placement";

export type Layout = "column" | "strip";

/** The part of a picture that every screen shows: EBU R 95 and SMPTE ST 2046-1 leave 5 % at each edge. */
export const SAFE = { x: 96, y: 54 } as const;
/** Pixels of the canvas within which a pointer snaps. */
const NEAR = 14;
const STEP = 10;

/** The widgets that stand in the usual overlay. */
export const FIRST: readonly Placeable[] = ["round", "order", "splash", "recap"];

export function heightOf(place: Place, layout: Layout): number {
  const design = designOf(place.widget, layout);
  return place.height ?? Math.round((place.width * design.height) / design.width);
}

/** Return a box in whole pixels, within the canvas. */
export function fitted(place: Place, layout: Layout): Place {
  const { width: across, height: down } = CANVAS;
  const { width: designed, height: tall } = designOf(place.widget, layout);
  // What is as high as its width makes it can't be wider than the canvas allows.
  const widest = place.height === null ? Math.min(across, Math.floor((down * designed) / tall)) : across;
  const width = within(place.width, LEAST, widest);
  const height = place.height === null ? null : within(place.height, LEAST, down);
  const sized = { ...place, width, height };
  return {
    ...sized,
    x: within(place.x, 0, across - width),
    y: within(place.y, 0, down - Math.max(LEAST, heightOf(sized, layout))),
  };
}

/** Return a box moved by a pointer: its edges snap to the safe area's, its centre to the canvas's. */
export function moved(place: Place, dx: number, dy: number, layout: Layout): Place {
  const { width } = place;
  const height = heightOf(place, layout);
  return fitted(
    {
      ...place,
      x: snapped(place.x + dx, [SAFE.x, (CANVAS.width - width) / 2, CANVAS.width - SAFE.x - width]),
      y: snapped(place.y + dy, [SAFE.y, (CANVAS.height - height) / 2, CANVAS.height - SAFE.y - height]),
    },
    layout,
  );
}

/** Return a box whose lower right corner a pointer has moved; its edges snap to the safe area's. */
export function resized(place: Place, dx: number, dy: number, layout: Layout): Place {
  const width = snapped(place.width + dx, [CANVAS.width - SAFE.x - place.x]);
  const height = place.height && snapped(place.height + dy, [CANVAS.height - SAFE.y - place.y]);
  return sized(place, width, height, layout);
}

/**
 * Return a box after a key; null when the key means nothing.
 *
 * Arrows move by ten pixels, with Shift by one; with Alt they resize. Home, End, Page Up and Page Down go to the
 * edges of the safe area.
 */
export function stepped(
  place: Place,
  { key, shiftKey, altKey }: Pick<KeyboardEvent, "key" | "shiftKey" | "altKey">,
  layout: Layout,
): Place | null {
  const arrow = ARROWS[key];
  if (arrow) {
    const [dx, dy] = arrow.map((sign) => sign * (shiftKey ? 1 : STEP)) as [number, number];
    if (!altKey) return fitted({ ...place, x: place.x + dx, y: place.y + dy }, layout);
    return place.height === null
      ? sized(place, place.width + dx + dy, null, layout)
      : sized(place, place.width + dx, place.height + dy, layout);
  }
  const { width } = place;
  const height = heightOf(place, layout);
  if (key === "Home") return fitted({ ...place, x: SAFE.x }, layout);
  if (key === "End") return fitted({ ...place, x: CANVAS.width - SAFE.x - width }, layout);
  if (key === "PageUp") return fitted({ ...place, y: SAFE.y }, layout);
  return key === "PageDown" ? fitted({ ...place, y: CANVAS.height - SAFE.y - height }, layout) : null;
}

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Return the places with a widget's added or taken away. */
export function toggled(places: readonly Place[], widget: Placeable, layout: Layout): readonly Place[] {
  const left = places.filter((place) => place.widget !== widget);
  return left.length < places.length ? left : [...places, usualPlace(widget, layout)];
}

export function replaced(places: readonly Place[], changed: Place): readonly Place[] {
  return places.map((place) => (place.widget === changed.widget ? changed : place));
}

/** Return a box of another size with its upper left corner where it was. */
function sized(place: Place, width: number, height: number | null, layout: Layout): Place {
  const most = { width: CANVAS.width - place.x, height: CANVAS.height - place.y };
  const { width: designed, height: tall } = designOf(place.widget, layout);
  const widest = height === null ? Math.min(most.width, (most.height * designed) / tall) : most.width;
  const changed = {
    width: Math.floor(Math.min(width, widest)),
    height: height && Math.min(height, most.height),
  };
  return fitted({ ...place, ...changed }, layout);
}

function within(value: number, least: number, most: number): number {
  return Math.round(Math.min(Math.max(value, least), Math.max(least, most)));
}

function snapped(value: number, lines: readonly number[]): number {
  return lines.find((line) => Math.abs(line - value) <= NEAR) ?? value;
}
