// Draw a message.

import { avatar, el } from "./dom.js";
import { components } from "./components.js";
import { embed } from "./embed.js";
import { markdown } from "./markdown.js";
import { state, userName } from "./state.js";
import { clock } from "./time.js";

const EPHEMERAL = 1 << 6;
const LOADING = 1 << 7;
const SUPPRESS_EMBEDS = 1 << 2;

// `doing` is { press, select, dismiss, menu(message, anchor) }
export function messageNode(message, doing) {
  const author = message.author;
  const name = userName(author.id);
  const ephemeral = Boolean(message.flags & EPHEMERAL);
  if (message.type === 6) {
    return el("li", { class: "message system", dataset: { id: message.id } },
      el("span", { ariaHidden: "true" }, "📌 "), el("strong", {}, name), " pinned a message to this channel.");
  }
  const open = (event) => { event.preventDefault(); doing.menu(message, event.currentTarget, event); };
  return el("li", {
    class: `message${ephemeral ? " ephemeral" : ""}`,
    dataset: { id: message.id },
    oncontextmenu: (event) => { if (!event.target.closest("a")) open(event); },
  },
  origin(message),
  el("div", { class: "post" },
    avatar(name),
    el("div", { class: "words" },
      el("div", { class: "byline" },
        el("strong", {}, name),
        author.bot && el("span", { class: "app" }, "APP"),
        el("time", { dateTime: message.timestamp }, clock(message.timestamp)),
        message.pinned && el("span", { title: "pinned", "aria-label": "pinned" }, "📌")),
      body(message, name, doing),
      ephemeral && el("div", { class: "only-you" }, "Only you can see this • ",
        el("button", { class: "text-button", type: "button", onclick: () => doing.dismiss(message) }, "Dismiss message")))),
  el("button", { class: "icon more", type: "button", "aria-label": `More about the message of ${name}`, onclick: open }, "…"));
}

function origin(message) {
  const reply = message.referenced_message;
  if (message.interaction) {
    return el("div", { class: "origin" }, "╭ ", el("span", { class: "mention-name" }, userName(message.interaction.user.id)),
      " used ", el("span", { class: "mention" }, `${message.type === 20 ? "/" : ""}${message.interaction.name}`));
  }
  if (reply) {
    return el("div", { class: "origin" }, "╭ ", el("span", { class: "mention-name" }, userName(reply.author.id)), " ",
      reply.content.slice(0, 80) || "Click to see attachment");
  }
  return null;
}

function body(message, name, doing) {
  if (message.flags & LOADING) {
    return el("div", { class: "thinking", role: "status" },
      el("span", { class: "dots", ariaHidden: "true" }, el("i"), el("i"), el("i")), `${name} is thinking…`);
  }
  const here = {
    press: (customId) => doing.press(message, customId),
    select: (component, values) => doing.select(message, component, values),
    pending: new Set([...state.pending.values()].filter((p) => p.message === message.id).map((p) => p.customId)),
  };
  const text = message.content ? markdown(message.content) : [];
  if (message.edited_timestamp && text.length) text.push(el("span", { class: "edited" }, "(edited)"));
  const embeds = message.flags & SUPPRESS_EMBEDS ? [] : message.embeds;
  return el("div", { class: "content" },
    text,
    embeds.map(embed),
    message.attachments.map(attachment),
    components(message.components, here),
    message.reactions?.length ? el("div", { class: "reactions" },
      message.reactions.map((r) => el("span", { class: "reaction" }, `${r.emoji.name} ${r.count}`))) : null);
}

function attachment(file) {
  const spoiler = file.filename.startsWith("SPOILER_");
  if (file.content_type.startsWith("image/") && !spoiler) {
    return el("img", { class: "upload", src: new URL(file.url).pathname, alt: file.description ?? file.filename });
  }
  return el("a", { class: "file", href: new URL(file.url).pathname, download: file.filename }, `📄 ${file.filename} (${file.size} bytes)`);
}
