import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Table } from "../table/model";
import { CONDITIONS, type Person, readNumber } from "../table/participants";

/** Add a condition to the selected participants; with one selected, remove its conditions. */
export function ConditionPanel({ table, people }: { table: Table; people: Person[] }): JSX.Element {
  const [name, setName] = useState("");
  const [rounds, setRounds] = useState("");
  const [isSecret, setSecret] = useState(false);
  const isUsable = rounds === "" || readNumber(rounds, 0, 1000) !== null;
  const isReady = table.isFresh.value && name.trim() !== "" && isUsable && !table.isBusy();
  const add = () => {
    if (!isReady) return;
    const duration = rounds === "" ? -1 : readNumber(rounds, 0, 1000);
    const condition = { name: name.trim(), duration, isSecret };
    const payload = { participantIds: people.map(({ _id }) => _id), condition };
    void table.do(condition.name, "add_condition", payload).then((isDone) => {
      if (isDone) setName("");
    });
  };
  const [only] = people;
  return (
    <form
      class="condition"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <div class="fields">
        <label class="field">
          Condition
          <input
            id="condition"
            type="text"
            list="conditions"
            maxLength={80}
            autocomplete="off"
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <datalist id="conditions">
          {CONDITIONS.map((condition) => (
            <option key={condition} value={condition} />
          ))}
        </datalist>
        <label class="field">
          Rounds
          <input
            type="text"
            inputMode="numeric"
            placeholder="until removed"
            maxLength={4}
            value={rounds}
            onInput={(event) => setRounds(event.currentTarget.value)}
          />
        </label>
      </div>
      <div class="row-of-buttons">
        <label class="check">
          <input
            type="checkbox"
            checked={isSecret}
            onChange={(event) => setSecret(event.currentTarget.checked)}
          />
          <span>Secret</span>
        </label>
        <button type="submit" disabled={!isReady}>
          Add condition
        </button>
      </div>
      {people.length === 1 && only?.conditions && only.conditions.length > 0 && (
        <ul class="removable">
          {only.conditions.map(({ _id, name: its, duration }) => (
            <li key={_id}>
              <span>
                {its} {duration >= 0 && <small>{duration} rounds</small>}
              </span>
              <button
                type="button"
                aria-label={`Remove ${its}`}
                disabled={!table.isFresh.value || table.isBusy()}
                onClick={() =>
                  void table.do(`Remove ${its}`, "remove_condition", {
                    participantId: only._id,
                    condition: _id,
                  })
                }
              >
                Remove
              </button>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
