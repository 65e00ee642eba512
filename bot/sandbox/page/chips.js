// A slash command being filled: one chip per option, required ones from the start.

import { el } from "./dom.js";
import { offered, split } from "./commands.js";

const ATTACHMENT = 11;

export class Chips {
  // `ask(focused, value, options)` resolves to the bot's choices; `send()` and `leave()` belong to the composer.
  constructor(leaf, suggestions, { ask, send, leave }) {
    this.leaf = leaf;
    this.suggestions = suggestions;
    this.ask = ask;
    this.send = send;
    this.leave = leave;
    this.chips = [];
    this.asked = 0;
    this.more = el("button", { class: "more-options", type: "button", onclick: () => this.offerMore(), onkeydown: (e) => this.moreKey(e) });
    this.node = el("div", { class: "chips" }, el("span", { class: "command-name" }, `/${leaf.label}`), this.more);
    for (const option of leaf.options.filter((option) => option.required)) this.add(option);
    this.refresh();
  }

  focus() {
    (this.chips[0]?.input ?? this.more).focus();
  }

  add(option) {
    return option.type === ATTACHMENT ? this.addFile(option) : this.addText(option);
  }

  addFile(option) {
    const input = el("input", {
      type: "file", "aria-label": option.label, "aria-required": String(Boolean(option.required)),
    });
    const chip = { option, input, picked: null };
    chip.node = el("label", { class: "chip" }, el("span", { class: "chip-name" }, option.label), input);
    input.addEventListener("change", () => { this.unmark(chip); chip.picked = input.files.length ? contents(input.files[0]) : null; });
    input.addEventListener("focus", () => this.offer(chip));
    input.addEventListener("blur", () => { this.asked += 1; this.suggestions.hide(); });
    input.addEventListener("keydown", (event) => this.key(event, chip));
    return this.place(chip);
  }

  addText(option) {
    const input = el("input", {
      type: "text", autocomplete: "off", autocapitalize: "off", enterKeyHint: "send",
      role: "combobox", "aria-expanded": "false", "aria-controls": "suggestions", "aria-label": option.label,
      "aria-required": String(Boolean(option.required)),
      inputMode: option.type === 4 ? "numeric" : option.type === 10 ? "decimal" : "text",
    });
    input.spellcheck = false;
    const chip = { option, input, picked: null };
    chip.node = el("label", { class: "chip" }, el("span", { class: "chip-name" }, option.label), input);
    input.addEventListener("input", () => {
      chip.picked = null;
      this.unmark(chip);
      this.divide(chip);
      this.fit(chip);
      if (document.activeElement === input) this.offer(chip);
    });
    input.addEventListener("focus", () => this.offer(chip));
    input.addEventListener("blur", () => { this.asked += 1; this.suggestions.hide(); });
    input.addEventListener("keydown", (event) => this.key(event, chip));
    return this.place(chip);
  }

  // A value in which the name of an open option was typed, with a colon, ends there: the rest is that option's.
  divide(chip) {
    const open = [chip.option, ...this.leaf.options.filter((option) => option.type !== ATTACHMENT && !this.isFilled(option))];
    const { before, pairs } = split(chip.input.value, open);
    const others = pairs.filter(([option]) => option !== chip.option);
    const own = pairs.find(([option]) => option === chip.option);
    if (!others.length && !(own && !before)) return;
    chip.input.value = own && !before ? own[1] : before;
    this.fit(chip);
    this.fill(own && before ? pairs : others);
  }

  isFilled(option) {
    return this.chips.some((chip) => chip.option === option && chip.input.value.trim());
  }

  // Fill options with typed values, and go on in the last one.
  fill(pairs) {
    for (const [option, value] of pairs) {
      const chip = this.chips.find((one) => one.option === option) ?? this.add(option);
      chip.input.value = value;
      this.fit(chip);
      chip.input.focus();
      chip.input.setSelectionRange(value.length, value.length);
    }
  }

  place(chip) {
    this.chips.push(chip);
    this.more.before(chip.node);
    this.fit(chip);
    this.refresh();
    return chip;
  }

  remove(chip) {
    const index = this.chips.indexOf(chip);
    this.chips.splice(index, 1);
    chip.node.remove();
    this.refresh();
    (this.chips[index - 1] ?? this.chips[0])?.input.focus();
    if (!this.chips.length) this.more.focus();
  }

  get left() {
    return this.leaf.options.filter((option) => !this.chips.some((chip) => chip.option === option));
  }

  refresh() {
    this.more.hidden = !this.left.length;
    this.more.textContent = `+${this.left.length} more`;
  }

