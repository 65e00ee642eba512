import type { Table } from "../table/model";
import { type Fight, nameOf } from "../table/participants";

/** Commands as what they did; one that is not here is told as "the last change". */
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
  roll_death_save: "the death save",
  stabilise: "the stabilising",
  concentrate: "concentration",
  end_concentration: "lost concentration",
  spend_legendary: "a legendary action",
  request_damage: "the request",
  settle_request: "the answer",
};

/** What undo would take back, in a few words; null when there is nothing. */
export function lastDeed(fight: Fight): string | null {
  const last = fight.lastChange;
  if (!last) return null;
  const known = last.participantIds.filter((id) => fight.participants.some(({ _id }) => _id === id));
  const [first, ...others] = known;
  const whom = first ? `: ${nameOf(fight, first)}${others.length ? ` +${others.length}` : ""}` : "";
  return `${DEEDS[last.type] ?? "the last change"}${whom}`;
}

/** Take back what the button says, and nothing that came after it. */
export function undo(table: Table): void {
  const last = table.fight.value?.lastChange;
  if (!last) table.say("There is nothing left to undo.", "bad");
  else void table.do("Undo", "undo", { entryId: last.id });
}
