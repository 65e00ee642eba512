// Compose the window: draw what the sandbox sends, send what the user does.

import { Composer } from "./composer.js";
import { messageCommands } from "./commands.js";
import { byId, el } from "./dom.js";
import { openMenu } from "./menu.js";
import { messageNode } from "./message.js";
import { openModal } from "./modal.js";
import { drawIdentity, drawSidebar } from "./sidebar.js";
import { Socket } from "./socket.js";
import { channelOf, state, userName } from "./state.js";

const NO_ANSWER = "The application did not respond";
const log = byId("log");
const socket = new Socket({ news, opened, closed });
const composer = new Composer(byId("composer"), {
  send: (text) => ask("send", { text }),
  slash: async (command, options) => {
    const { interaction } = await ask("slash", { command, options });
    showSending(interaction, `/${command}`);
  },
  autocomplete: async (command, focused, value, options) => {
    try {
      const { interaction } = await ask("autocomplete", { command, focused, value, options });
      return await new Promise((resolve) => track(interaction, { done: (end) => resolve(end.failed ? null : end.choices) }));
    } catch {
      return null;
    }
  },
});

const ask = (what, data) => socket.ask(what, { channel: state.channel, ...data });

// --- interactions: a part of the page waits until the bot has answered ---

function track(id, pending) {
  state.pending.set(id, pending);
}

function settle(end) {
  const pending = state.pending.get(end.id);
  state.pending.delete(end.id);
  if (pending?.message) redraw(pending.message);
  if (end.modal && !end.failed) {
    openModal(end.modal, (values) => submit(end.id, values));
  }
  pending?.done?.(end);
}

async function submit(opened, values) {
  const { interaction } = await ask("submit", { interaction: opened, values });
  const end = await new Promise((resolve) => track(interaction, { done: resolve }));
  if (end.failed) throw new Error("Something went wrong. Try again.");
}

async function press(message, customId) {
  await onMessage(message, customId, () => ask("press", { message: message.id, custom_id: customId }));
}

async function select(message, component, values) {
  await onMessage(message, component.custom_id, () =>
    ask("select", { message: message.id, custom_id: component.custom_id, values }));
}

async function onMessage(message, customId, act) {
  clearProblem(message.id);
  try {
    const { interaction } = await act();
    track(interaction, {
      message: message.id,
      customId,
      done: (end) => end.failed && showProblem(message.id, "This interaction failed"),
    });
    redraw(message.id);
  } catch (error) {
    showProblem(message.id, error.message);
  }
}

function showSending(interaction, name) {
  const node = el("li", { class: "message ephemeral sending", role: "status" }, `Sending ${name}…`);
  log.append(node);
  scrollDown();
  track(interaction, {
    done: (end) => {
      if (!end.failed) { node.remove(); return; }
      node.replaceChildren(el("span", { class: "problem" }, `${name}: ${NO_ANSWER}`), " ",
        el("span", { class: "only-you" }, "Only you can see this • ",
          el("button", { class: "text-button", type: "button", onclick: () => node.remove() }, "Dismiss message")));
    },
  });
}

const problems = new Map();

function showProblem(id, text) {
  problems.set(id, text);
  redraw(id);
}

function clearProblem(id) {
  problems.delete(id);
}

// --- messages ---

const doing = {
  press,
  select,
  dismiss: (message) => ask("dismiss", { message: message.id }),
  menu: (message, anchor, event) => openMenu(anchor, event, "Apps", messageCommands().map((command) => ({
    label: command.name,
    act: async () => {
      try {
        const { interaction } = await ask("menu", { message: message.id, name: command.name });
        showSending(interaction, command.name);
      } catch (error) {
        showProblem(message.id, error.message);
      }
    },
  }))),
};

function draw(message) {
  const node = messageNode(message, doing);
  if (problems.has(message.id)) node.append(el("p", { class: "problem", role: "alert" }, problems.get(message.id)));
  return node;
}

const nodeOf = (id) => log.querySelector(`[data-id="${id}"]`);

