import type { JSX } from "preact";
import type { Table } from "../table/model";
import { nameOf, partsText } from "../table/participants";

/** The player's damage requests that the DM has not answered. */
export function Requests({ table }: { table: Table }): JSX.Element | null {
  const encounter = table.encounter.value;
  const asked = encounter?.audience === "players" ? (encounter.requests ?? []) : [];
  if (!encounter || asked.length === 0) return null;
  return (
    <section class="requests" aria-label="Waiting for the DM">
      <h2>Waiting for the DM</h2>
      <ul>
        {asked.map(({ _id, targets, parts }) => (
          <li key={_id} data-part="request">
            {partsText(parts ?? [])} damage to{" "}
            {(targets ?? []).map((target) => nameOf(encounter, target)).join(", ") || "somebody"}
          </li>
        ))}
      </ul>
    </section>
  );
}
