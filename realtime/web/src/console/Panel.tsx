import type { JSX } from "preact";
import { t } from "../i18n/texts";
import { isLair } from "../sync/participant-types";
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
  const bodies = people.filter((one) => !isLair(one));
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
      {bodies.length > 0 && (
        <>
          <AmountPanel table={table} people={bodies} />
          <EffectForm table={table} people={bodies} />
          <EffectPanel table={table} people={bodies} />
          <ConditionPanel table={table} people={bodies} />
        </>
      )}
      <RevealPanel table={table} people={people} />
      {people.length > 1 && (
        <button
          type="button"
          disabled={!table.isReady.value}
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
