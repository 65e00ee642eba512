// The menu of a message: Apps → the bot's message commands.

import { el } from "./dom.js";
import { place } from "./select.js";

// `entries` is [{ label, act }]; nothing opens when there is none.
export function openMenu(anchor, event, title, entries) {
  const menu = el("dialog", { class: "listbox menu", "aria-label": title });
  const close = () => { menu.close(); menu.remove(); };
  const items = entries.map(({ label, act }) =>
    el("button", { class: "option", type: "button", role: "menuitem", onclick: () => { close(); act(); } }, label));
  menu.append(el("div", { class: "menu-title" }, title),
    items.length ? el("div", { role: "menu" }, items) : el("p", { class: "nothing" }, "No apps for messages here"));
  menu.addEventListener("click", (click) => { if (click.target === menu) close(); });
  menu.addEventListener("close", () => menu.remove());
  menu.addEventListener("keydown", (key) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[key.key];
    if (!move || !items.length) return;
    key.preventDefault();
    items[(items.indexOf(document.activeElement) + move + items.length) % items.length].focus();
  });
  document.body.append(menu);
  menu.showModal();
  const at = event.type === "contextmenu" && event.clientX ? pointer(event) : anchor;
  place(menu, at);
  items[0]?.focus();
}

const pointer = (event) => ({ getBoundingClientRect: () => new DOMRect(event.clientX, event.clientY, 0, 0) });
