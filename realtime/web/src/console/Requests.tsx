import type { JSX } from "preact";
import type { Table } from "../table/model";
import { nameOf, partsText, type Share } from "../table/participants";

const ANSWERS: [Share, string][] = [
  ["full", "Full"],
  ["half", "Half"],
  ["double", "Double"],
  ["none", "None"],
];

/** Damage that players ask for, each with its four answers. */
export function Requests({ table }: { table: Table }): JSX.Element | null {
  const fight = table.fight.value;
  const asked = fight?.requests ?? [];
  if (!fight) return null;
  return (
    <section
      class="requests"
      aria-label="Requests"
      aria-live="polite"
      data-any={asked.length ? "" : undefined}
    >
      {asked.map(({ _id, userName, command }) => {
        const targets = (command?.targets ?? []).map(({ participantId }) => nameOf(fight, participantId));
        const what = `${partsText(command?.parts ?? [])} damage to ${targets.join(", ")}`;
        return (
          <article key={_id} data-part="request" aria-label={`${userName}: ${what}`}>
            <p>
              <b>{userName}</b> {command?.sourceId ? `(${nameOf(fight, command.sourceId)})` : ""}: {what}
              {command?.isCritical ? " (critical)" : ""}
            </p>
            <div class="row-of-buttons">
              {ANSWERS.map(([answer, label]) => (
                <button
                  key={answer}
                  type="button"
                  disabled={!table.isFresh.value || table.isBusy(`Answer ${label}`)}
                  onClick={() =>
                    void table.do(`Answer ${label}`, "settle_request", { requestId: _id, answer })
                  }
                >
                  {label}
                </button>
              ))}
            </div>
          </article>
        );
      })}
    </section>
  );
}
