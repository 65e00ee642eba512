import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Resource } from "../sync/wire";
import type { Table } from "./model";
import { type Person, readNumber } from "./participants";

const MOST_USES = 999;
const RETURNS: Record<Resource["returns"], string> = {
  never: "never",
  turn: "at the start of each turn",
  short_rest: "with a short rest",
  long_rest: "with a long rest",
};

/** A participant's resources: each is spent and given back by a tap, and new ones are added. */
export function Resources({ table, of }: { table: Table; of: Person }): JSX.Element {
  const isReady = table.isFresh.value && !table.isBusy();
  const spend = (name: string, amount: number) =>
    void table.do(name, "spend_resource", { participantId: of._id, name, amount });
  return (
    <>
      {!!of.resources?.length && (
        <ul class="legendary" data-part="resources">
          {of.resources.map((one) => (
            <li key={one.name}>
              <span>
                {one.name}: <b>{one.current}</b> of {one.maximum}{" "}
                <small>{one.recharge ? `recharge ${rangeOf(one.recharge)}` : RETURNS[one.returns]}</small>
              </span>
              <button
                type="button"
                disabled={!isReady || !one.current}
                aria-label={`Spend ${one.name}`}
                onClick={() => spend(one.name, 1)}
              >
                Spend
              </button>
              <button
                type="button"
                disabled={!isReady || one.current >= one.maximum}
                aria-label={`Give back ${one.name}`}
                onClick={() => spend(one.name, -1)}
              >
                Give back
              </button>
              <button
                type="button"
                class="quiet"
                disabled={!isReady}
                aria-label={`Remove ${one.name}`}
                onClick={() =>
                  void table.do(`No ${one.name}`, "remove_resource", {
                    participantId: of._id,
                    name: one.name,
                  })
                }
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
      <NewResource table={table} of={of} />
    </>
  );
}

function rangeOf(least: number): string {
  return least === 6 ? "6" : `${least}–6`;
}

function NewResource({ table, of }: { table: Table; of: Person }): JSX.Element {
  const [name, setName] = useState("");
  const [text, setText] = useState("");
  const [returns, setReturns] = useState("long_rest");
  const maximum = readNumber(text, 1, MOST_USES);
  const isReady = table.isFresh.value && !table.isBusy() && !!name.trim() && maximum !== null;
  const add = async () => {
    const participantId = of._id;
    const answer = await table.do(name, "set_resource", {
      participantId,
      name: name.trim(),
      maximum,
      returns,
    });
    if (!answer) return;
    setName("");
    setText("");
  };
  return (
    <details>
      <summary>Add a resource</summary>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void add();
        }}
      >
        <label class="field">
          Resource
          <input
            type="text"
            maxLength={60}
            autocomplete="off"
            placeholder="Level 1 slots"
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          How many there are
          <input
            type="text"
            inputMode="numeric"
            autocomplete="off"
            maxLength={3}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          It comes back
          <select value={returns} onChange={(event) => setReturns(event.currentTarget.value)}>
            {Object.entries(RETURNS).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" disabled={!isReady}>
          Add it
        </button>
      </form>
    </details>
  );
}
