// The list that opens under a select menu: one choice at once, or several and then Done.

import { el, emojiText } from "./dom.js";
import { state } from "./state.js";

export function optionsOf(component) {
  const named = (table, mark) => Object.entries(table).map(([value, name]) => ({ value, label: `${mark}${name}` }));
  const people = Object.fromEntries(Object.entries(state.users).map(([id, user]) => [id, user.name]));
  const roles = Object.fromEntries(Object.entries(state.roles).map(([id, name]) => [id, name.replace(/^@/, "")]));
  const channels = Object.fromEntries(state.channels.filter((c) => !c.direct).map((c) => [c.id, c.name]));
  switch (component.type) {
    case 5: return named(people, "");
    case 6: return named(roles, "@");
    case 7: return [...named(people, ""), ...named(roles, "@")];
    case 8: return named(channels, "#");
    default: return component.options ?? [];
  }
}

export function openSelect(anchor, component, choose) {
  const most = component.max_values ?? 1;
  const least = component.min_values ?? 1;
  const picked = new Set(optionsOf(component).filter((option) => option.default).map((option) => option.value));
  const dialog = el("dialog", { class: "listbox", "aria-label": component.placeholder ?? "Options" });
  const close = () => { dialog.close(); dialog.remove(); anchor.focus(); };
  const send = () => { close(); choose([...picked]); };
  const done = el("button", { class: "button primary", type: "button", onclick: send }, "Done");
  const check = () => { done.disabled = picked.size < least || picked.size > most; };

  const items = optionsOf(component).map((option) => {
    const item = el("button", {
      class: "option", type: "button", role: "option",
      "aria-selected": String(picked.has(option.value)),
      onclick: () => {
        if (most === 1) { picked.clear(); picked.add(option.value); send(); return; }
        if (picked.has(option.value)) picked.delete(option.value);
        else if (picked.size < most) picked.add(option.value);
        item.setAttribute("aria-selected", String(picked.has(option.value)));
        check();
      },
    },
    el("span", { class: "emoji" }, emojiText(option.emoji) ?? ""),
    el("span", { class: "option-text" }, el("span", {}, option.label),
      option.description && el("small", {}, option.description)));
    return item;
  });
  dialog.append(el("div", { role: "listbox", "aria-multiselectable": String(most > 1) }, items));
  if (most > 1 || least === 0) dialog.append(el("footer", {}, done));
  dialog.addEventListener("keydown", (event) => step(event, items));
  dialog.addEventListener("click", (event) => { if (event.target === dialog) close(); });
  dialog.addEventListener("cancel", (event) => { event.preventDefault(); close(); });
  check();
  document.body.append(dialog);
  dialog.showModal();
  place(dialog, anchor);
  items[0]?.focus();
}

// Place the list beside its menu and inside the window.
export function place(node, anchor) {
  const box = anchor.getBoundingClientRect();
  const left = Math.max(8, Math.min(box.left, innerWidth - node.offsetWidth - 8));
  const below = box.bottom + 4 + node.offsetHeight < innerHeight;
  node.style.left = `${left}px`;
  node.style.top = `${Math.max(8, below ? box.bottom + 4 : box.top - node.offsetHeight - 4)}px`;
}

function step(event, items) {
  const moves = { ArrowDown: 1, ArrowUp: -1 };
  if (!(event.key in moves)) return;
  event.preventDefault();
  const now = items.indexOf(document.activeElement);
  items[(now + moves[event.key] + items.length) % items.length]?.focus();
}
