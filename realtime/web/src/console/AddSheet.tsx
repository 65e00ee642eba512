import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Table } from "../table/model";
import { Sheet } from "../table/parts";
import { readNumber } from "../table/people";

/** Add one, or several alike, by hand; the creature library is at /init add in Discord. */
export function AddSheet({ table, close }: { table: Table; close: () => void }): JSX.Element {
  const [fields, setFields] = useState({ name: "", count: "1", hp: "", ac: "", bonus: "" });
  const [isHidden, setHidden] = useState(false);
  const count = readNumber(fields.count, 1, 20);
  const maxHP = readNumber(fields.hp, 1, 99_999);
  const isReady = table.isFresh.value && fields.name.trim() !== "" && count !== null && maxHP !== null;
  const field = (name: keyof typeof fields, label: string, isNumber = true) => (
    <label class="field">
      {label}
      <input
        type="text"
        inputMode={isNumber ? "numeric" : "text"}
        autocomplete="off"
        maxLength={isNumber ? 6 : 80}
        value={fields[name]}
        onInput={(event) => setFields({ ...fields, [name]: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <Sheet title="Add to the fight" onClose={close}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isReady) return;
          close();
          void table.do(`Add ${fields.name.trim()}`, "add_participant", {
            participant: {
              name: fields.name.trim(),
              type: "monster",
              maxHP,
              ac: readNumber(fields.ac, 0, 99),
              initiativeBonus: readNumber(fields.bonus, -20, 50),
              ...(isHidden ? { visibility: { players: "unseen", stream: "unseen" } } : {}),
            },
            count,
            rollInitiative: true,
          });
        }}
      >
        {field("name", "Name", false)}
        <div class="fields">
          {field("count", "How many")}
          {field("hp", "Hit points")}
          {field("ac", "AC")}
          {field("bonus", "Initiative bonus")}
        </div>
        <label class="check">
          <input
            type="checkbox"
            checked={isHidden}
            onChange={(event) => setHidden(event.currentTarget.checked)}
          />
          <span>Hidden from players and stream</span>
        </label>
        <button type="submit" class="main" disabled={!isReady}>
          Add
        </button>
      </form>
    </Sheet>
  );
}
