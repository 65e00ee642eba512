import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { CONDITIONS } from "./participants";

export interface ConditionChoice {
  name: string;
  duration: number;
}

const DURATIONS = [-1, 1, 2, 3, 5, 10];

/** Select or name a condition, and its duration. */
export function ConditionForm({
  isReady,
  onAdd,
}: {
  isReady: boolean;
  onAdd: (choice: ConditionChoice) => void;
}): JSX.Element {
  const [name, setName] = useState("");
  const [duration, setDuration] = useState(-1);
  return (
    <form
      class="condition-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) onAdd({ name: name.trim(), duration });
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
        {DURATIONS.map((rounds) => (
          <button
            key={rounds}
            type="button"
            aria-pressed={duration === rounds}
            onClick={() => setDuration(rounds)}
          >
            {rounds < 0 ? "Until removed" : rounds}
          </button>
        ))}
      </fieldset>
      <button type="submit" class="main" disabled={!isReady || !name.trim()}>
        Add {name.trim() || "condition"}
      </button>
    </form>
  );
}
