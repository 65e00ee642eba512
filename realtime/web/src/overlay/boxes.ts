/** Boxes on the canvas: where widgets stand before they are moved, in a scene, and at which size they are drawn. */
import type { ProducerState } from "../sync/wire";
import { CANVAS, type Place, type Placeable } from "./placement";

/** The size that a widget is designed for; it is drawn at it and scaled to its box. */
const DESIGNED: Record<Placeable, { width: number; height: number }> = {
  round: { width: 400, height: 72 },
  active: { width: 480, height: 120 },
  deck: { width: 480, height: 72 },
  order: { width: 400, height: 880 },
  dice: { width: 420, height: 248 },
  third: { width: 736, height: 148 },
  timer: { width: 140, height: 64 },
  captions: { width: 960, height: 92 },
  splash: { width: 900, height: 280 },
  recap: { width: 900, height: 380 },
};
/** A strip has the height of its largest card, and any width. */
const STRIP = { width: 1840, height: 192 };

export function designOf(widget: Placeable, layout: "column" | "strip"): { width: number; height: number } {
  return widget === "order" && layout === "strip" ? STRIP : DESIGNED[widget];
}

/** Where a widget stands before it is moved. */
export function usualPlace(widget: Placeable, layout: "column" | "strip"): Place {
  const { width, height } = designOf(widget, layout);
  const [x, y] = widget === "order" && layout === "strip" ? [40, 54] : USUAL[widget];
  return { widget, x, y, width, height: widget === "order" ? height : null };
}

const USUAL: Record<Placeable, readonly [x: number, y: number]> = {
  round: [96, 54],
  active: [1344, 54],
  deck: [1344, 186],
  order: [96, 146],
  dice: [1404, 400],
  third: [592, 820],
  timer: [890, 54],
  captions: [480, 980],
  splash: [510, 520],
  recap: [510, 350],
};

/** What is left of the places in a producer's scene. What the scene is about is shown where it is not placed too. */
export function placesIn(
  scene: ProducerState["scene"],
  places: readonly Place[],
  layout: "column" | "strip",
): readonly Place[] {
  const kept = SCENES[scene];
  if (!kept || places.length === 0) return places;
  const left = places.filter(({ widget }) => kept.includes(widget));
  const [subject] = kept;
  return left.some(({ widget }) => widget === subject) ? left : [...left, usualPlace(subject, layout)];
}

/** The widgets of scenes that don't show all, the subject first. */
const SCENES: Partial<Record<ProducerState["scene"], readonly [Placeable, ...Placeable[]]>> = {
  turn: ["third", "splash", "dice", "timer", "captions"],
  recap: ["recap", "captions"],
};

/** Return the size at which a box is drawn, and the factor that makes it as large as the box. */
export function drawnSize(place: Place, layout: "column" | "strip") {
  const design = designOf(place.widget, layout);
  const isStrip = design === STRIP;
  const times = isStrip && place.height ? place.height / design.height : place.width / design.width;
  return {
    times,
    width: place.width / times,
    height: place.height === null ? design.height : place.height / times,
  };
}

/** Return the style of a box, in the middle of a source of another shape. A rem is 16 pixels of the canvas. */
export function boxStyle(place: Place, layout: "column" | "strip"): Record<string, string> {
  const { times, width, height } = drawnSize(place, layout);
  return {
    position: "fixed",
    left: `calc(50vw + ${(place.x - CANVAS.width / 2) / 16}rem)`,
    top: `calc(50vh + ${(place.y - CANVAS.height / 2) / 16}rem)`,
    bottom: "auto",
    width: `${width / 16}rem`,
    maxWidth: "none",
    height: `${height / 16}rem`,
    transform: `scale(${times})`,
    transformOrigin: "0 0",
  };
}