  fit(chip) {
    if (chip.option.type === ATTACHMENT) return;
    chip.input.style.width = `${Math.max(3, chip.input.value.length + 1)}ch`;
  }

  // The filled options. Files may still be loading: wait for `ready` before sending.
  values() {
    const filled = this.chips.filter((chip) => chip.input.value.trim() !== "");
    return Object.fromEntries(filled.map((chip) => [chip.option.name, chip.picked ?? chip.input.value]));
  }

  async ready() {
    for (const chip of this.chips) chip.picked = await chip.picked;
  }

  // Mark missing options; return the message to show, or null.
  missing() {
    const bad = this.chips.filter((chip) => chip.option.required && !chip.input.value.trim());
    bad.forEach((chip) => this.mark(chip));
    bad[0]?.input.focus();
    return bad.length ? `${bad.map((chip) => chip.option.label).join(", ")}: this option is required. Specify a value.` : null;
  }

  blame(text) {
    const chip = this.chips.find(({ option }) => text.includes(`'${option.name}'`));
    if (chip) { this.mark(chip); chip.input.focus(); }
  }

  mark(chip) {
    chip.node.classList.add("bad");
    chip.input.setAttribute("aria-invalid", "true");
  }

  unmark(chip) {
    chip.node.classList.remove("bad");
    chip.input.removeAttribute("aria-invalid");
  }

  async offer(chip) {
    const { option, input } = chip;
    const note = `${option.label} – ${option.description}`;
    const number = ++this.asked;
    const show = (items) => this.suggestions.show(input, items, note, (item) => this.pick(chip, item));
    if (chip.picked !== null) { this.suggestions.show(input, [], note); return; }
    const fixed = offered(option);
    if (fixed) {
      const wanted = input.value.trim().replace(/^[@#]/, "").toLowerCase();
      show(fixed.filter((item) => item.label.toLowerCase().includes(wanted)).slice(0, 25));
      return;
    }
    this.suggestions.show(input, [], note);
    if (!option.autocomplete) return;
    await new Promise((resolve) => setTimeout(resolve, 80));
    if (number !== this.asked) return;
    const others = this.values();
    delete others[option.name];
    for (const other of this.leaf.options) if (other.type === ATTACHMENT) delete others[other.name];
    const choices = await this.ask(option.name, input.value, others);
    if (number !== this.asked) return;
    if (choices === null) this.suggestions.show(input, [], `${note} – Loading options failed`);
    else show(choices.map((choice) => ({ label: choice.name, value: choice.value })));
  }

  pick(chip, item) {
    chip.input.value = item.label;
    chip.picked = item.value;
    this.unmark(chip);
    this.fit(chip);
    const next = this.chips.find((other) => other !== chip && other.option.required && !other.input.value.trim());
    if (next) next.input.focus();
    else chip.input.focus();
  }

  offerMore() {
    const items = this.left.map((option) => ({ label: option.label, detail: option.description, option }));
    this.suggestions.show(this.more, items, "Options", (item) => this.add(item.option).input.focus());
  }

  moreKey(event) {
    if (this.suggestions.key(event)) return;
    if (event.key === "Backspace") this.chips.length ? this.chips.at(-1).input.focus() : this.leave();
    else if (event.key === "Escape") this.leave();
    else if (event.key === "Enter" && !this.chips.length) this.send();
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") this.offerMore();
    else return;
    event.preventDefault();
  }

  key(event, chip) {
    if (this.suggestions.key(event)) return;
    const { input } = chip;
    const index = this.chips.indexOf(chip);
    const atStart = input.selectionStart === 0 && input.selectionEnd === 0;
    const atEnd = input.selectionStart === input.value.length;
    if (event.key === "Enter") this.send();
    else if (event.key === "Escape") this.leave();
    else if (event.key === "Backspace" && !input.value) {
      if (!chip.option.required) this.remove(chip);
      else if (index > 0) this.chips[index - 1].input.focus();
      else this.leave();
    } else if (event.key === "ArrowRight" && atEnd && index + 1 < this.chips.length) this.chips[index + 1].input.focus();
    else if (event.key === "ArrowLeft" && atStart && index > 0) this.chips[index - 1].input.focus();
    else return;
    event.preventDefault();
  }
}

// Return a file in the sandbox's format: its bytes in base64.
function contents(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve({ name: file.name, data: reader.result.split(",")[1] ?? "" });
    reader.onerror = () => reject(new Error(`${file.name} can't be read.`));
    reader.readAsDataURL(file);
  });
}