// Replace a message's node; the focus stays on the same control.
function redraw(id) {
  const old = nodeOf(id);
  const message = state.messages.get(id);
  if (!old || !message) return;
  const held = old.contains(document.activeElement) ? document.activeElement.dataset.customId : null;
  const fresh = draw(message);
  old.replaceWith(fresh);
  if (held) fresh.querySelector(`[data-custom-id="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
}

function put(message) {
  if (message.channel_id !== state.channel) {
    if (!state.unread.has(message.channel_id)) { state.unread.add(message.channel_id); drawSidebar(go); }
    return;
  }
  const down = atBottom;
  const known = state.messages.has(message.id);
  state.messages.set(message.id, message);
  clearProblem(message.id);
  if (known && nodeOf(message.id)) redraw(message.id);
  else log.append(draw(message));
  drawPins();
  byId("typing").textContent = "";
  if (down) scrollDown();
}

function drop(id) {
  state.messages.delete(id);
  nodeOf(id)?.remove();
  drawPins();
}

// A log scrolled to its end stays there when a message arrives or when the keyboard or the pins reduce its height.
let atBottom = true;
const scrollDown = () => { log.scrollTop = log.scrollHeight; atBottom = true; };
log.addEventListener("scroll", () => { atBottom = log.scrollHeight - log.scrollTop - log.clientHeight < 80; });
new ResizeObserver(() => atBottom && scrollDown()).observe(log);

function drawPins() {
  const pinned = [...state.messages.values()].filter((message) => message.pinned);
  byId("pins").dataset.count = pinned.length || "";
  byId("pinned").replaceChildren(...(pinned.length
    ? pinned.map((message) => el("button", { class: "pin", type: "button", onclick: () => nodeOf(message.id)?.scrollIntoView({ block: "center" }) },
      el("strong", {}, userName(message.author.id)), " ", message.content || message.embeds[0]?.title || "message"))
    : ["This channel has no pinned messages."]));
}

// --- channels and users ---

async function go(id) {
  if (state.channel !== id) composer.leave("");
  state.channel = id;
  state.unread.delete(id);
  const channel = channelOf(id);
  const { messages, commands } = await ask("open");
  if (state.channel !== id) return;
  state.commands = commands;
  state.messages = new Map(messages.map((message) => [message.id, message]));
  problems.clear();
  log.replaceChildren(...messages.map(draw));
  const name = `${channel.direct ? "@" : "#"}${channel.name}`;
  byId("title").textContent = name;
  byId("topic").textContent = channel.topic ?? "";
  document.title = `${name} – Sandbox`;
  composer.place(name);
  drawSidebar(go);
  drawPins();
  openDrawer(false);
  scrollDown();
}

async function be(user) {
  if (user !== state.me) composer.leave("");
  takeState(await socket.ask("be", { user }));
  drawIdentity();
  const stay = channelOf(state.channel) ?? state.channels.find((c) => c.name === "table") ?? state.channels[0];
  await go(stay.id);
}

function takeState(fresh) {
  for (const key of ["me", "users", "roles", "people", "guilds", "channels", "application", "online"]) state[key] = fresh[key];
  presence(fresh.online);
}

function presence(online) {
  state.online = online;
  const node = byId("presence");
  node.textContent = online ? "bot online" : "bot offline";
  node.dataset.online = String(online);
}

function openDrawer(open) {
  document.body.classList.toggle("drawer-open", open);
  byId("drawer").setAttribute("aria-expanded", String(open));
}

// --- frames from the sandbox ---

function opened() {
  document.body.classList.remove("lost");
  be(state.me);
}

function closed() {
  document.body.classList.add("lost");
  presence(false);
  for (const [id] of state.pending) settle({ id, failed: true });
}

let typingTimer = 0;

function news(frame) {
  switch (frame.kind) {
    case "message": put(frame.message); break;
    case "gone": if (frame.channel === state.channel) drop(frame.message); break;
    case "interaction": settle(frame.interaction); break;
    case "bot": presence(frame.online); break;
    case "commands": ask("open").then(({ commands }) => { state.commands = commands; }); break;
    case "state":
      takeState(frame);
      if (channelOf(state.channel)) drawSidebar(go);
      else be(state.me);
      break;
    case "typing":
      if (frame.channel !== state.channel) break;
      byId("typing").textContent = `${userName(frame.user)} is typing…`;
      clearTimeout(typingTimer);
      typingTimer = setTimeout(() => { byId("typing").textContent = ""; }, 10000);
      break;
  }
}

byId("who").addEventListener("change", (event) => be(event.target.value));
byId("drawer").addEventListener("click", () => openDrawer(!document.body.classList.contains("drawer-open")));
byId("pins").addEventListener("click", (event) => {
  byId("pinned").hidden = !byId("pinned").hidden;
  event.currentTarget.setAttribute("aria-expanded", String(!byId("pinned").hidden));
});
log.addEventListener("click", () => openDrawer(false));
