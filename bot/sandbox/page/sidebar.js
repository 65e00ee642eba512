// The channels, and the user that the window acts as.

import { byId, colourOf, el } from "./dom.js";
import { state, userName } from "./state.js";

export function drawSidebar(go) {
  byId("guild").textContent = state.guilds[0]?.name ?? "Sandbox";
  const entry = (channel) => el("button", {
    class: `channel${channel.parent ? " thread" : ""}${state.unread.has(channel.id) ? " unread" : ""}`,
    type: "button",
    dataset: { channel: channel.id },
    "aria-current": channel.id === state.channel ? "page" : null,
    onclick: () => go(channel.id),
  }, el("span", { ariaHidden: "true" }, channel.direct ? "@" : channel.parent ? "↳" : "#"), ` ${channel.name}`,
  channel.archived && el("small", {}, " archived"));
  const top = state.channels.filter((channel) => !channel.parent && !channel.direct);
  const below = (parent) => state.channels.filter((channel) => channel.parent === parent.id);
  byId("channels").replaceChildren(
    el("h2", {}, "Channels"),
    ...top.flatMap((channel) => [entry(channel), ...below(channel).map(entry)]),
    el("h2", {}, "Direct messages"),
    ...state.channels.filter((channel) => channel.direct).map(entry),
  );
}

export function drawIdentity() {
  const who = byId("who");
  who.replaceChildren(...state.people.map((id) =>
    el("option", { value: id, selected: id === state.me }, userName(id))));
  const face = byId("my-avatar");
  face.textContent = userName(state.me).slice(0, 1);
  face.style.background = colourOf(userName(state.me));
}
