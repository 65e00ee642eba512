import { known, t } from "../i18n/texts";
import type { Table } from "../table/model";
import { nameOf, type TableEncounter } from "../table/participants";

/** A short description of what undo reverts; null when there is nothing. */
export function lastDeed(encounter: TableEncounter): string | null {
  const last = encounter.lastChange;
  if (!last) return null;
  const there = last.wholeParticipantIds.filter((id) => encounter.participants.some(({ _id }) => _id === id));
  const [first, ...others] = there;
  const deed = known(`deed-${last.type.replaceAll("_", "-")}`) ?? t("deed-other");
  if (!first) return deed;
  const name = nameOf(encounter, first);
  return others.length > 0
    ? t("deed-of-many", { deed, name, more: others.length })
    : t("deed-of", { deed, name });
}

/** Undo the change that the button names, and no later one: all that one command in Discord did. */
export function undo(table: Table): void {
  const last = table.encounter.value?.lastChange;
  if (!last) table.say(t("deed-none"), "bad");
  else void table.do(t("button-undo"), "undo", { entryId: last.id, isWhole: true });
}

/** Redo what was undone last, as a whole. */
export function redo(table: Table): void {
  void table.do(t("console-redo"), "redo", { isWhole: true });
}
