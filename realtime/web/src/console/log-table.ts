import { applyPatch } from "../sync/patching";
import type { LiveEvent } from "../sync/sequencer";
import type { Encounter, LogEntry, Participant } from "../sync/wire";
import { narrate } from "../table/narration";
import { nameOf, type TableEncounter } from "../table/participants";

const HEAD = ["version", "at", "user", "command", "round", "turn", "happened", "hit points"];
const SEPARATOR = " · ";

/** The log of an encounter as CSV, with the columns of the bot's: `happened` in the page's language. */
export function logTable(log: readonly LogEntry[]): string {
  const rows: unknown[][] = [HEAD];
  let before = { participants: [], version: 0 } as unknown as Encounter;
  for (const { version, at, userName, command, events } of log) {
    const after = events.reduce((state, { payload }) => applyPatch(state, payload.patch, version), before);
    const told = events.flatMap(({ event, payload }) =>
      narrate({ name: event as LiveEvent["name"], event: payload, before, after, age: 0 }),
    );
    const turn = after.currentParticipantId
      ? nameOf(after as TableEncounter, after.currentParticipantId)
      : "";
    const happened = told.join(SEPARATOR) || command.replaceAll("_", " ");
    const round = events.length > 0 ? after.round : "";
    rows.push([
      version,
      at,
      safe(userName),
      command,
      round,
      safe(turn),
      safe(happened),
      safe(state(before, after)),
    ]);
    before = after;
  }
  return `${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** The hit points of those who came, or whose name or hit points are others than before. */
function state(before: Encounter, after: Encounter): string {
  const was = new Map(before.participants.map((one) => [one._id, hitPoints(one)]));
  return after.participants
    .map((one) => [one._id, hitPoints(one)] as const)
    .filter(([id, text]) => was.get(id) !== text)
    .map(([, text]) => text)
    .join(", ");
}

function hitPoints({ name, currentHP, maxHP, tempHP }: Participant): string {
  return `${name} ${currentHP}/${maxHP}${tempHP ? ` +${tempHP}` : ""}`;
}

/** A text that a spreadsheet would take for a formula begins with an apostrophe. */
function safe(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function cell(value: unknown): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
