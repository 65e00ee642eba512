import type { JSX } from "preact";
import { t } from "../i18n/texts";
import { isPlayerCharacter } from "../sync/participant-types";
import type { OwedSave } from "../sync/wire";
import { DueEffects } from "../table/DueEffects";
import type { Table } from "../table/model";
import { type Person, saveText } from "../table/participants";

const ANSWERS = ["passed", "failed", "dropped"] as const;

/** The saves that are owed and the effects that are due, with the buttons that settle them. */
export function OwedSaves({ table }: { table: Table }): JSX.Element | null {
  const people = (table.encounter.value?.participants ?? []).filter(
    ({ savesOwed, effectsDue }) => savesOwed?.length || effectsDue?.length,
  );
  if (people.length === 0) return null;
  const monsters = people.filter((of) => of.savesOwed?.length && !isPlayerCharacter(of));
  const isReady = table.isReady.value;
  return (
    <section class="requests" aria-label={t("play-saves")} aria-live="polite" data-any="">
      {monsters.length > 1 && (
        <button
          type="button"
          disabled={!isReady}
          onClick={() =>
            void table.do(t("play-saves"), "roll_save", { participantIds: monsters.map(({ _id }) => _id) })
          }
        >
          {t("console-saves-monsters")}
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
    <article aria-label={t("play-sheet", { name: of.name, what: saveText(save) })} data-part="save">
      <p>
        <b>{t("page-label", { name: of.name })}</b>{" "}
        {save.isSecret ? t("mark-secret", { name: saveText(save) }) : saveText(save)}
      </p>
      <div class="row-of-buttons">
        <button
          type="button"
          disabled={!isReady}
          onClick={() => void table.do(t("play-save"), "roll_save", about)}
        >
          {save.bonus == null
            ? t("console-save-roll")
            : t("console-save-roll-bonus", { bonus: `${save.bonus < 0 ? "−" : "+"}${Math.abs(save.bonus)}` })}
        </button>
        {ANSWERS.map((answer) => (
          <button
            key={answer}
            type="button"
            disabled={!isReady}
            onClick={() => void table.do(t(`console-save-${answer}`), "settle_save", { ...about, answer })}
          >
            {t(`console-save-${answer}`)}
          </button>
        ))}
        {!!of.legendaryResistancesRemaining && (
          <button
            type="button"
            disabled={!isReady}
            onClick={() =>
              void table.do(t("button-legendary-resistance"), "settle_save", {
                ...about,
                answer: "passed",
                spendsLegendary: true,
              })
            }
          >
            {t("button-legendary-resistance")}
          </button>
        )}
      </div>
    </article>
  );
}
