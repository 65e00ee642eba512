import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { storedCondition } from "../i18n/conditions";
import { ABILITIES } from "../i18n/game";
import { t } from "../i18n/texts";
import { ConditionDetails, NO_DETAILS, readDetails } from "../table/ConditionDetails";
import { DICE_LENGTH, TextField, TypeChoice } from "../table/fields";
import type { Table } from "../table/model";
import { type Person, readAmount, readNumber } from "../table/participants";

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
  const [details, setDetails] = useState(NO_DETAILS);
  const set = (changes: Partial<typeof EMPTY>) => setTyped({ ...typed, ...changes });
  const name = typed.name.trim();
  const dc = readNumber(typed.dc, 0, 99);
  const amount = readAmount(typed.amount, 0, 99_999);
  const condition = typed.condition.trim();
  const fields = readDetails(details);
  const isConditionWhole = condition === "" || fields !== null;
  const isWhole = name !== "" && dc !== null && (typed.amount === "" ? condition !== "" : amount !== null);
  const isReady = table.isFresh.value && !table.isBusy() && isWhole && isConditionWhole;
  const call = async () => {
    const isDone = await table.do(name, "call_for_saves", {
      participantIds: people.map(({ _id }) => _id),
      name,
      ability: typed.ability,
      dc,
      onSuccess: typed.onSuccess,
      ...(amount === null ? {} : { parts: [{ amount, type: typed.type }] }),
      ...(condition ? { condition: { name: storedCondition(condition), ...fields } } : {}),
    });
    if (!isDone) return;
    setTyped(EMPTY);
    setDetails(NO_DETAILS);
  };
  const line = (key: "name" | "dc" | "amount" | "condition", label: string, most: number) => (
    <TextField
      label={label}
      value={typed[key]}
      onInput={(text) => set({ [key]: text })}
      most={most}
      isNumber={key === "dc"}
    />
  );
  return (
    <details class="more">
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
          {line("amount", t("console-area-amount"), DICE_LENGTH)}
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
          {condition && (
            <TextField
              label={t("field-rounds")}
              value={details.lasting}
              onInput={(lasting) => setDetails({ ...details, lasting })}
              most={DICE_LENGTH}
              hint={t("console-rounds-example")}
              about={t("field-rounds-hint")}
            />
          )}
        </div>
        {condition && (
          <ConditionDetails
            people={table.encounter.value?.participants ?? []}
            value={details}
            onChange={setDetails}
          />
        )}
        <button type="submit" disabled={!isReady}>
          {t("console-area-call")}
        </button>
      </form>
    </details>
  );
}
