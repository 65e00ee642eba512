import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { storedCondition } from "../i18n/conditions";
import { ABILITIES } from "../i18n/game";
import { t } from "../i18n/texts";
import { ConditionDetails, NO_DETAILS, readDetails } from "../table/ConditionDetails";
import { Choice, DICE_LENGTH, submits, TextField, TypeChoice } from "../table/fields";
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
  const isReady = table.isReady.value && isWhole && isConditionWhole;
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
      <form aria-label={t("console-area-label")} onSubmit={submits(call, isReady)}>
        <div class="fields">
          {line("name", t("console-area-name"), 80)}
          <Choice<string>
            label={t("field-area-save")}
            options={ABILITIES.map((ability) => [ability, t(`ability-${ability}`)])}
            value={typed.ability}
            onChange={(ability) => set({ ability })}
          />
          {line("dc", t("page-dc"), 2)}
          {line("amount", t("play-attack-rolled"), DICE_LENGTH)}
          <TypeChoice value={typed.type} onChange={(type) => set({ type })} />
          <Choice
            label={t("console-area-success")}
            options={[
              ["half", t("answer-half")],
              ["none", t("answer-none")],
            ]}
            value={typed.onSuccess}
            onChange={(onSuccess) => set({ onSuccess })}
          />
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
