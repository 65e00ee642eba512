// Colour an ```ansi block: the few codes Discord knows.

import { el } from "./dom.js";

const ESCAPE = /\u001b\[([\d;]*)m/;

export function ansi(text) {
  const nodes = [];
  let style = new Set();
  let rest = text;
  for (;;) {
    const match = ESCAPE.exec(rest);
    const plain = match ? rest.slice(0, match.index) : rest;
    if (plain) nodes.push(style.size ? el("span", { class: [...style].join(" ") }, plain) : plain);
    if (!match) return nodes;
    style = change(style, match[1]);
    rest = rest.slice(match.index + match[0].length);
  }
}

function change(style, codes) {
  const next = new Set(style);
  for (const code of (codes || "0").split(";").map(Number)) {
    if (code === 0) next.clear();
    else if (code === 1 || code === 4) next.add(`ansi-${code}`);
    else if (code >= 30 && code <= 37) replace(next, "ansi-3", code);
    else if (code >= 40 && code <= 47) replace(next, "ansi-4", code);
  }
  return next;
}

function replace(style, family, code) {
  for (const name of style) if (name.startsWith(family) && name.length === 7) style.delete(name);
  style.add(`ansi-${code}`);
}
