import { type Part, readConfig, THEMES, type Widget } from "../overlay/config";

/** The form's values: query parameters, each omitted from the address while it equals its default. */
export type Choices = Record<Setting, string>;
export type Setting = (typeof SETTINGS)[number]["name"] | "scale" | "show" | "widget";

export const SETTINGS = [
  { name: "layout", label: "Layout", values: { column: "Column", strip: "Strip" } },
  { name: "side", label: "Side of a column", values: { left: "Left", right: "Right" } },
  { name: "edge", label: "Edge of a strip", values: { top: "Top", bottom: "Bottom" } },
  { name: "align", label: "Cards of a strip", values: { start: "From the left", centre: "In the middle" } },
  {
    name: "announce",
    label: "Height of announcements",
    values: { low: "Low", middle: "In the middle", high: "High" },
  },
  { name: "who", label: "Who is shown", values: { all: "Everyone", party: "The party" } },
  { name: "theme", label: "Theme", values: named(THEMES) },
  {
    name: "motion",
    label: "Motion",
    values: { system: "System setting", full: "Full", reduced: "Reduced" },
  },
  { name: "captions", label: "Captions", values: { off: "Screen readers only", on: "On screen" } },
  { name: "portraits", label: "Portraits", values: { own: "This server only", any: "Anywhere" } },
  {
    name: "delay",
    label: "Delay",
    values: {
      0: "None",
      5: "5 seconds",
      10: "10 seconds",
      20: "20 seconds",
      30: "30 seconds",
      60: "1 minute",
    },
  },
  {
    name: "lang",
    label: "Language",
    values: { "": "The browser’s", en: "English", de: "Deutsch", fr: "Français" },
  },
  {
    name: "onair",
    label: "While OBS is on air",
    values: {
      off: "Show what the link may",
      damage: "Hide hit points, show damage",
      band: "Hide all numbers",
    },
  },
] as const;

export const PARTS: Record<Part, string> = {
  round: "Round and title",
  order: "Initiative order",
  floats: "Damage and healing numbers",
  dice: "Dice beside these numbers",
  splash: "Turn announcements",
};

export const WIDGETS: Record<Widget, string> = {
  round: "Round",
  active: "Whose turn it is",
  deck: "Who is next",
  order: "Initiative order",
  dice: "Rolls",
  captions: "Captions",
};

export function readChoices(search: string): Choices {
  const config = readConfig(search);
  return {
    layout: config.layout,
    side: config.side,
    edge: config.edge,
    align: config.align,
    announce: config.announce,
    who: config.who,
    theme: config.theme,
    motion: config.motion,
    captions: config.captions ? "on" : "off",
    portraits: config.portraits,
    delay: String(config.delay),
    scale: config.scale === null ? "" : String(config.scale),
    onair: config.onair,
    lang: new URLSearchParams(search).get("lang") ? config.lang : "",
    show: [...config.show].join(","),
    widget: config.widgets.join(","),
  };
}

/** The query of the address with its question mark; empty when all values are defaults. */
export function searchOf(choices: Choices): string {
  const ordinary = readChoices("");
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(choices)) {
    if (value !== ordinary[name as Setting]) asked.set(name, value);
  }
  const search = asked.toString().replaceAll("%2C", ",");
  return search && `?${search}`;
}

/** Width and height for the browser source, and the reason shown to the user. */
export function sizeAdvice({ layout, scale, widget }: Choices): string {
  if (widget) return widgetAdvice(widget.split(",") as Widget[], layout, Number(scale || 1));
  if (scale === "") return "1920 × 1080, or the size of your canvas: the overlay fits itself to it.";
  const times = Number(scale);
  if (layout === "strip")
    return `1920 × ${Math.round(260 * times)}, at the edge of the canvas that you chose.`;
  return `${Math.round(620 * times)} × 1080, at the side of the canvas that you chose.`;
}

const HEIGHTS: Record<Widget, number> = {
  round: 88,
  active: 136,
  deck: 84,
  order: 700,
  dice: 220,
  captions: 180,
};

/** Widgets are stacked: their source is as high as all of them. */
function widgetAdvice(widgets: Widget[], layout: string, times: number): string {
  const isStrip = layout === "strip" && widgets.includes("order");
  const heights = widgets.map((widget) => (isStrip && widget === "order" ? 220 : HEIGHTS[widget]));
  const width = isStrip ? 1920 : widgets.includes("captions") ? 960 : 580;
  const height = heights.reduce((sum, one) => sum + one + 12, 24);
  return `${Math.round(width * times)} × ${Math.round(height * times)}, wherever you like it on the canvas.`;
}

function named(values: readonly string[]): Record<string, string> {
  return Object.fromEntries(values.map((value) => [value, value.charAt(0).toUpperCase() + value.slice(1)]));
}
