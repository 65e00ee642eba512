import type { JSX } from "preact";
import { t } from "../i18n/texts";
import { DICE_LENGTH, TextField, TypeChoice } from "./fields";
import { readAmount } from "./participants";

const KINDS = ["damage", "healing", "reminder"] as const;

/** An effect that comes on each turn, as it is typed; without a kind there is none. */
export interface Recurs {
  kind: "" | (typeof KINDS)[number];
  amount: string;
  damageType: string;
  at: string;
  text: string;
  isAutomatic: boolean;
}

export const RECURS_NOT: Recurs = {
  kind: "",
  amount: "",
  damageType: "",
  at: "turn_start",
  text: "",
  isAutomatic: false,
};

/** The fields of the effect; undefined for none, null while they are not whole. Its dice are rolled when it comes. */
export function readRecurs(typed: Recurs): Record<string, unknown> | undefined | null {
  const { kind, at, isAutomatic } = typed;
  const text = typed.text.trim();
  if (kind === "") return undefined;
  if (kind === "reminder") return text ? { kind, at, text } : null;
  const amount = readAmount(typed.amount, 1, 99_999);
  if (amount === null) return null;
  return {
    kind,
    at,
    amount: String(amount),
    ...(kind === "damage" && { damageType: typed.damageType }),
    ...(text && { text }),
    isAutomatic: isAutomatic && typeof amount === "number",
  };
}

/** What comes on each turn: damage or healing with dice, or a reminder. */
export function RecursFields({
  value,
  onChange,
  isOptional = false,
}: {
  value: Recurs;
  onChange: (value: Recurs) => void;
  isOptional?: boolean;
}): JSX.Element {
  const set = (changes: Partial<Recurs>) => onChange({ ...value, ...changes });
  const { kind } = value;
  const isAmount = kind === "damage" || kind === "healing";
  return (
    <>
      <label class="field">
        {t("recurs")}
        <select value={kind} onChange={(event) => set({ kind: event.currentTarget.value as Recurs["kind"] })}>
          {isOptional && <option value="">{t("recurs-nothing")}</option>}
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`recurs-${one}`)}
            </option>
          ))}
        </select>
      </label>
      {isAmount && (
        <TextField
          label={t("recurs-amount")}
          value={value.amount}
          onInput={(amount) => set({ amount })}
          most={DICE_LENGTH}
          hint={t("recurs-amount-example")}
        />
      )}
      {kind === "damage" && (
        <TypeChoice value={value.damageType} onChange={(damageType) => set({ damageType })} />
      )}
      {kind && (
        <label class="field">
          {t("recurs-at")}
          <select value={value.at} onChange={(event) => set({ at: event.currentTarget.value })}>
            <option value="turn_start">{t("field-ends-turn-start")}</option>
            <option value="turn_end">{t("field-ends-turn-end")}</option>
          </select>
        </label>
      )}
      {(kind === "reminder" || (kind && !isOptional)) && (
        <TextField label={t("recurs-text")} value={value.text} onInput={(text) => set({ text })} most={500} />
      )}
      {isAmount && (
        <label class="check">
          <input
            type="checkbox"
            checked={value.isAutomatic}
            disabled={typeof readAmount(value.amount, 1, 99_999) !== "number"}
            onChange={(event) => set({ isAutomatic: event.currentTarget.checked })}
          />
          <span>{t("recurs-automatic")}</span>
        </label>
      )}
    </>
  );
}
