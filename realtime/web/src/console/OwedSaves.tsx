import type { JSX } from "preact";
import { isPlayerCharacter } from "../sync/participant-types";
import type { OwedSave } from "../sync/wire";
import { DueEffects } from "../table/DueEffects";
import type { Table } from "../table/model";
import { type Person, saveText } from "../table/participants";

const ANSWERS = [
  ["passed", "Passed"],
  ["failed", "Failed"],
  ["dropped", "Nothing"],
] as const;

/** The saves that are owed and the effects that are due, with the buttons that settle them. */
export function OwedSaves({ table }: { table: Table }): JSX.Element | null {
  const people = (table.encounter.value?.participants ?? []).filter(
    ({ savesOwed, effectsDue }) => savesOwed?.length || effectsDue?.length,
  );
  if (people.length === 0) return null;
  const monsters = people.filter((of) => of.savesOwed?.length && !isPlayerCharacter(of));
  const isReady = table.isFresh.value && !table.isBusy();
  return (
    <section class="requests" aria-label="Saves" aria-live="polite" data-any="">
      {monsters.length > 1 && (
        <button
          type="button"
          disabled={!isReady}
          onClick={() =>
            void table.do("Saves", "roll_save", { participantIds: monsters.map(({ _id }) => _id) })
          }
        >
          Roll for all monsters
        </button>
      )}
      {people.flatMap((of) =>
        (of.savesOwed ?? []).map((save) => (
          <One key={`${of._id} ${save._id}`} table={table} of={of} save={save} isReady={isReady} />
        )),
      )}
      {people.map((of) => (
        <DueEffects key={of._id} table={table} of={of} />
      ))}
    </section>
  );
}

function One({
  table,
  of,
  save,
  isReady,
}: {
  table: Table;
  of: Person;
  save: OwedSave;
  isReady: boolean;
}): JSX.Element {
  const about = { participantId: of._id, saveId: save._id };
  return (
    <article aria-label={`${of.name}: ${saveText(save)}`} data-part="save">
      <p>
        <b>{of.name}</b>: {saveText(save)}
        {save.isSecret ? " (secret)" : ""}
      </p>
      <div class="row-of-buttons">
        <button type="button" disabled={!isReady} onClick={() => void table.do("Save", "roll_save", about)}>
          Roll{save.bonus == null ? "" : ` ${save.bonus < 0 ? "−" : "+"}${Math.abs(save.bonus)}`}
        </button>
        {ANSWERS.map(([answer, label]) => (
          <button
            key={answer}
            type="button"
            disabled={!isReady}
            onClick={() => void table.do(label, "settle_save", { ...about, answer })}
          >
            {label}
          </button>
        ))}
        {!!of.legendaryResistancesRemaining && (
          <button
            type="button"
            disabled={!isReady}
            onClick={() =>
              void table.do("Resists", "settle_save", { ...about, answer: "passed", spendsLegendary: true })
            }
          >
            Legendary resistance
          </button>
        )}
      </div>
    </article>
  );
}
