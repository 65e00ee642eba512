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
  ...others
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
  id?: string;
  name?: string;
  /** The id of a `datalist`. */
  list?: string | undefined;
  disabled?: boolean;
  autofocus?: boolean;
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
        {...others}
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

/** Select one value, each given with its name. */
export function Choice<T extends string>({
  label,
  options,
  value,
  onChange,
}: {
  label: string;
  options: readonly (readonly [T, string])[];
  value: T;
  onChange: (value: T) => void;
}): JSX.Element {
  return (
    <label class="field">
      {label}
      <select value={value} onChange={(event) => onChange(event.currentTarget.value as T)}>
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface Chosen {
  value: string;
  onChange: (value: string) => void;
}

export function TypeChoice(chosen: Chosen): JSX.Element {
  const types = DAMAGE_TYPES.map((type) => [type, t(`damage-${type}`)] as const);
  return <Choice label={t("field-type")} options={[["", t("page-type-open")], ...types]} {...chosen} />;
}

const QUALITIES = ["nonmagical", "magical", "silvered", "adamantine"] as const;

/** What the hit is, for defences against nonmagical attacks; "" is nonmagical. */
export function QualityChoice(chosen: Chosen): JSX.Element {
  const options = QUALITIES.map((one) => [one === "nonmagical" ? "" : one, t(`quality-${one}`)] as const);
  return <Choice label={t("page-quality")} options={options} {...chosen} />;
}

interface People extends Chosen {
  label: string;
  people: readonly { _id: string; name: string }[];
}

/** Select a participant; with `none`, its text stands first and is the empty value. */
export function PersonChoice({ none, people, ...rest }: People & { none?: string }): JSX.Element {
  const options = people.map(({ _id, name }) => [_id, name] as const);
  return <Choice options={none === undefined ? options : [["", none], ...options]} {...rest} />;
}

/** Select one of several participants; nothing is shown where there is no choice. */
export function WhomChoice(props: People): JSX.Element | null {
  return props.people.length < 2 ? null : <PersonChoice {...props} />;
}

/** A box to tick. */
export function Check({
  label,
  isOn,
  onChange,
  disabled = false,
}: {
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  disabled?: boolean;
}): JSX.Element {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={isOn}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

/** The handler of a form: do this if it is ready, and stay on the page. */
export function submits(act: () => unknown, isReady = true): (event: Event) => void {
  return (event) => {
    event.preventDefault();
    if (isReady) act();
  };
}
