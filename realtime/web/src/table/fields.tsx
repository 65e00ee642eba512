import type { JSX } from "preact";
import { DAMAGE_TYPES } from "../i18n/game";
import { t } from "../i18n/texts";

/** A number field with buttons that add to it. */
export function NumberField({
  label,
  value,
  onInput,
  steps = [1, 5, 10],
  isSigned = false,
}: {
  label: string;
  value: string;
  onInput: (value: string) => void;
  steps?: number[];
  isSigned?: boolean;
}): JSX.Element {
  const add = (step: number) => {
    const sum = (Number.parseInt(value, 10) || 0) + step;
    onInput(String(isSigned ? sum : Math.max(0, sum)));
  };
  return (
    <div class="number">
      <label>
        {label}
        <input
          type="text"
          inputMode="numeric"
          autocomplete="off"
          autofocus
          maxLength={6}
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      </label>
      {steps.length > 0 && (
        <div class="steps-to-add">
          <button type="button" aria-label={t("page-less", { label })} onClick={() => add(-1)}>
            −1
          </button>
          {steps.map((step) => (
            <button
              key={step}
              type="button"
              aria-label={t("page-plus", { label, count: step })}
              onClick={() => add(step)}
            >
              +{step}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

export function TypeChoice({
  value,
  onChange,
}: {
  value: string;
  onChange: (value: string) => void;
}): JSX.Element {
  return (
    <label class="field">
      {t("page-damage-type")}
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{t("page-type-open")}</option>
        {DAMAGE_TYPES.map((type) => (
          <option key={type} value={type}>
            {t(`damage-${type}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

const QUALITIES = ["magical", "silvered", "adamantine"] as const;

/** What the hit is, for defences against nonmagical attacks; "" is nonmagical. */
export function QualityChoice({
  value,
  onChange,
}: {
  value: string;
  onChange: (value: string) => void;
}): JSX.Element {
  return (
    <label class="field">
      {t("page-quality")}
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{t("quality-nonmagical")}</option>
        {QUALITIES.map((quality) => (
          <option key={quality} value={quality}>
            {t(`quality-${quality}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Select one of several participants; nothing is shown where there is no choice. */
export function WhomChoice({
  label,
  people,
  value,
  onChange,
}: {
  label: string;
  people: readonly { _id: string; name: string }[];
  value: string;
  onChange: (id: string) => void;
}): JSX.Element | null {
  if (people.length < 2) return null;
  return (
    <label class="field">
      {label}
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {people.map(({ _id, name }) => (
          <option key={_id} value={_id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
