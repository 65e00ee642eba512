import type { JSX } from "preact";
import { t } from "../i18n/texts";
import type { Table } from "../table/model";
import type { Level, Person } from "../table/participants";

const RUNGS: Level[] = ["unseen", "unknown", "name", "band", "damage", "exact"];

/** The visibility of the selected participants for players and the stream, one level at a time. */
export function RevealPanel({ table, people }: { table: Table; people: Person[] }): JSX.Element {
  const participantIds = people.map(({ _id }) => _id);
  const ladder = (audience: "players" | "stream", words: string) => {
    const levels = new Set(people.map(({ seenBy }) => seenBy?.[audience]));
    return (
      <fieldset class="ladder">
        <legend>{words}</legend>
        <div>
          {RUNGS.map((level) => (
            <button
              key={level}
              type="button"
              aria-pressed={levels.size === 1 && levels.has(level)}
              disabled={!table.isReady.value}
              onClick={() =>
                void table.do(t("play-sheet", { name: words, what: t(`rung-${level}`) }), "set_visibility", {
                  participantIds,
                  [audience]: level,
                })
              }
            >
              {t(`rung-${level}`)}
            </button>
          ))}
        </div>
      </fieldset>
    );
  };
  return (
    <div class="reveal">
      {ladder("players", t("console-players-see"))}
      {ladder("stream", t("console-stream-sees"))}
    </div>
  );
}
