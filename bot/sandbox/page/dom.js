// Build elements without markup strings, so that a message's text can't become code.

export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key === "class") node.className = value;
    else if (key === "dataset") Object.assign(node.dataset, value);
    else if (key in node && key !== "list" && key !== "form") node[key] = value;
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export const byId = (id) => document.getElementById(id);

const COLOURS = ["#c4554d", "#b7791f", "#3f8f5f", "#2f86a6", "#5b63e6", "#9a5bd6", "#c05593"];

// Derived from the name, so that a user's colour survives a restart.
export function colourOf(name) {
  const sum = [...name].reduce((total, char) => total + char.codePointAt(0), 0);
  return COLOURS[sum % COLOURS.length];
}

export function avatar(name) {
  const node = el("span", { class: "avatar", ariaHidden: "true" }, name.slice(0, 1));
  node.style.background = colourOf(name);
  return node;
}

export function emojiText(emoji) {
  if (!emoji) return null;
  return emoji.id ? `:${emoji.name}:` : emoji.name;
}
