import type { JSX } from "preact";
import { t } from "../i18n/texts";
import type { Table } from "../table/model";
import { requestText } from "../table/requests";

/** The player's requests that the DM has not answered. */
export function Requests({ table }: { table: Table }): JSX.Element | null {
  const encounter = table.encounter.value;
  const asked = encounter?.audience === "players" ? (encounter.requests ?? []) : [];
  if (!encounter || asked.length === 0) return null;
  return (
    <section class="requests" aria-label={t("play-waiting")}>
      <h2>{t("play-waiting")}</h2>
      <ul>
        {asked.map((request) => (
          <li key={request._id} data-part="request">
            {requestText(encounter, request)}
          </li>
        ))}
      </ul>
    </section>
  );
}
