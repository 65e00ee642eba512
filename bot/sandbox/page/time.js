// Show times as Discord does: of messages, and <t:…> in every style.

import { el } from "./dom.js";

const STYLES = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
};
const STEPS = [[60, "second", 1], [3600, "minute", 60], [86400, "hour", 3600], [2592000, "day", 86400],
  [31536000, "month", 2592000], [Infinity, "year", 31536000]];

export function clock(iso) {
  return new Intl.DateTimeFormat(undefined, STYLES.t).format(new Date(iso));
}

export function timestamp(seconds, style = "f") {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return el("span", {}, "Invalid Date");
  const title = new Intl.DateTimeFormat(undefined, STYLES.F).format(date);
  const text = style === "R" ? relative(seconds) : new Intl.DateTimeFormat(undefined, STYLES[style]).format(date);
  const props = { class: "timestamp", title, dateTime: date.toISOString() };
  return el("time", style === "R" ? { ...props, dataset: { relative: String(seconds) } } : props, text);
}

function relative(seconds) {
  const away = seconds - Date.now() / 1000;
  const [, unit, size] = STEPS.find(([limit]) => Math.abs(away) < limit);
  return new Intl.RelativeTimeFormat(undefined, { numeric: "auto" }).format(Math.round(away / size), unit);
}

setInterval(() => {
  for (const node of document.querySelectorAll("time[data-relative]")) {
    node.textContent = relative(Number(node.dataset.relative));
  }
}, 1000);
