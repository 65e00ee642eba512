import type { JSX } from "preact";
import { t } from "../i18n/texts";
import { EffectForm } from "../table/EffectForm";
import type { Table } from "../table/model";
import { RestForm } from "../table/RestForm";
import { AmountPanel } from "./AmountPanel";
import { ConditionPanel } from "./ConditionPanel";
import { EffectPanel } from "./EffectPanel";
import { OnePanel } from "./ParticipantPanel";
import { RevealPanel } from "./RevealPanel";
import type { Selection } from "./selection";

/** The actions for the selected participants. */
export function Panel({ table, selection }: { table: Table; selection: Selection }): JSX.Element | null {
  const people = selection.people.value;
  const [only] = people;
  if (!only) return null;
  return (
    <section class="panel" aria-label={t("console-chosen")}>
      <header>
        <h2 data-part="chosen">
          {people.length === 1 ? only.name : t("console-chosen-count", { count: people.length })}
        </h2>
        {selection.ticked.value.size > 0 && (
          <button type="button" class="quiet" onClick={() => selection.clear()}>
            {t("console-clear")}
          </button>
        )}
      </header>
      <AmountPanel table={table} people={people} />
      <EffectForm table={table} people={people} />
      <EffectPanel table={table} people={people} />
      <ConditionPanel table={table} people={people} />
      <RevealPanel table={table} people={people} />
      {people.length > 1 && (
        <button
          type="button"
          disabled={!table.isFresh.value || table.isBusy()}
          onClick={() =>
            void table.do(t("console-act-together"), "join_group", {
              participantIds: people.map(({ _id }) => _id),
            })
          }
        >
          {t("console-act-together")}
        </button>
      )}
      {table.encounter.value?.status !== "active" && <RestForm table={table} people={people} />}
      {people.length === 1 && <OnePanel key={only._id} table={table} of={only} />}
    </section>
  );
}
