import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { CONDITIONS, type Person } from "./participants";

export interface ConditionChoice {
  name: string;
  /** Rounds; -1 until removed. */
  duration: number;
  ends: "turn_end";
  /** Whose turn ends it; without it the bearer's. */
  anchorId?: string;
}

const DURATIONS: readonly [rounds: number, label: string][] = [
  [-1, "Until removed"],
  ...[1, 2, 3, 5].map((rounds): [number, string] => [rounds, String(rounds)]),
  [10, "1 minute"],
  [100, "10 minutes"],
  [600, "1 hour"],
];

/** Select or name a condition, its duration, and whose turn ends it. */
export function ConditionForm({
  people,
  isReady,
  onAdd,
}: {
  people: readonly Person[];
  isReady: boolean;
  onAdd: (choice: ConditionChoice) => void;
}): JSX.Element {
  const [name, setName] = useState("");
  const [duration, setDuration] = useState(-1);
  const [anchorId, setAnchorId] = useState("");
  return (
    <form
      class="condition-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!name.trim()) return;
        onAdd({ name: name.trim(), duration, ends: "turn_end", ...(anchorId && { anchorId }) });
      }}
    >
      <fieldset class="choices">
        <legend>Condition</legend>
        {CONDITIONS.map((condition) => (
          <button
            key={condition}
            type="button"
            aria-pressed={name === condition}
            onClick={() => setName(condition)}
          >
            {condition}
          </button>
        ))}
      </fieldset>
      <label class="field">
        Or another one
        <input
          type="text"
          maxLength={80}
          autocomplete="off"
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <fieldset class="choices">
        <legend>Rounds</legend>
        {DURATIONS.map(([rounds, label]) => (
          <button
            key={rounds}
            type="button"
            aria-pressed={duration === rounds}
            onClick={() => setDuration(rounds)}
          >
            {label}
          </button>
        ))}
      </fieldset>
      {duration >= 0 && <EndsOnTurnOf people={people} value={anchorId} onChange={setAnchorId} />}
      <button type="submit" class="main" disabled={!isReady || !name.trim()}>
        Add {name.trim() || "condition"}
      </button>
    </form>
  );
}

/** Select whose turn ends a condition: the bearer's own (an empty value), or that of another participant. */
export function EndsOnTurnOf({
  people,
  value,
  onChange,
}: {
  people: readonly Person[];
  value: string;
  onChange: (id: string) => void;
}): JSX.Element {
  return (
    <label class="field">
      Ends on the turn of
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">its bearer</option>
        {people.map(({ _id, name }) => (
          <option key={_id} value={_id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
