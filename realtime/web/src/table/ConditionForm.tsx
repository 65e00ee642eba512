import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { CONDITIONS, conditionName, storedCondition } from "../i18n/conditions";
import { t } from "../i18n/texts";
import { ConditionDetails, NO_DETAILS, readDetails } from "./ConditionDetails";
import { DICE_LENGTH, submits, TextField } from "./fields";
import type { Person } from "./participants";

/** A new condition as the wire has it. */
export interface ConditionChoice {
  name: string;
  [field: string]: unknown;
}

const DURATIONS = ["", "1", "2", "3", "5", "10", "10 min", "1 h"] as const;

function durationName(typed: (typeof DURATIONS)[number]): string {
  if (typed === "") return t("page-until-removed");
  if (typed === "10 min") return t("page-minutes", { count: 10 });
  return typed === "1 h" ? t("page-hours", { count: 1 }) : typed;
}

/** Select or name a condition, how long it lasts, and what else it does. */
export function ConditionForm({
  people,
  isReady,
  onAdd,
}: {
  people: readonly Person[];
  isReady: boolean;
  onAdd: (choice: ConditionChoice) => void;
}): JSX.Element {
  const [name, setName] = useState("");
  const [details, setDetails] = useState(NO_DETAILS);
  const fields = readDetails(details);
  const setLasting = (lasting: string) => setDetails({ ...details, lasting });
  return (
    <form
      class="condition-form"
      onSubmit={submits(
        () => onAdd({ name: storedCondition(name), ...fields }),
        isReady && !!name.trim() && !!fields,
      )}
    >
      <fieldset class="choices">
        <legend>{t("field-condition")}</legend>
        {CONDITIONS.map(conditionName).map((condition) => (
          <button
            key={condition}
            type="button"
            aria-pressed={name === condition}
            onClick={() => setName(condition)}
          >
            {condition}
          </button>
        ))}
      </fieldset>
      <TextField label={t("page-condition-other")} value={name} onInput={setName} most={80} />
      <fieldset class="choices">
        <legend>{t("field-rounds")}</legend>
        {DURATIONS.map((typed) => (
          <button
            key={typed}
            type="button"
            aria-pressed={details.lasting === typed}
            onClick={() => setLasting(typed)}
          >
            {durationName(typed)}
          </button>
        ))}
      </fieldset>
      <TextField
        label={t("page-lasting-other")}
        value={details.lasting}
        onInput={setLasting}
        most={DICE_LENGTH}
        hint={t("console-rounds-example")}
        about={t("field-rounds-hint")}
      />
      <ConditionDetails people={people} value={details} onChange={setDetails} />
      <button type="submit" class="main" disabled={!isReady || !name.trim() || !fields}>
        {name.trim() ? t("page-add-named", { name: name.trim() }) : t("page-add-condition")}
      </button>
    </form>
  );
}
