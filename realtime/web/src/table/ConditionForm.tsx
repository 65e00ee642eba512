import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { CONDITIONS, conditionName, storedCondition } from "../i18n/conditions";
import { t } from "../i18n/texts";
import type { Person } from "./participants";

export interface ConditionChoice {
  name: string;
  /** Rounds; -1 until removed. */
  duration: number;
  ends: "turn_end";
  /** Whose turn ends it; without it the bearer's. */
  anchorId?: string;
}

const DURATIONS = [-1, 1, 2, 3, 5, 10, 100, 600] as const;

function durationName(rounds: number): string {
  if (rounds < 0) return t("page-until-removed");
  if (rounds < 10) return String(rounds);
  return rounds < 600 ? t("page-minutes", { count: rounds / 10 }) : t("page-hours", { count: rounds / 600 });
}

/** Select or name a condition, its duration, and whose turn ends it. */
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
  const [duration, setDuration] = useState(-1);
  const [anchorId, setAnchorId] = useState("");
  return (
    <form
      class="condition-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!name.trim()) return;
        onAdd({ name: storedCondition(name), duration, ends: "turn_end", ...(anchorId && { anchorId }) });
      }}
    >
      <fieldset class="choices">
        <legend>{t("page-condition")}</legend>
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
      <label class="field">
        {t("page-condition-other")}
        <input
          type="text"
          maxLength={80}
          autocomplete="off"
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <fieldset class="choices">
        <legend>{t("page-rounds")}</legend>
        {DURATIONS.map((rounds) => (
          <button
            key={rounds}
            type="button"
            aria-pressed={duration === rounds}
            onClick={() => setDuration(rounds)}
          >
            {durationName(rounds)}
          </button>
        ))}
      </fieldset>
      {duration >= 0 && <EndsOnTurnOf people={people} value={anchorId} onChange={setAnchorId} />}
      <button type="submit" class="main" disabled={!isReady || !name.trim()}>
        {name.trim() ? t("page-add-named", { name: name.trim() }) : t("page-add-condition")}
      </button>
    </form>
  );
}

/** Select whose turn ends a condition: the bearer's own (an empty value), or that of another participant. */
export function EndsOnTurnOf({
  people,
  value,
  onChange,
}: {
  people: readonly Person[];
  value: string;
  onChange: (id: string) => void;
}): JSX.Element {
  return (
    <label class="field">
      {t("page-ends-on")}
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{t("page-ends-bearer")}</option>
        {people.map(({ _id, name }) => (
          <option key={_id} value={_id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
