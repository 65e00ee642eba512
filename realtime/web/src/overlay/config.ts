/** What can be set in the page's address (`?layout=strip&theme=vellum`), or by the link's own settings. */
export interface Config {
  layout: "column" | "strip";
  /** The screen edge a column stands at, and that of a strip. */
  side: "left" | "right";
  edge: "top" | "bottom";
  theme: (typeof THEMES)[number];
  /** Size of everything, 1 as designed for 1920×1080; null fits 16:9 canvases by themselves. */
  scale: number | null;
  /** `system` asks the browser whether the viewer wants less. */
  motion: "system" | "full" | "reduced";
  captions: boolean;
  /** `any` also fetches pictures that lie elsewhere: their hosts learn that somebody watches. */
  portraits: "own" | "any";
  /** Seconds by which everything is shown later, for a stream that is behind on purpose. */
  delay: number;
  /** The parts of the overlay on this page, so that a scene can place them one by one. */
  show: ReadonlySet<Widget>;
}

export const THEMES = ["ember", "vellum", "arena", "bare"] as const;
export const WIDGETS = ["round", "order", "floats", "splash"] as const;
export type Widget = (typeof WIDGETS)[number];

/** Read the address first, then the link's settings, then the defaults; what is not understood is skipped. */
export function readConfig(search: string, settings: Record<string, unknown> = {}): Config {
  const asked = new URLSearchParams(search);
  const words = (name: string): string[] =>
    [asked.get(name), settings[name]].filter((value) => value !== null && value !== undefined).map(String);
  const choice = <T extends string>(name: string, allowed: readonly T[], otherwise: T): T =>
    words(name)
      .map((word) => allowed.find((value) => value === word))
      .find((value) => value !== undefined) ?? otherwise;
  return {
    layout: choice("layout", ["column", "strip"], "column"),
    side: choice("side", ["left", "right"], "left"),
    edge: choice("edge", ["top", "bottom"], "top"),
    theme: choice("theme", THEMES, "ember"),
    scale: words("scale").map(Number).find(isScale) ?? null,
    motion: choice("motion", ["system", "full", "reduced"], "system"),
    captions: choice("captions", ["off", "on"], "off") === "on",
    portraits: choice("portraits", ["own", "any"], "own"),
    delay: words("delay").map(Number).find(isDelay) ?? 0,
    show:
      words("show")
        .map(readWidgets)
        .find((widgets) => widgets.size > 0) ?? new Set(WIDGETS),
  };
}

/** Fit a canvas that has the shape of a screen; leave any other to its own size. */
export function automaticScale(width: number, height: number): number {
  const isScreen = Math.abs(width / height - 16 / 9) < 0.1;
  return isScreen ? height / 1080 : 1;
}

function isScale(value: number): boolean {
  return value >= 0.25 && value <= 4;
}

function isDelay(value: number): boolean {
  return value >= 0 && value <= 120;
}

function readWidgets(list: string): Set<Widget> {
  const named = list.split(",").map((word) => word.trim());
  return new Set(WIDGETS.filter((widget) => named.includes(widget)));
}
