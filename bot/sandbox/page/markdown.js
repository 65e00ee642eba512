// Turn Discord's markdown into elements.

import { ansi } from "./ansi.js";
import { el } from "./dom.js";
import { channelOf, state, userName } from "./state.js";
import { timestamp } from "./time.js";

const BLOCK = /```(?:([a-z0-9+_-]+)\n)?\n?([\s\S]+?)\n?```/;

export function markdown(text) {
  const nodes = [];
  let rest = text;
  for (;;) {
    const match = BLOCK.exec(rest);
    if (!match) return [...nodes, ...lines(rest)];
    nodes.push(...lines(rest.slice(0, match.index).replace(/\n$/, "")));
    const code = match[1] === "ansi" ? ansi(match[2]) : [match[2]];
    nodes.push(el("pre", {}, el("code", {}, code)));
    rest = rest.slice(match.index + match[0].length).replace(/^\n/, "");
  }
}

function lines(text) {
  if (!text) return [];
  const nodes = [];
  const all = text.split("\n");
  let index = 0;
  while (index < all.length) {
    const line = all[index];
    const heading = /^(#{1,3}) +(.+)$/.exec(line);
    const item = /^( *)([-*]|\d+\.) +(.+)$/;
    if (heading) {
      nodes.push(el(`h${heading[1].length + 2}`, { class: `md-h${heading[1].length}` }, inline(heading[2])));
      index += 1;
    } else if (line.startsWith("-# ")) {
      nodes.push(el("div", { class: "subtext" }, inline(line.slice(3))));
      index += 1;
    } else if (line.startsWith(">>> ")) {
      nodes.push(el("blockquote", {}, lines([line.slice(4), ...all.slice(index + 1)].join("\n"))));
      return nodes;
    } else if (line.startsWith("> ")) {
      const quoted = [];
      while (index < all.length && all[index].startsWith("> ")) quoted.push(all[index++].slice(2));
      nodes.push(el("blockquote", {}, lines(quoted.join("\n"))));
    } else if (item.test(line)) {
      const ordered = /^ *\d/.test(line);
      const items = [];
      let start = 1;
      for (let match; index < all.length && (match = item.exec(all[index])); index += 1) {
        if (!items.length && ordered) start = parseInt(match[2], 10);
        items.push(el("li", { class: match[1].length >= 2 ? "deep" : null }, inline(match[3])));
      }
      nodes.push(el(ordered ? "ol" : "ul", ordered ? { start } : {}, items));
    } else {
      nodes.push(el("div", { class: "line" }, line ? inline(line) : "\u200b"));
      index += 1;
    }
  }
  return nodes;
}

const wrap = (tag, props) => (match) => el(tag, props ?? {}, inline(match[1]));

// The earliest match wins; at one position the order of this list decides.
const RULES = [
  [/\\([\\*_~`|<>[\]()#-])/, (match) => match[1]],
  [/``(.+?)``|`([^`]+)`/, (match) => el("code", {}, match[1] ?? match[2])],
  [/<t:(-?\d+)(?::([tTdDfFR]))?>/, (match) => timestamp(Number(match[1]), match[2])],
  [/<@!?(\d+)>/, (match) => el("span", { class: "mention" }, `@${userName(match[1])}`)],
  [/<@&(\d+)>/, (match) => el("span", { class: "mention" }, `@${(state.roles[match[1]] ?? "unknown role").replace(/^@/, "")}`)],
  [/<#(\d+)>/, (match) => el("span", { class: "mention" }, `#${channelOf(match[1])?.name ?? "unknown"}`)],
  [/<\/([^:>]+):\d+>/, (match) => el("span", { class: "mention" }, `/${match[1]}`)],
  [/<a?:(\w+):\d+>/, (match) => el("span", { class: "custom-emoji" }, `:${match[1]}:`)],
  [/@(everyone|here)\b/, (match) => el("span", { class: "mention" }, match[0])],
  [/\[([^\]]+)\]\(<?(https?:\/\/[^\s)>]+)>?(?: "[^"]*")?\)/, (match) => link(match[2], inline(match[1]))],
  [/<(https?:\/\/[^\s>]+)>/, (match) => link(match[1], [match[1]])],
  [/https?:\/\/[^\s<>)\]]+/, (match) => link(match[0], [match[0]])],
  [/\*\*\*(.+?)\*\*\*/, (match) => el("strong", {}, el("em", {}, inline(match[1])))],
  [/\*\*(.+?)\*\*(?!\*)/, wrap("strong")],
  [/__(.+?)__(?!_)/, wrap("u")],
  [/~~(.+?)~~/, wrap("s")],
  [/\|\|(.+?)\|\|/, (match) => spoiler(match[1])],
  [/\*([^\s*](?:.*?[^\s*])?)\*/, wrap("em")],
  [/\b_([^_]+)_\b/, wrap("em")],
];

export function inline(text) {
  const nodes = [];
  let rest = text;
  while (rest) {
    let first = null;
    for (const [pattern, make] of RULES) {
      const match = pattern.exec(rest);
      if (match && (!first || match.index < first.match.index)) first = { match, make };
    }
    if (!first) return [...nodes, rest];
    if (first.match.index) nodes.push(rest.slice(0, first.match.index));
    nodes.push(first.make(first.match));
    rest = rest.slice(first.match.index + first.match[0].length);
  }
  return nodes;
}

function link(href, children) {
  return el("a", { href, target: "_blank", rel: "noreferrer noopener" }, children);
}

function spoiler(text) {
  const show = (event) => event.currentTarget.setAttribute("aria-expanded", "true");
  return el("button", { class: "spoiler", type: "button", "aria-expanded": "false", onclick: show }, inline(text));
}
