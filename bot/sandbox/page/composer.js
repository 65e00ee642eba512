// The input field: plain messages, and slash commands with their options as chips.

import { Chips } from "./chips.js";
import { matching, whole } from "./commands.js";
import { el } from "./dom.js";
import { Suggestions } from "./suggest.js";

export class Composer {
  // `doing` is { send(text), slash(command, options), autocomplete(command, focused, value, options) }
  constructor(node, doing) {
    this.doing = doing;
    this.chips = null;
    this.isSending = false;
    this.suggestions = new Suggestions();
    this.field = el("textarea", {
      rows: 1, maxLength: 2000, autocomplete: "off", enterKeyHint: "send", role: "combobox",
      "aria-expanded": "false", "aria-controls": "suggestions", "aria-label": "Message",
      oninput: () => this.typed(),
      onblur: () => this.suggestions.hide(),
      onkeydown: (event) => this.key(event),
    });
    this.problem = el("p", { class: "problem", role: "alert" });
    this.editor = el("div", { class: "editor" }, this.field,
      el("button", { class: "icon send", type: "button", "aria-label": "Send", onclick: () => this.send() }, "➤"));
    node.append(this.suggestions.node, this.problem, this.editor);
  }

  // Keeps what the user typed while the channel was on its way: its commands are known only now.
  place(name) {
    this.field.placeholder = `Message ${name}`;
    if (!this.chips && document.activeElement === this.field && this.field.value) this.typed();
  }

  typed() {
    this.problem.textContent = "";
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight}px`;
    const text = this.field.value;
    if (!text.startsWith("/")) { this.suggestions.hide(); return; }
    const found = matching(text.slice(1));
    const exact = found.find((leaf) => text === `/${leaf.label} `);
    if (exact && !found.some((leaf) => leaf.label.startsWith(`${exact.label} `))) { this.start(exact); return; }
    const command = found.length ? null : whole(text.slice(1));
    if (command?.wrong) { this.suggestions.hide(); this.problem.textContent = command.wrong; return; }
    if (command) { this.start(command.leaf, command.pairs); return; }
    const items = found.map((leaf) => ({ label: `/${leaf.label}`, detail: leaf.description, leaf }));
    this.suggestions.show(this.field, items, items.length ? "Commands" : "No command matches", (item) => this.start(item.leaf));
  }

  start(leaf, pairs = []) {
    this.chips = new Chips(leaf, this.suggestions, {
      ask: (focused, value, options) => this.doing.autocomplete(leaf.name, focused, value, options),
      send: () => this.send(),
      leave: () => this.leave(`/${leaf.label}`),
    });
    this.field.value = "";
    this.field.hidden = true;
    this.editor.prepend(this.chips.node);
    this.chips.focus();
    this.chips.fill(pairs);
    // Without options no chip can have the focus: the node itself takes it and listens for Enter.
    if (!leaf.options.length) {
      this.chips.node.tabIndex = 0;
      this.chips.node.addEventListener("keydown", (event) => {
        if (event.key === "Enter") this.send();
        else if (event.key === "Escape" || event.key === "Backspace") this.leave(`/${leaf.label}`);
        else return;
        event.preventDefault();
      });
      this.chips.node.focus();
    }
  }

  leave(text) {
    const focused = this.chips?.node.contains(document.activeElement);
    this.chips?.node.remove();
    this.chips = null;
    this.suggestions.hide();
    this.problem.textContent = "";
    this.field.hidden = false;
    this.field.value = text;
    this.field.style.height = "auto";
    if (focused || text) this.field.focus();
    if (text) this.typed();
  }

  key(event) {
    if (this.suggestions.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    }
  }

  // A second Enter while the first is on its way sends nothing twice.
  async send() {
    if (this.isSending) return;
    this.isSending = true;
    this.suggestions.hide();
    this.problem.textContent = "";
    try {
      if (this.chips) await this.sendCommand(this.chips);
      else if (this.field.value.trim()) {
        const typed = this.field.value.trim();
        const exact = typed.startsWith("/") && matching(typed.slice(1)).find((leaf) => typed === `/${leaf.label}`);
        if (exact) {
          this.start(exact);
          await this.sendCommand(this.chips);
          return;
        }
        const wrong = this.field.value.startsWith("/") && whole(this.field.value.slice(1))?.wrong;
        if (wrong) throw new Error(wrong);
        await this.doing.send(this.field.value);
        this.leave("");
        this.field.focus();
      }
    } catch (error) {
      this.problem.textContent = error.message;
      this.chips?.blame(error.message);
    } finally {
      this.isSending = false;
    }
  }

  async sendCommand(chips) {
    const missing = chips.missing();
    if (missing) throw new Error(missing);
    await chips.ready();
    await this.doing.slash(chips.leaf.name, chips.values());
    this.leave("");
    this.field.focus();
  }
}
