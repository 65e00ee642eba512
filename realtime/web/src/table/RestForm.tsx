import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/texts";
import { DICE_LENGTH, TextField } from "./fields";
import type { Table } from "./model";
import { type Person, readAmount, readNumber } from "./participants";

const MOST_DICE = 99;
const MOST_HEALING = 99_999;

/** A short or long rest of participants; hit dice are asked for where one rests alone. */
export function RestForm({
  table,
  people,
  done,
}: {
  table: Table;
  people: Person[];
  done?: () => void;
}): JSX.Element {
  const [dice, setDice] = useState("");
  const [healing, setHealing] = useState("");
  const [only, ...others] = people;
  const isAlone = only !== undefined && others.length === 0;
  const isReady = table.isReady.value && people.length > 0;
  const rest = async (label: string, kind: "short" | "long") => {
    const spent = isAlone && kind === "short" ? readNumber(dice, 1, MOST_DICE) : null;
    const given = readAmount(healing, 0, MOST_HEALING);
    const entries = people.map(({ _id }) => ({
      participantId: _id,
      ...(spent === null ? {} : { hitDice: spent }),
      ...(spent === null || given === null ? {} : { healing: given }),
    }));
    if (await table.do(label, "rest", { kind, entries })) done?.();
  };
  return (
    <div class="stack" data-part="rest">
      {isAlone && only.hitDice && (
        <div class="fields">
          <TextField
            label={t("rest-hit-dice", { dice: only.hitDice, spent: only.hitDiceSpent ?? 0 })}
            value={dice}
            onInput={setDice}
            most={2}
            isNumber
          />
          <TextField label={t("rest-healing")} value={healing} onInput={setHealing} most={DICE_LENGTH} />
        </div>
      )}
      <div class="row-of-buttons">
        <button type="button" disabled={!isReady} onClick={() => void rest(t("rest-take-short"), "short")}>
          {t("rest-take-short")}
        </button>
        <button type="button" disabled={!isReady} onClick={() => void rest(t("rest-take-long"), "long")}>
          {t("rest-take-long")}
        </button>
      </div>
    </div>
  );
}
