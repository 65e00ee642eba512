import type { JSX } from "preact";
import { t } from "../i18n/texts";
import { Check, Choice, DICE_LENGTH, TextField, TypeChoice } from "./fields";
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
      <Choice<Recurs["kind"]>
        label={t("recurs")}
        options={[
          ...(isOptional ? [["", t("recurs-nothing")] as const] : []),
          ...KINDS.map((one) => [one, t(`recurs-${one}`)] as const),
        ]}
        value={kind}
        onChange={(chosen) => set({ kind: chosen })}
      />
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
        <Choice
          label={t("recurs-at")}
          options={[
            ["turn_start", t("field-ends-turn-start")],
            ["turn_end", t("field-ends-turn-end")],
          ]}
          value={value.at}
          onChange={(at) => set({ at })}
        />
      )}
      {(kind === "reminder" || (kind && !isOptional)) && (
        <TextField label={t("recurs-text")} value={value.text} onInput={(text) => set({ text })} most={500} />
      )}
      {isAmount && (
        <Check
          label={t("recurs-automatic")}
          isOn={value.isAutomatic}
          disabled={typeof readAmount(value.amount, 1, 99_999) !== "number"}
          onChange={(isAutomatic) => set({ isAutomatic })}
        />
      )}
    </>
  );
}
