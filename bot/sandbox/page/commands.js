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

// Read a whole typed or pasted command, such as `init add name:Goblin count:3`. Return { leaf, pairs, wrong }, where
// `wrong` says why it can't be read; null when it is no command with text behind it.
export function whole(text) {
  const starts = leaves().flatMap((leaf) => [...new Set([leaf.label, leaf.name])].map((start) => ({ leaf, start })))
    .filter(({ start }) => text.toLowerCase().startsWith(`${start} `))
    .sort((a, b) => b.start.length - a.start.length);
  if (!starts.length) return null;
  const { leaf, start } = starts[0];
  const typed = text.slice(start.length).trim();
  if (!typed) return null;
  const options = leaf.options.map((option) => option.label);
  const { before, pairs } = split(typed, typeable(leaf.options));
  const unknown = [...before.matchAll(LIKE_OPTION), ...pairs.flatMap(([, value]) => [...value.matchAll(LIKE_OPTION)])][0];
  if (unknown) return { leaf, pairs, wrong: `${unknown[2]}: /${leaf.label} has no such option; it has ${options.join(", ") || "none"}.` };
  const first = typeable(leaf.options).find((option) => option.required && !pairs.some(([named]) => named === option));
  if (before && !first) return { leaf, pairs, wrong: `/${leaf.label} takes ${options.map((name) => `${name}:`).join(" ") || "no options"}, not “${before}”.` };
  return { leaf, pairs: before ? [[first, before], ...pairs] : pairs, wrong: null };
}

// Split a text at the names of options, each with a colon behind it, as Discord's client does: a value goes on, with
// its spaces, to the next name. `before` is what stands in front of the first.
export function split(text, options) {
  const names = options.flatMap((option) => [option.label, option.name].map((name) => [name.toLowerCase(), option]));
  const found = [];
  for (const match of text.matchAll(/(^|\s)([\p{L}\p{N}_-]+):/gu)) {
    const [, option] = names.find(([name]) => name === match[2].toLowerCase()) ?? [];
    if (option && !found.some((other) => other.option === option)) {
      found.push({ option, from: match.index, to: match.index + match[0].length });
    }
  }
  const value = ({ to }, index) => text.slice(to, found[index + 1]?.from ?? text.length).trim();
  return {
    before: text.slice(0, found[0]?.from ?? text.length).trim(),
    pairs: found.map((one, index) => [one.option, value(one, index)]),
  };
}

const ATTACHMENT = 11;
const LIKE_OPTION = /(^|\s)([a-z][a-z_-]*):(?=[^\s/])/g; // no time, no address, no text with a space behind the colon

function typeable(options) {
  return options.filter((option) => option.type !== ATTACHMENT);
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
