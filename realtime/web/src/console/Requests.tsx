import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { PlayerRequest } from "../sync/wire";
import { TypeChoice } from "../table/fields";
import type { Table } from "../table/model";
import { DAMAGE_TYPES, type DamageFraction, nameOf, type TableEncounter } from "../table/participants";
import { isForDamage, requestText } from "../table/requests";

type Answers = readonly [DamageFraction, string][];

const SHARES: Answers = [
  ["full", "Full"],
  ["half", "Half"],
  ["double", "Double"],
  ["none", "None"],
];
const WHOLE: Answers = [
  ["full", "Yes"],
  ["none", "No"],
];

/** The players' requests, each with its answers. */
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
      {asked.map((request) => (
        <Asked key={request._id} table={table} encounter={encounter} request={request} />
      ))}
    </section>
  );
}

interface AskedProps {
  table: Table;
  encounter: TableEncounter;
  request: PlayerRequest;
}

/** One request; the DM may also make damage critical and say its type. */
function Asked({ table, encounter, request }: AskedProps): JSX.Element {
  const { _id, userName, command } = request;
  const [isCritical, setCritical] = useState(false);
  const [damageType, setType] = useState("");
  const what = requestText(encounter, request);
  const isDamage = isForDamage(request);
  const details = { ...(isCritical && { isCritical }), ...(damageType && { damageType }) };
  return (
    <article data-part="request" aria-label={`${userName}: ${what}`}>
      <p>
        <b>{userName}</b> {command?.sourceId ? `(${nameOf(encounter, command.sourceId)})` : ""}: {what}
        {command?.isCritical ? " (critical)" : ""}
        {request.dice && <small data-part="dice"> {request.dice}</small>}
      </p>
      {isDamage && (
        <div class="fields">
          {!command?.isCritical && (
            <label class="check">
              <input
                type="checkbox"
                checked={isCritical}
                onChange={(event) => setCritical(event.currentTarget.checked)}
              />
              <span>Critical hit</span>
            </label>
          )}
          <TypeChoice types={DAMAGE_TYPES} value={damageType} onChange={setType} />
        </div>
      )}
      <div class="row-of-buttons">
        {(isDamage ? SHARES : WHOLE).map(([answer, label]) => (
          <button
            key={answer}
            type="button"
            disabled={!table.isFresh.value || table.isBusy(`Answer ${label}`)}
            onClick={() =>
              void table.do(`Answer ${label}`, "settle_request", { requestId: _id, answer, ...details })
            }
          >
            {label}
          </button>
        ))}
      </div>
    </article>
  );
}
