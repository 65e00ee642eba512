import type { JSX } from "preact";
import { t } from "../i18n/texts";
import type { Recurring } from "../sync/wire";
import type { Table } from "./model";
import type { Person } from "./participants";
import { amountText } from "./RecurringPanel";

/** The effects that came to be applied on a turn, each to be applied or skipped. */
export function DueEffects({ table, of }: { table: Table; of: Person }): JSX.Element | null {
  const due = of.effectsDue ?? [];
  if (due.length === 0) return null;
  const isReady = table.isFresh.value && !table.isBusy();
  const answer = (effect: Recurring, what: "apply" | "skip") =>
    void table.do(effect.name, "apply_recurring", {
      participantId: of._id,
      effectId: effect._id,
      answer: what,
    });
  return (
    <>
      {due.map((effect) => (
        <article
          key={effect._id}
          aria-label={t("play-sheet", { name: of.name, what: effect.name })}
          data-part="effect"
        >
          <p>
            <b>{t("page-label", { name: of.name })}</b> {lineOf(effect)}
          </p>
          <div class="row-of-buttons">
            <button type="button" disabled={!isReady} onClick={() => answer(effect, "apply")}>
              {t("page-apply", { amount: amountText(effect) })}
            </button>
            <button type="button" disabled={!isReady} onClick={() => answer(effect, "skip")}>
              {t("button-skipdue")}
            </button>
          </div>
        </article>
      ))}
    </>
  );
}

function lineOf(effect: Recurring): string {
  const said = { name: effect.name, amount: amountText(effect) };
  return effect.text ? t("page-due-text", { ...said, text: effect.text }) : t("page-due", said);
}
