// Search the commands that are offered in the open channel.

import { state } from "./state.js";

const NESTED = [1, 2];

export function leaves() {
  return state.commands.filter((command) => command.type === 1).flatMap((command) => walk(command, "", ""));
}

// `name` is what is sent, `label` what a client of this language shows.
function walk(command, before, shownBefore) {
  const name = `${before} ${command.name}`.trim();
  const label = `${shownBefore} ${command.label}`.trim();
  const inner = (command.options ?? []).filter((option) => NESTED.includes(option.type));
  if (inner.length) return inner.flatMap((option) => walk(option, name, label));
  return [{ name, label, description: command.description, options: command.options ?? [] }];
}

export function matching(text) {
  const wanted = text.toLowerCase().trim();
  const all = leaves();
  const starts = all.filter((leaf) => leaf.label.startsWith(wanted) || leaf.name.startsWith(wanted));
  const has = all.filter((leaf) => !starts.includes(leaf) && (leaf.label.includes(wanted) || leaf.name.includes(wanted)));
  return [...starts, ...has].slice(0, 25);
}

export function messageCommands() {
  return state.commands.filter((command) => command.type === 3);
}

// Return the values an option offers without a request to the bot; null when there are none.
export function offered(option) {
  if (option.choices?.length) return option.choices.map((c) => ({ label: c.label, value: c.value }));
  if (option.type === 5) return ["True", "False"].map((label) => ({ label, value: label }));
  const people = Object.entries(state.users).map(([value, user]) => ({ label: user.name, value }));
  const roles = Object.entries(state.roles).map(([value, name]) => ({ label: `@${name.replace(/^@/, "")}`, value }));
  if (option.type === 6) return people;
  if (option.type === 8) return roles;
  if (option.type === 9) return [...people, ...roles];
  if (option.type === 7) {
    return state.channels.filter((c) => !c.direct).map((c) => ({ label: `#${c.name}`, value: c.id }));
  }
  return null;
}
