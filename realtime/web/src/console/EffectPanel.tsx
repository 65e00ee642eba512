import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { TypeChoice } from "../table/fields";
import type { Table } from "../table/model";
import { DAMAGE_TYPES, type Person, readNumber } from "../table/participants";

const ABILITIES = ["strength", "dexterity", "constitution", "intelligence", "wisdom", "charisma"] as const;
const EMPTY = {
  name: "",
  ability: "dexterity",
  dc: "",
  amount: "",
  type: "",
  onSuccess: "half",
  condition: "",
};

/** An effect that the selected participants save against: its damage, and a condition on those who fail. */
export function EffectPanel({ table, people }: { table: Table; people: Person[] }): JSX.Element {
  const [typed, setTyped] = useState(EMPTY);
  const set = (changes: Partial<typeof EMPTY>) => setTyped({ ...typed, ...changes });
  const name = typed.name.trim();
  const dc = readNumber(typed.dc, 0, 99);
  const amount = readNumber(typed.amount, 0, 99_999);
  const condition = typed.condition.trim();
  const isWhole = name !== "" && dc !== null && (typed.amount === "" ? condition !== "" : amount !== null);
  const isReady = table.isFresh.value && !table.isBusy() && isWhole;
  const call = async () => {
    const isDone = await table.do(name, "call_for_saves", {
      participantIds: people.map(({ _id }) => _id),
      name,
      ability: typed.ability,
      dc,
      onSuccess: typed.onSuccess,
      ...(amount === null ? {} : { parts: [{ amount, type: typed.type }] }),
      ...(condition ? { condition: { name: condition } } : {}),
    });
    if (isDone) setTyped(EMPTY);
  };
  const line = (key: "name" | "dc" | "amount" | "condition", label: string, most: number) => (
    <label class="field">
      {label}
      <input
        type="text"
        autocomplete="off"
        inputMode={key === "dc" || key === "amount" ? "numeric" : "text"}
        maxLength={most}
        value={typed[key]}
        onInput={(event) => set({ [key]: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <details class="effect">
      <summary>Let them save</summary>
      <form
        aria-label="Saves against an effect"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void call();
        }}
      >
        <div class="fields">
          {line("name", "Spell or effect", 80)}
          <label class="field">
            Save
            <select value={typed.ability} onChange={(event) => set({ ability: event.currentTarget.value })}>
              {ABILITIES.map((ability) => (
                <option key={ability}>{ability}</option>
              ))}
            </select>
          </label>
          {line("dc", "DC", 2)}
          {line("amount", "Damage rolled", 5)}
          <TypeChoice types={DAMAGE_TYPES} value={typed.type} onChange={(type) => set({ type })} />
          <label class="field">
            A success leaves
            <select
              value={typed.onSuccess}
              onChange={(event) => set({ onSuccess: event.currentTarget.value })}
            >
              <option>half</option>
              <option>none</option>
            </select>
          </label>
          {line("condition", "Condition on who fails", 80)}
        </div>
        <button type="submit" disabled={!isReady}>
          Call for saves
        </button>
      </form>
    </details>
  );
}
