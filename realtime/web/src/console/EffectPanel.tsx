import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { storedCondition } from "../i18n/conditions";
import { ABILITIES } from "../i18n/game";
import { t } from "../i18n/texts";
import { TypeChoice } from "../table/fields";
import type { Table } from "../table/model";
import { type Person, readNumber } from "../table/participants";

const EMPTY = {
  name: "",
  ability: "dexterity",
  dc: "",
  amount: "",
  type: "",
  onSuccess: "half",
  condition: "",
};

/** An effect that the selected participants save against: its damage, and a condition on those who fail. */
export function EffectPanel({ table, people }: { table: Table; people: Person[] }): JSX.Element {
  const [typed, setTyped] = useState(EMPTY);
  const set = (changes: Partial<typeof EMPTY>) => setTyped({ ...typed, ...changes });
  const name = typed.name.trim();
  const dc = readNumber(typed.dc, 0, 99);
  const amount = readNumber(typed.amount, 0, 99_999);
  const condition = typed.condition.trim();
  const isWhole = name !== "" && dc !== null && (typed.amount === "" ? condition !== "" : amount !== null);
  const isReady = table.isFresh.value && !table.isBusy() && isWhole;
  const call = async () => {
    const isDone = await table.do(name, "call_for_saves", {
      participantIds: people.map(({ _id }) => _id),
      name,
      ability: typed.ability,
      dc,
      onSuccess: typed.onSuccess,
      ...(amount === null ? {} : { parts: [{ amount, type: typed.type }] }),
      ...(condition ? { condition: { name: storedCondition(condition) } } : {}),
    });
    if (isDone) setTyped(EMPTY);
  };
  const line = (key: "name" | "dc" | "amount" | "condition", label: string, most: number) => (
    <label class="field">
      {label}
      <input
        type="text"
        autocomplete="off"
        inputMode={key === "dc" || key === "amount" ? "numeric" : "text"}
        maxLength={most}
        value={typed[key]}
        onInput={(event) => set({ [key]: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <details class="effect">
      <summary>{t("console-area-title")}</summary>
      <form
        aria-label={t("console-area-label")}
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void call();
        }}
      >
        <div class="fields">
          {line("name", t("console-area-name"), 80)}
          <label class="field">
            {t("console-area-save")}
            <select value={typed.ability} onChange={(event) => set({ ability: event.currentTarget.value })}>
              {ABILITIES.map((ability) => (
                <option key={ability} value={ability}>
                  {t(`ability-${ability}`)}
                </option>
              ))}
            </select>
          </label>
          {line("dc", t("page-dc"), 2)}
          {line("amount", t("console-area-amount"), 5)}
          <TypeChoice value={typed.type} onChange={(type) => set({ type })} />
          <label class="field">
            {t("console-area-success")}
            <select
              value={typed.onSuccess}
              onChange={(event) => set({ onSuccess: event.currentTarget.value })}
            >
              <option value="half">{t("answer-half")}</option>
              <option value="none">{t("answer-none")}</option>
            </select>
          </label>
          {line("condition", t("console-area-condition"), 80)}
        </div>
        <button type="submit" disabled={!isReady}>
          {t("console-area-call")}
        </button>
      </form>
    </details>
  );
}
