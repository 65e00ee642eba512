import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/texts";
import { DICE_LENGTH, TextField } from "./fields";
import type { Table } from "./model";
import { type Person, readAmount, readDuration } from "./participants";

/** Hit points that an effect gives as long as it lasts: temporary ones, or another maximum. */
export function EffectForm({
  table,
  people,
  onDone = () => {},
}: {
  table: Table;
  people: Person[];
  onDone?: () => void;
}): JSX.Element {
  const [name, setName] = useState("");
  const [text, setText] = useState("");
  const [lasting, setLasting] = useState("");
  const amount = readAmount(text, 1, 99_999);
  const duration = readDuration(lasting);
  const isReady = table.isReady.value && amount !== null && duration !== null && name.trim() !== "";
  const give = (label: string, hitPoints: Record<string, unknown>) => {
    const condition = { name: name.trim(), duration, ends: "turn_end", hitPoints };
    const payload = { participantIds: people.map(({ _id }) => _id), condition };
    onDone();
    void table.do(label, "add_condition", payload).then((isDone) => {
      if (isDone) setText("");
    });
  };
  return (
    <details class="more">
      <summary>{t("effect-title")}</summary>
      <div class="fields">
        <TextField
          label={t("effect-name")}
          value={name}
          onInput={setName}
          most={80}
          hint={t("effect-example")}
        />
        <TextField
          label={t("field-add-hp")}
          value={text}
          onInput={setText}
          most={DICE_LENGTH}
          hint={t("effect-amount-example")}
        />
        <TextField
          label={t("effect-lasting")}
          value={lasting}
          onInput={setLasting}
          most={DICE_LENGTH}
          hint={t("effect-lasting-example")}
        />
      </div>
      <div class="row-of-buttons">
        <button
          type="button"
          data-tone="temporary"
          disabled={!isReady}
          onClick={() =>
            give(t("effect-temporary", { name: name.trim() }), { tempHP: amount, endsWithoutTempHP: true })
          }
        >
          {t("effect-give")}
        </button>
        <button
          type="button"
          disabled={!isReady}
          onClick={() =>
            give(t("effect-maximum", { name: name.trim(), change: `+${amount}` }), { maxHP: amount })
          }
        >
          {t("effect-raise")}
        </button>
        <button
          type="button"
          disabled={!isReady}
          onClick={() =>
            give(t("effect-maximum", { name: name.trim(), change: `−${amount}` }), {
              maxHP: negative(amount),
            })
          }
        >
          {t("effect-lower")}
        </button>
      </div>
    </details>
  );
}

function negative(amount: number | string | null): number | string {
  return typeof amount === "string" ? `-(${amount})` : -(amount ?? 0);
}
