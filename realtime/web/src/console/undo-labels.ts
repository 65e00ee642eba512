import type { Table } from "../table/model";
import { nameOf, type TableEncounter } from "../table/participants";

/** Command types in the past tense; an unknown one is "the last change". */
const DEEDS: Record<string, string> = {
  start_encounter: "the start",
  pause_encounter: "the pause",
  resume_encounter: "the resuming",
  end_encounter: "the end",
  add_participant: "the newcomers",
  add_party: "the party",
  update_participant: "the edit",
  set_visibility: "what is shown",
  set_controllers: "the player",
  remove_participant: "the removal",
  roll_initiative: "initiative",
  set_initiatives: "initiatives",
  move_participant: "the move",
  join_group: "the group",
  leave_group: "the split",
  delay_turn: "holding back",
  take_turn: "the turn",
  advance_turn: "the turn",
  previous_turn: "the step back",
  deal_damage: "damage",
  heal: "healing",
  set_temporary_hp: "temporary HP",
  update_participant_hp: "hit points",
  add_condition: "a condition",
  remove_condition: "a lost condition",
  change_condition: "a changed condition",
  roll_death_save: "the death save",
  stabilise: "the stabilising",
  concentrate: "concentration",
  end_concentration: "lost concentration",
  spend_legendary: "a legendary action",
  set_resource: "a resource",
  remove_resource: "a lost resource",
  spend_resource: "what was spent",
  set_inspiration: "inspiration",
  set_recurring: "a recurring effect",
  remove_recurring: "a lost effect",
  apply_recurring: "an effect",
  call_for_saves: "an effect",
  roll_save: "the save",
  settle_save: "the save",
  rest: "the rest",
  make_request: "the request",
  request_damage: "the request",
  settle_request: "the answer",
};

/** A short description of what undo reverts; null when there is nothing. */
export function lastDeed(encounter: TableEncounter): string | null {
  const last = encounter.lastChange;
  if (!last) return null;
  const known = last.participantIds.filter((id) => encounter.participants.some(({ _id }) => _id === id));
  const [first, ...others] = known;
  const whom = first ? `: ${nameOf(encounter, first)}${others.length ? ` +${others.length}` : ""}` : "";
  return `${DEEDS[last.type] ?? "the last change"}${whom}`;
}

/** Undo the change that the button names, and no later one. */
export function undo(table: Table): void {
  const last = table.encounter.value?.lastChange;
  if (!last) table.say("There is nothing left to undo.", "bad");
  else void table.do("Undo", "undo", { entryId: last.id });
}
