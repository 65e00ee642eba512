import type { JSX } from "preact";
import { t } from "../i18n/texts";
import { turnName } from "../sync/turn-groups";
import type { Table } from "../table/model";
import { nameOf, type TableEncounter } from "../table/participants";
import { lastDeed, redo, undo } from "./undo-labels";

/** Advance from the turn on the screen: a second press can't skip a participant. */
export function nextTurn(table: Table): void {
  turn(table, t("button-next"), "advance_turn");
}

export function previousTurn(table: Table): void {
  turn(table, t("button-back"), "previous_turn");
}

function turn(table: Table, label: string, name: string): void {
  const encounter = table.encounter.value;
  if (encounter?.status !== "active" || table.isBusy(label)) return;
  const expected = { round: encounter.round, participantId: encounter.currentParticipantId };
  void table.do(label, name, { expected });
}

/** The current turn and the encounter's buttons. */
export function Turns({ table }: { table: Table }): JSX.Element | null {
  const encounter = table.encounter.value;
  if (!encounter) return null;
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
  const words =
    encounter.status === "active" ? null : t(`console-${encounter.status}`, { round: encounter.round });
  return (
    <fieldset class="turns">
      <legend class="unseen">{t("console-turns")}</legend>
      <p class="whose" role="status" data-part="turn">
        {words || (
          <>
            <b>{t("log-round", { round: encounter.round })}</b>{" "}
            {encounter.currentParticipantId
              ? whose(encounter, encounter.currentParticipantId)
              : t("console-nobody")}
          </>
        )}
      </p>
      {encounter.status === "active" && (
        <>
          <button type="button" disabled={!table.isReady.value} onClick={() => previousTurn(table)}>
            {t("button-back")}
          </button>
          <button
            type="button"
            class="main"
            disabled={!isReady || table.isBusy(t("button-next"))}
            onClick={() => nextTurn(table)}
          >
            {t("button-next")}
          </button>
        </>
      )}
      {encounter.status === "planning" && button(t("button-begin"), "start_encounter", true)}
      {(encounter.status === "paused" || encounter.status === "completed") &&
        button(t("button-resume"), "resume_encounter", true)}
      <UndoButton table={table} encounter={encounter} />
      <button
        type="button"
        disabled={!isReady || table.isBusy(t("console-redo"))}
        onClick={() => redo(table)}
      >
        {t("console-redo")}
      </button>
      {encounter.status === "active" && button(t("console-pause"), "pause_encounter")}
    </fieldset>
  );
}

function UndoButton({ table, encounter }: { table: Table; encounter: TableEncounter }): JSX.Element {
  const deed = lastDeed(encounter);
  return (
    <button
      type="button"
      class="undo"
      disabled={!table.isReady.value || !deed}
      title={deed ? t("play-sheet", { name: encounter.lastChange?.by ?? "", what: deed }) : undefined}
      onClick={() => undo(table)}
    >
      {t("button-undo")} {deed && <small data-part="deed">{deed}</small>}
    </button>
  );
}

function whose(encounter: TableEncounter, id: string): string {
  return turnName(encounter, id, nameOf(encounter, id));
}
