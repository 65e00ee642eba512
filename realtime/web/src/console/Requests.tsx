import type { JSX } from "preact";
import type { Table } from "../table/model";
import { type DamageFraction, nameOf, partsText } from "../table/participants";

const ANSWERS: [DamageFraction, string][] = [
  ["full", "Full"],
  ["half", "Half"],
  ["double", "Double"],
  ["none", "None"],
];

/** The players' damage requests, each with its four answers. */
export function Requests({ table }: { table: Table }): JSX.Element | null {
  const encounter = table.encounter.value;
  const asked = encounter?.requests ?? [];
  if (!encounter) return null;
  return (
    <section
      class="requests"
      aria-label="Requests"
      aria-live="polite"
      data-any={asked.length ? "" : undefined}
    >
      {asked.map(({ _id, userName, command }) => {
        const targets = (command?.targets ?? []).map(({ participantId }) => nameOf(encounter, participantId));
        const what = `${partsText(command?.parts ?? [])} damage to ${targets.join(", ")}`;
        return (
          <article key={_id} data-part="request" aria-label={`${userName}: ${what}`}>
            <p>
              <b>{userName}</b> {command?.sourceId ? `(${nameOf(encounter, command.sourceId)})` : ""}: {what}
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
