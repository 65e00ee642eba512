import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { damageText } from "../i18n/game";
import { t } from "../i18n/texts";
import type { Recurring } from "../sync/wire";
import { TextField } from "./fields";
import type { Table } from "./model";
import type { Person } from "./participants";
import { RECURS_NOT, RecursFields, readRecurs } from "./RecurringFields";

const NEW = { ...RECURS_NOT, kind: "damage" } as const;

/** What comes on each turn of a participant: each is taken off by a tap, and new ones are added. */
export function RecurringPanel({ table, of }: { table: Table; of: Person }): JSX.Element {
  const isReady = table.isReady.value;
  return (
    <details class="more" data-part="recurring" open={!!of.recurring?.length}>
      <summary>{t("recurs-title")}</summary>
      {!!of.recurring?.length && (
        <ul class="removable">
          {of.recurring.map((effect) => (
            <li key={effect._id}>
              <span>
                {effect.name} <small>{recurringText(effect)}</small>
              </span>
              <button
                type="button"
                disabled={!isReady}
                aria-label={t("page-remove-named", { name: effect.name })}
                onClick={() =>
                  void table.do(t("page-remove-named", { name: effect.name }), "remove_recurring", {
                    participantId: of._id,
                    name: effect.name,
                  })
                }
              >
                {t("page-remove")}
              </button>
            </li>
          ))}
        </ul>
      )}
      <NewEffect table={table} of={of} isReady={isReady} />
    </details>
  );
}

/** An amount with its type, as "1d6 fire damage". */
export function amountText({ kind, amount, damageType }: Recurring): string {
  return kind === "healing" ? t("effect-healing", { amount }) : damageText(amount, damageType);
}

/** What an effect does and when. */
export function recurringText(effect: Recurring): string {
  const what = effect.kind === "reminder" ? "" : amountText(effect);
  const when = t(effect.at === "turn_end" ? "field-ends-turn-end" : "field-ends-turn-start");
  return [what, effect.text, when, effect.isAutomatic && t("recurs-automatic")].filter(Boolean).join(" · ");
}

function NewEffect({ table, of, isReady }: { table: Table; of: Person; isReady: boolean }): JSX.Element {
  const [name, setName] = useState("");
  const [typed, setTyped] = useState<typeof RECURS_NOT>(NEW);
  const fields = readRecurs(typed);
  const isWhole = isReady && !!name.trim() && !!fields;
  const add = async () => {
    const effect = { name: name.trim(), ...fields };
    const isDone = await table.do(effect.name, "set_recurring", { participantId: of._id, effect });
    if (!isDone) return;
    setName("");
    setTyped(NEW);
  };
  // Not a form of its own: it stands within the forms of the sheets too.
  return (
    <fieldset class="stack" aria-label={t("recurs-add")}>
      <div class="fields">
        <TextField
          label={t("field-name")}
          value={name}
          onInput={setName}
          most={80}
          hint={t("recurs-example")}
        />
        <RecursFields value={typed} onChange={setTyped} />
      </div>
      <button type="button" disabled={!isWhole} onClick={() => void add()}>
        {t("recurs-add")}
      </button>
    </fieldset>
  );
}
