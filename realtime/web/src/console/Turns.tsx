import type { JSX } from "preact";
import type { Table } from "../table/model";
import { type Fight, nameOf } from "../table/participants";
import { lastDeed, undo } from "./undo-labels";

const NEXT = "Next turn";
const BACK = "Back one turn";

/** Go on from the turn that is on the screen: a second press can't skip anybody. */
export function nextTurn(table: Table): void {
  turn(table, NEXT, "advance_turn");
}

export function previousTurn(table: Table): void {
  turn(table, BACK, "previous_turn");
}

function turn(table: Table, label: string, name: string): void {
  const fight = table.fight.value;
  if (fight?.status !== "active" || table.isBusy(label)) return;
  const expected = { round: fight.round, participantId: fight.currentParticipantId };
  void table.do(label, name, { expected });
}

/** Whose turn it is, and the fight's own buttons. */
export function Turns({ table }: { table: Table }): JSX.Element | null {
  const fight = table.fight.value;
  if (!fight) return null;
  const isReady = table.isFresh.value;
  const button = (label: string, name: string, isMain = false) => (
    <button
      type="button"
      class={isMain ? "main" : ""}
      disabled={!isReady || table.isBusy(label)}
      onClick={() => void table.do(label, name)}
    >
      {label}
    </button>
  );
  const words = { planning: "Not begun", paused: "Paused", completed: "Over", active: "" }[fight.status];
  return (
    <fieldset class="turns">
      <legend class="unseen">Turns</legend>
      <p class="whose" role="status" data-part="turn">
        {words || (
          <>
            <b>Round {fight.round}</b>{" "}
            {fight.currentParticipantId ? nameOf(fight, fight.currentParticipantId) : "Nobody"}
          </>
        )}
      </p>
      {fight.status === "active" && (
        <>
          <button type="button" disabled={!isReady || table.isBusy()} onClick={() => previousTurn(table)}>
            Back
          </button>
          <button
            type="button"
            class="main"
            disabled={!isReady || table.isBusy(NEXT)}
            onClick={() => nextTurn(table)}
          >
            Next turn
          </button>
        </>
      )}
      {fight.status === "planning" && button("Start", "start_encounter", true)}
      {(fight.status === "paused" || fight.status === "completed") &&
        button("Resume", "resume_encounter", true)}
      <UndoButton table={table} fight={fight} />
      {button("Redo", "redo")}
      {fight.status === "active" && button("Pause", "pause_encounter")}
    </fieldset>
  );
}

function UndoButton({ table, fight }: { table: Table; fight: Fight }): JSX.Element {
  const deed = lastDeed(fight);
  return (
    <button
      type="button"
      class="undo"
      disabled={!table.isFresh.value || table.isBusy() || !deed}
      title={deed ? `${fight.lastChange?.by}: ${deed}` : undefined}
      onClick={() => undo(table)}
    >
      Undo {deed && <small data-part="deed">{deed}</small>}
    </button>
  );
}
