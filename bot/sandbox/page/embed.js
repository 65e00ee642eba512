// Draw embeds.

import { el } from "./dom.js";
import { inline, markdown } from "./markdown.js";
import { clock } from "./time.js";

export function embed(data) {
  const parts = [];
  if (data.author?.name) parts.push(el("div", { class: "embed-author" }, data.author.name));
  if (data.title) parts.push(el("div", { class: "embed-title" }, titled(data)));
  if (data.description) parts.push(el("div", { class: "embed-description" }, markdown(data.description)));
  if (data.fields?.length) parts.push(el("div", { class: "embed-fields" }, data.fields.map(field)));
  if (data.image?.url) parts.push(picture(data.image.url, "embed-image"));
  const footer = [data.footer?.text, data.timestamp && clock(data.timestamp)].filter(Boolean).join(" • ");
  if (footer) parts.push(el("div", { class: "embed-footer" }, footer));
  const thumbnail = data.thumbnail?.url ? picture(data.thumbnail.url, "embed-thumbnail") : null;
  const node = el("article", { class: "embed" }, el("div", { class: "embed-body" }, parts), thumbnail);
  if (Number.isInteger(data.color)) node.style.setProperty("--edge", `#${data.color.toString(16).padStart(6, "0")}`);
  return node;
}

function titled(data) {
  const text = inline(data.title);
  return data.url ? el("a", { href: data.url, target: "_blank", rel: "noreferrer noopener" }, text) : text;
}

function field(data) {
  const kind = data.inline ? "embed-field inline" : "embed-field";
  return el("div", { class: kind },
    el("div", { class: "embed-name" }, inline(data.name)),
    el("div", { class: "embed-value" }, markdown(data.value)));
}

// The page loads nothing from other hosts: an image that is not an upload shows its address instead.
function picture(url, kind) {
  const { pathname } = new URL(url, location.href);
  if (pathname.startsWith("/attachments/")) return el("img", { class: kind, src: pathname, alt: "" });
  return el("span", { class: `${kind} outside`, title: url }, "🖼 picture elsewhere");
}
