import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { DAMAGE_TYPES } from "../i18n/game";
import { t } from "../i18n/texts";

/** Characters of a text with dice. */
export const DICE_LENGTH = 200;

/** When a round of a condition may be over. */
export const ENDS = ["turn_end", "turn_start", "round"] as const;

/** A field for one line. */
export function TextField({
  label,
  value,
  onInput,
  most,
  hint,
  about,
  isNumber = false,
}: {
  label: string;
  value: string;
  onInput: (value: string) => void;
  /** Characters. */
  most: number;
  hint?: string | undefined;
  /** Said of the field at length: on hovering, and by screen readers. */
  about?: string | undefined;
  isNumber?: boolean;
}): JSX.Element {
  return (
    <label class="field">
      {label}
      <input
        title={about}
        type="text"
        inputMode={isNumber ? "numeric" : "text"}
        autocomplete="off"
        placeholder={hint}
        maxLength={most}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </label>
  );
}

/** A number field with buttons that add to it; with `takesDice` one of them begins dice such as 2d6+3. */
export function NumberField({
  label,
  value,
  onInput,
  steps = [1, 5, 10],
  isSigned = false,
  takesDice = false,
}: {
  label: string;
  value: string;
  onInput: (value: string) => void;
  steps?: number[];
  isSigned?: boolean;
  takesDice?: boolean;
}): JSX.Element {
  // A phone's number pad has no letters.
  const [hasLetters, setLetters] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const add = (step: number) => {
    if (takesDice && /[^\d\s]/.test(value)) {
      onInput(`${value}${step < 0 ? step : `+${step}`}`);
      return;
    }
    const sum = (Number.parseInt(value, 10) || 0) + step;
    onInput(String(isSigned ? sum : Math.max(0, sum)));
  };
  return (
    <div class="number">
      <label>
        {label}
        <input
          ref={input}
          type="text"
          inputMode={hasLetters ? "text" : "numeric"}
          autocomplete="off"
          autofocus
          maxLength={takesDice ? DICE_LENGTH : 6}
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
          {takesDice && (
            <button
              type="button"
              aria-label={t("page-dice", { label })}
              onClick={() => {
                setLetters(true);
                onInput(`${value}${t("page-die")}`);
                input.current?.focus();
              }}
            >
              {t("page-die")}
            </button>
          )}
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

interface Named {
  _id: string;
  name: string;
}

/** Select a participant; with `none`, its text stands first and is the empty value. */
export function PersonChoice({
  label,
  none,
  people,
  value,
  onChange,
}: {
  label: string;
  none?: string;
  people: readonly Named[];
  value: string;
  onChange: (id: string) => void;
}): JSX.Element {
  return (
    <label class="field">
      {label}
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {none !== undefined && <option value="">{none}</option>}
        {people.map(({ _id, name }) => (
          <option key={_id} value={_id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Select one of several participants; nothing is shown where there is no choice. */
export function WhomChoice(props: {
  label: string;
  people: readonly Named[];
  value: string;
  onChange: (id: string) => void;
}): JSX.Element | null {
  return props.people.length < 2 ? null : <PersonChoice {...props} />;
}
