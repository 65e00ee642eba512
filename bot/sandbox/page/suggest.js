// The list above the composer. The focus stays in the field; arrow keys move a highlight.

import { el } from "./dom.js";

export class Suggestions {
  constructor() {
    this.node = el("div", { class: "suggestions", id: "suggestions", role: "listbox", hidden: true });
    this.items = [];
    this.index = -1;
  }

  get open() {
    return !this.node.hidden && this.items.length > 0;
  }

  // `items` is [{ label, detail, value }]; `note` is shown above them.
  show(field, items, note, choose) {
    this.field = field;
    this.items = items;
    this.choose = choose;
    this.index = items.length ? 0 : -1;
    this.node.hidden = !items.length && !note;
    this.node.replaceChildren(
      note ? el("div", { class: "note" }, note) : "",
      ...items.map((item, index) => el("div", {
        class: "suggestion", role: "option", id: `suggestion-${index}`,
        // pointerdown would take the focus from the field, which closes the list.
        onpointerdown: (event) => event.preventDefault(),
        onclick: () => this.accept(index),
      }, el("span", { class: "suggestion-label" }, item.label), item.detail && el("small", {}, item.detail))),
    );
    this.mark();
  }

  hide() {
    this.node.hidden = true;
    this.items = [];
    this.index = -1;
    this.field?.removeAttribute("aria-activedescendant");
    this.field?.setAttribute("aria-expanded", "false");
  }

  accept(index = this.index) {
    const item = this.items[index];
    if (!item) return false;
    const choose = this.choose;
    this.hide();
    choose(item);
    return true;
  }

  // Return whether the key was handled.
  key(event) {
    if (!this.open) return false;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move) {
      this.index = (this.index + move + this.items.length) % this.items.length;
      this.mark();
    } else if (event.key === "Escape") this.hide();
    else if ((event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) && this.index >= 0) this.accept();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  mark() {
    const nodes = [...this.node.querySelectorAll(".suggestion")];
    nodes.forEach((node, index) => node.setAttribute("aria-selected", String(index === this.index)));
    nodes[this.index]?.scrollIntoView({ block: "nearest" });
    this.field?.setAttribute("aria-expanded", String(this.open));
    if (this.index >= 0) this.field?.setAttribute("aria-activedescendant", `suggestion-${this.index}`);
  }
}
