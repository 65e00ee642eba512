import type { JSX } from "preact";
import type { Table } from "../table/model";
import type { Level, Person } from "../table/participants";

const RUNGS: [Level, string][] = [
  ["unseen", "Hidden"],
  ["unknown", "???"],
  ["name", "Name"],
  ["band", "Health"],
  ["damage", "Health and hits"],
  ["exact", "Exact"],
];

/** The visibility of the selected participants for players and the stream, one level at a time. */
export function RevealPanel({ table, people }: { table: Table; people: Person[] }): JSX.Element {
  const participantIds = people.map(({ _id }) => _id);
  const ladder = (audience: "players" | "stream", words: string) => {
    const levels = new Set(people.map(({ seenBy }) => seenBy?.[audience]));
    return (
      <fieldset class="ladder">
        <legend>{words}</legend>
        <div>
          {RUNGS.map(([level, label]) => (
            <button
              key={level}
              type="button"
              aria-pressed={levels.size === 1 && levels.has(level)}
              disabled={!table.isFresh.value || table.isBusy()}
              onClick={() =>
                void table.do(`${words}: ${label}`, "set_visibility", { participantIds, [audience]: level })
              }
            >
              {label}
            </button>
          ))}
        </div>
      </fieldset>
    );
  };
  return (
    <div class="reveal">
      {ladder("players", "What players see")}
      {ladder("stream", "What the stream sees")}
    </div>
  );
}
