import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/texts";
import type { Recurring } from "../sync/wire";
import { DICE_LENGTH } from "./fields";
import type { Table } from "./model";
import { type Person, readAmount } from "./participants";
import { amountText } from "./RecurringPanel";

/** The effects that came to be applied on a turn, each to be applied or skipped. */
export function DueEffects({ table, of }: { table: Table; of: Person }): JSX.Element | null {
  const due = of.effectsDue ?? [];
  if (due.length === 0) return null;
  return (
    <>
      {due.map((effect) => (
        <One key={effect._id} table={table} of={of} effect={effect} />
      ))}
    </>
  );
}

function One({ table, of, effect }: { table: Table; of: Person; effect: Recurring }): JSX.Element {
  const [text, setText] = useState("");
  const amount = text.trim() === "" ? undefined : readAmount(text, 0, 99_999);
  const isReady = table.isReady.value;
  const answer = (what: "apply" | "skip") =>
    void table.do(effect.name, "apply_recurring", {
      participantId: of._id,
      effectId: effect._id,
      answer: what,
      ...(what === "apply" && amount !== undefined && { amount }),
    });
  return (
    <article
      class="due"
      aria-label={t("play-sheet", { name: of.name, what: effect.name })}
      data-part="effect"
    >
      <p>
        <b>{t("page-label", { name: of.name })}</b> {lineOf(effect)}
      </p>
      <div class="row-of-buttons">
        <button type="button" disabled={!isReady || amount === null} onClick={() => answer("apply")}>
          {t("page-apply", { amount: amount == null ? amountText(effect) : amount })}
        </button>
        <button type="button" disabled={!isReady} onClick={() => answer("skip")}>
          {t("button-skipdue")}
        </button>
        {/* A number can't fall otherwise. */}
        {/[dw]/i.test(effect.amount) && (
          <input
            type="text"
            autocomplete="off"
            maxLength={DICE_LENGTH}
            aria-label={t("play-or-total")}
            placeholder={t("play-or-total")}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        )}
      </div>
    </article>
  );
}

function lineOf(effect: Recurring): string {
  const said = { name: effect.name, amount: amountText(effect) };
  return effect.text ? t("page-due-text", { ...said, text: effect.text }) : t("page-due", said);
}
