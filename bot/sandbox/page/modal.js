// Draw a modal, keep it open until the bot has answered its submission.

import { el } from "./dom.js";
import { markdown } from "./markdown.js";
import { optionsOf } from "./select.js";

// `submit(values)` returns a promise that rejects with the text to show.
export function openModal(modal, submit) {
  const readers = new Map();
  const problem = el("p", { class: "problem", role: "alert" });
  const send = el("button", { class: "button primary", type: "submit" }, "Submit");
  const dialog = el("dialog", { class: "modal", "aria-labelledby": "modal-title" });
  const close = () => { dialog.close(); dialog.remove(); };
  const form = el("form", {
    method: "dialog",
    onsubmit: async (event) => {
      event.preventDefault();
      problem.textContent = "";
      send.disabled = true;
      send.classList.add("waiting");
      try {
        await submit(Object.fromEntries([...readers].map(([key, read]) => [key, read()]).filter(([, value]) => value !== undefined)));
        close();
      } catch (error) {
        problem.textContent = error.message;
      } finally {
        send.disabled = false;
        send.classList.remove("waiting");
      }
    },
  },
  el("h2", { id: "modal-title" }, modal.title),
  modal.components.map((part) => draw(part, readers)),
  problem,
  el("footer", {}, el("button", { class: "button secondary", type: "button", onclick: close }, "Cancel"), send));
  dialog.append(form);
  document.body.append(dialog);
  dialog.addEventListener("cancel", () => dialog.remove());
  dialog.showModal();
  const first = dialog.querySelector("input, textarea, select");
  first?.focus();
  if (first?.localName === "textarea") {
    first.setSelectionRange(0, 0);
    first.scrollTop = 0;
  }
  return close;
}

function draw(part, readers) {
  if (part.type === 10) return el("div", { class: "text-display" }, markdown(part.content));
  if (part.type === 18) return field(part.component, part.label, part.description, readers);
  return part.components.map((input) => field(input, input.label, null, readers));
}

function field(input, label, description, readers) {
  const id = `input-${input.id}`;
  const required = input.type !== 23 && input.required !== false;
  const [control, read] = controlFor(input, id, required);
  readers.set(input.custom_id, read);
  return el("div", { class: "field" },
    el("label", { htmlFor: id }, label, required && el("span", { class: "required", ariaHidden: "true" }, " *")),
    description && el("small", {}, description),
    control);
}

function controlFor(input, id, required) {
  if (input.type === 4) {
    const multiline = input.style === 2;
    const control = el(multiline ? "textarea" : "input", {
      id, required, value: input.value ?? "", placeholder: input.placeholder ?? "",
      maxLength: input.max_length ?? 4000, minLength: input.min_length ?? 0,
      ...(multiline ? { rows: 6 } : { type: "text", autocomplete: "off" }),
    });
    return [control, () => control.value];
  }
  if (input.type === 23) {
    const control = el("input", { id, type: "checkbox", checked: input.default });
    return [control, () => control.checked];
  }
  if (input.type === 21 || input.type === 22) return boxes(input, id);
  const many = (input.max_values ?? 1) > 1;
  const told = ({ label, description }) => (description ? `${label} – ${description}` : label);
  const options = optionsOf(input).map((option) => el("option", { value: option.value, selected: option.default }, told(option)));
  if (!many) options.unshift(el("option", { value: "" }, input.placeholder ?? "Make a selection"));
  const control = el("select", { id, required, multiple: many }, options);
  return [control, () => [...control.selectedOptions].map((option) => option.value).filter(Boolean)];
}

function boxes(input, id) {
  const type = input.type === 21 ? "radio" : "checkbox";
  const inputs = (input.options ?? []).map((option, index) =>
    el("input", { type, name: id, value: option.value, checked: option.default, id: index ? null : id }));
  const rows = inputs.map((control, index) => el("label", { class: "box" }, control, " ", input.options[index].label));
  const chosen = () => inputs.filter((control) => control.checked).map((control) => control.value);
  return [el("div", { role: "group" }, rows), type === "radio" ? () => chosen()[0] : chosen];
}
