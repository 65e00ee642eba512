// Draw buttons, selects and layout components of a message.

import { el, emojiText } from "./dom.js";
import { embed } from "./embed.js";
import { markdown } from "./markdown.js";
import { openSelect } from "./select.js";

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link" };

// `doing` is { press(customId), select(component, values), pending: Set of custom ids }
export function components(list, doing) {
  return list.map((component) => draw(component, doing)).filter(Boolean);
}

function draw(component, doing) {
  switch (component.type) {
    case 1: return el("div", { class: "row" }, components(component.components, doing));
    case 2: return button(component, doing);
    case 3: case 5: case 6: case 7: case 8: return menu(component, doing);
    case 9: return el("div", { class: "section" },
      el("div", {}, components(component.components, doing)), draw(component.accessory, doing));
    case 10: return el("div", { class: "text-display" }, markdown(component.content));
    case 14: return el("hr", { class: component.divider === false ? "separator bare" : "separator" });
    case 17: return container(component, doing);
    default: return el("div", { class: "unsupported" }, `component of type ${component.type}`);
  }
}

function container(component, doing) {
  const node = embed({ color: component.accent_color });
  node.firstChild.append(...components(component.components, doing));
  return node;
}

function button(component, doing) {
  const waiting = doing.pending.has(component.custom_id);
  const label = [
    component.emoji && el("span", { class: "emoji" }, emojiText(component.emoji)),
    component.label && el("span", {}, component.label),
  ];
  if (component.style === 5) {
    return el("a", { class: "button secondary", href: component.url, target: "_blank", rel: "noreferrer noopener" }, label, " ↗");
  }
  return el("button", {
    class: `button ${STYLES[component.style]}${waiting ? " waiting" : ""}`,
    type: "button",
    disabled: component.disabled,
    dataset: { customId: component.custom_id },
    "aria-label": component.label ? null : emojiText(component.emoji),
    "aria-busy": waiting ? "true" : null,
    onclick: () => !waiting && doing.press(component.custom_id),
  }, label);
}

function menu(component, doing) {
  const preset = (component.options ?? []).filter((option) => option.default).map((option) => option.label);
  return el("button", {
    class: `select${doing.pending.has(component.custom_id) ? " waiting" : ""}`,
    type: "button",
    disabled: component.disabled,
    "aria-haspopup": "listbox",
    dataset: { customId: component.custom_id },
    onclick: (event) => openSelect(event.currentTarget, component, (values) => doing.select(component, values)),
  }, el("span", {}, preset.join(", ") || component.placeholder || "Make a selection"), el("span", { ariaHidden: "true" }, "⌄"));
}
