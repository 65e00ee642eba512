import type { JSX } from "preact";
import type { Recurring } from "../sync/wire";
import type { Table } from "./model";
import type { Person } from "./participants";

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
        <article key={effect._id} aria-label={`${of.name}: ${effect.name}`} data-part="effect">
          <p>
            <b>{of.name}</b>: {effect.name}, {amountText(effect)}
            {effect.text ? ` (${effect.text})` : ""}
          </p>
          <div class="row-of-buttons">
            <button type="button" disabled={!isReady} onClick={() => answer(effect, "apply")}>
              Apply {amountText(effect)}
            </button>
            <button type="button" disabled={!isReady} onClick={() => answer(effect, "skip")}>
              Skip
            </button>
          </div>
        </article>
      ))}
    </>
  );
}

function amountText({ kind, amount, damageType }: Recurring): string {
  return kind === "healing" ? `${amount} healing` : [amount, damageType].filter(Boolean).join(" ");
}
