import type { JSX } from "preact";
import { useState } from "preact/hooks";
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
    void table.do(`${condition.name}: ${label}`, "add_condition", payload).then((isDone) => {
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
      <summary>Hit points of an effect</summary>
      <div class="fields">
        {field("Effect", name, setName, 80, "Aid, False Life")}
        {field("Hit points", text, setText, 6)}
        {field("For", lasting, setLasting, 12, "until removed, or 10 min, 8 h")}
      </div>
      <div class="row-of-buttons">
        <button
          type="button"
          data-tone="temporary"
          disabled={!isReady}
          onClick={() => give("temporary HP", { tempHP: amount, endsWithoutTempHP: true })}
        >
          Give temporary HP
        </button>
        <button
          type="button"
          disabled={!isReady}
          onClick={() => give(`maximum +${amount}`, { maxHP: amount })}
        >
          Raise maximum
        </button>
        <button
          type="button"
          disabled={!isReady}
          onClick={() => give(`maximum −${amount}`, { maxHP: -(amount ?? 0) })}
        >
          Lower maximum
        </button>
      </div>
    </details>
  );
}
