import languages from "virtual:texts/overlay";
import { languageOf } from "../i18n/texts";
import { type Place, placesOf, WIDGETS, type Widget } from "./placement";

/** The settings, from the page's address (`?layout=strip&theme=vellum`) or the link's settings. */
export interface Config {
  layout: "column" | "strip";
  /** The screen edge of a column, and of a strip. */
  side: "left" | "right";
  edge: "top" | "bottom";
  /** Where the cards of a strip stand along its edge. */
  align: "start" | "centre";
  /** The height at which turns are announced. */
  announce: "low" | "middle" | "high";
  /** Whether the one who has the turn is shown at the lower edge, and with the name of their player. */
  third: "off" | "on" | "names";
  /** Who is in the order: all, or the players' characters alone. */
  who: "all" | "party";
  theme: (typeof THEMES)[number];
  /** Scale factor, 1 as designed for 1920×1080; null scales with 16:9 canvases. */
  scale: number | null;
  /** `system` follows the browser's `prefers-reduced-motion`. */
  motion: "system" | "full" | "reduced";
  captions: boolean;
  /**
   * Where pictures may come from: `own` is this server, `any` every host, else host names with commas between.
   * Another host learns the browser's address and when the page is open.
   */
  portraits: string;
  /** Seconds of a turn that are counted down; 0 shows no timer. */
  timer: number;
  /** Seconds of delay, for a stream with a broadcast delay. */
  delay: number;
  /** The most that is shown of hit points while OBS streams or records: bands, with or without damage. */
  onair: "off" | "damage" | "band";
  /** Language of the overlay's own texts; names and notes are shown as typed. */
  lang: string;
  /** The parts of the overlay on this page. */
  show: ReadonlySet<Part>;
  /** Single widgets, stacked in a source of their own size; empty for the whole overlay. */
  widgets: readonly Widget[];
  /** Widgets in boxes on a canvas of 1920×1080, and nothing else; empty for the usual places. */
  places: readonly Place[];
}

export const THEMES = ["ember", "vellum", "arena", "bare"] as const;
export const PARTS = ["round", "order", "floats", "dice", "splash"] as const;
export type Part = (typeof PARTS)[number];

/** Read the address, then the link's settings, then the defaults; invalid values are skipped. */
export function readConfig(
  search: string,
  settings: Record<string, unknown> = {},
  browser: readonly string[] = globalThis.navigator?.languages ?? [],
): Config {
  const asked = new URLSearchParams(search);
  const words = (name: string): string[] =>
    [asked.get(name), settings[name]].filter((value) => value !== null && value !== undefined).map(String);
  const choice = <T extends string>(name: string, allowed: readonly T[], otherwise: T): T =>
    words(name)
      .map((word) => allowed.find((value) => value === word))
      .find((value) => value !== undefined) ?? otherwise;
  const listed = <T extends string>(name: string, known: readonly T[]): T[] | undefined =>
    words(name)
      .map((list) => list.split(",").map((word) => word.trim()))
      .map((named) => known.filter((one) => named.includes(one)))
      .find((found) => found.length > 0);
  return {
    layout: choice("layout", ["column", "strip"], "column"),
    side: choice("side", ["left", "right"], "left"),
    edge: choice("edge", ["top", "bottom"], "top"),
    align: choice("align", ["start", "centre"], "start"),
    announce: choice("announce", ["low", "middle", "high"], "low"),
    third: choice("third", ["off", "on", "names"], "off"),
    who: choice("who", ["all", "party"], "all"),
    theme: choice("theme", THEMES, "ember"),
    scale: words("scale").map(Number).find(isScale) ?? null,
    motion: choice("motion", ["system", "full", "reduced"], "system"),
    captions: choice("captions", ["off", "on"], "off") === "on",
    portraits: words("portraits").map(sourcesOf).find(Boolean) ?? "own",
    timer: words("timer").map(Number).find(isTimer) ?? 0,
    delay: words("delay").map(Number).find(isDelay) ?? 0,
    onair: choice("onair", ["off", "damage", "band"], "off"),
    lang: languageOf([...words("lang"), ...browser], languages),
    show: new Set(listed("show", PARTS) ?? PARTS),
    widgets: listed("widget", WIDGETS) ?? [],
    places: words("place").map(placesOf).find(Boolean) ?? [],
  };
}

const HOST = /^(?=.{1,100}$)[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?$/;
const MOST_HOSTS = 8;

/** Return the sources of pictures in one spelling; null for invalid ones. */
function sourcesOf(word: string): string | null {
  if (word === "own" || word === "any") return word;
  const hosts = word.split(",").map((host) => host.trim().toLowerCase());
  return hosts.length <= MOST_HOSTS && hosts.every((host) => HOST.test(host)) ? hosts.join(",") : null;
}

/**
 * Return the query with which the page must load again, so that the server's policy permits the pictures of the
 * link's settings, and no others; null when it already does.
 */
export function queryForPictures(search: string, { portraits }: Config): string | null {
  const asked = new URLSearchParams(search);
  const permitted = sourcesOf(asked.get("pictures") || asked.get("portraits") || "own") ?? "own";
  if (portraits === permitted) return null;
  asked.set("pictures", portraits);
  return `?${asked}`;
}

/** Scale with a 16:9 canvas; do not scale other shapes. */
export function automaticScale(width: number, height: number): number {
  const isScreen = Math.abs(width / height - 16 / 9) < 0.1;
  return isScreen ? height / 1080 : 1;
}

function isScale(value: number): boolean {
  return value >= 0.25 && value <= 4;
}

function isTimer(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 600;
}

function isDelay(value: number): boolean {
  return value >= 0 && value <= 120;
}
