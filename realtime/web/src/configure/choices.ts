import languages from "virtual:texts/overlay";
import { known, t } from "../i18n/texts";
import { readConfig, THEMES } from "../overlay/config";
import { NOT_PLACED, placesText, type Widget } from "../overlay/placement";

/** The form's values: query parameters, each omitted from the address while it equals its default. */
export type Choices = Record<Setting, string>;
export type Setting = (typeof SETTINGS)[number]["name"] | "scale" | "show" | "widget" | "place";

export const SETTINGS = [
  { name: "layout", values: ["column", "strip"] },
  { name: "side", values: ["left", "right"] },
  { name: "edge", values: ["top", "bottom"] },
  { name: "align", values: ["start", "centre"] },
  { name: "announce", values: ["low", "middle", "high"] },
  { name: "third", values: ["off", "on", "names"] },
  { name: "who", values: ["all", "party"] },
  { name: "theme", values: THEMES },
  { name: "motion", values: ["system", "full", "reduced"] },
  { name: "captions", values: ["off", "on"] },
  { name: "portraits", values: ["own", "any"] },
  { name: "timer", values: ["0", "30", "60", "90", "120", "180"] },
  { name: "delay", values: ["0", "5", "10", "20", "30", "60"] },
  { name: "lang", values: ["", ...languages.map(({ code }) => code)] },
  { name: "onair", values: ["off", "damage", "band"] },
] as const;

/** A value of a setting, as the form offers it. */
export function valueName(setting: (typeof SETTINGS)[number]["name"], value: string): string {
  if (setting === "lang")
    return languages.find(({ code }) => code === value)?.name ?? t("setting-lang-browser");
  if (setting === "timer")
    return value === "0" ? t("setting-timer-none") : t("setting-timer-seconds", { count: Number(value) });
  if (setting === "delay")
    return value === "0" ? t("setting-delay-none") : t("setting-delay-seconds", { count: Number(value) });
  return known(`setting-${setting}-${value}`) ?? value;
}

export function readChoices(search: string): Choices {
  const config = readConfig(search);
  return {
    layout: config.layout,
    side: config.side,
    edge: config.edge,
    align: config.align,
    announce: config.announce,
    third: config.third,
    who: config.who,
    theme: config.theme,
    motion: config.motion,
    captions: config.captions ? "on" : "off",
    portraits: config.portraits,
    timer: String(config.timer),
    delay: String(config.delay),
    scale: config.scale === null ? "" : String(config.scale),
    onair: config.onair,
    lang: new URLSearchParams(search).get("lang") ? config.lang : "",
    show: [...config.show].join(","),
    widget: config.widgets.join(","),
    place: placesText(config.places),
  };
}

/** The query of the address with its question mark; empty when all values are defaults. */
export function searchOf(choices: Choices): string {
  const ordinary = readChoices("");
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(choices)) {
    if (value !== ordinary[name as Setting]) asked.set(name, value);
  }
  const search = asked.toString().replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%3B", ";");
  return search && `?${search}`;
}

/** Width and height for the browser source, and the reason shown to the user. */
export function sizeAdvice({ layout, scale, widget, place }: Choices): string {
  if (place !== NOT_PLACED) return t("size-canvas");
  if (widget) return widgetAdvice(widget.split(",") as Widget[], layout, Number(scale || 1));
  if (scale === "") return t("size-canvas");
  const times = Number(scale);
  if (layout === "strip") return t("size-edge", { size: `1920 × ${Math.round(260 * times)}` });
  return t("size-side", { size: `${Math.round(620 * times)} × 1080` });
}

const HEIGHTS: Record<Widget, number> = {
  round: 88,
  active: 136,
  deck: 84,
  order: 700,
  dice: 220,
  third: 200,
  timer: 64,
  captions: 180,
};

/** Widgets are stacked: their source is as high as all of them. */
function widgetAdvice(widgets: Widget[], layout: string, times: number): string {
  const isStrip = layout === "strip" && widgets.includes("order");
  const heights = widgets.map((widget) => (isStrip && widget === "order" ? 220 : HEIGHTS[widget]));
  const width = isStrip ? 1920 : widgets.includes("captions") || widgets.includes("third") ? 960 : 580;
  const height = heights.reduce((sum, one) => sum + one + 12, 24);
  const size = `${Math.round(width * times)} × ${Math.round(height * times)}`;
  return t("size-widgets", { size });
}
