import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/texts";
import type { Table } from "./model";
import { type Person, readNumber, readRounds } from "./participants";

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
  const amount = readNumber(text, 1, 99_999);
  const duration = lasting.trim() === "" ? -1 : readRounds(lasting);
  const isReady =
    table.isFresh.value && !table.isBusy() && amount !== null && duration !== null && name.trim() !== "";
  const give = (label: string, hitPoints: Record<string, unknown>) => {
    const condition = { name: name.trim(), duration, ends: "turn_end", hitPoints };
    const payload = { participantIds: people.map(({ _id }) => _id), condition };
    onDone();
    void table.do(label, "add_condition", payload).then((isDone) => {
      if (isDone) setText("");
    });
  };
  const field = (label: string, value: string, set: (text: string) => void, most: number, hint = "") => (
    <label class="field">
      {label}
      <input
        type="text"
        autocomplete="off"
        placeholder={hint}
        maxLength={most}
        value={value}
        onInput={(event) => set(event.currentTarget.value)}
      />
    </label>
  );
  return (
    <details class="effect">
      <summary>{t("effect-title")}</summary>
      <div class="fields">
        {field(t("effect-name"), name, setName, 80, t("effect-example"))}
        {field(t("effect-hit-points"), text, setText, 6)}
        {field(t("effect-lasting"), lasting, setLasting, 12, t("effect-lasting-example"))}
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
            give(t("effect-maximum", { name: name.trim(), change: `−${amount}` }), { maxHP: -(amount ?? 0) })
          }
        >
          {t("effect-lower")}
        </button>
      </div>
    </details>
  );
}
