import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { diceText } from "../i18n/game";
import { t } from "../i18n/texts";
import type { PlayerRequest } from "../sync/wire";
import { Check, TypeChoice } from "../table/fields";
import type { Table } from "../table/model";
import { type DamageFraction, nameOf, type TableEncounter } from "../table/participants";
import { isForDamage, requestText } from "../table/requests";

const SHARES: DamageFraction[] = ["full", "half", "double", "none"];

/** The players' requests, each with its answers. */
export function Requests({ table }: { table: Table }): JSX.Element | null {
  const encounter = table.encounter.value;
  const asked = encounter?.requests ?? [];
  if (!encounter) return null;
  return (
    <section
      class="requests"
      aria-label={t("console-requests")}
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
  const asker = command?.sourceId ? `${userName} (${nameOf(encounter, command.sourceId)})` : (userName ?? "");
  const answers = isDamage
    ? SHARES.map((answer) => [answer, t(`answer-${answer}`)] as const)
    : ([
        ["full", t("answer-whole-full")],
        ["none", t("answer-whole-none")],
      ] as const);
  const details = { ...(isCritical && { isCritical }), ...(damageType && { damageType }) };
  return (
    <article data-part="request" aria-label={t("play-sheet", { name: userName, what })}>
      <p>
        <b>{t("page-label", { name: asker })}</b>{" "}
        {command?.isCritical ? t("console-request-critical", { what }) : what}
        {request.dice && <small data-part="dice"> {diceText(request.dice)}</small>}
      </p>
      {isDamage && (
        <div class="fields">
          {!command?.isCritical && (
            <Check label={t("field-critical")} isOn={isCritical} onChange={setCritical} />
          )}
          <TypeChoice value={damageType} onChange={setType} />
        </div>
      )}
      <div class="row-of-buttons">
        {answers.map(([answer, label]) => (
          <button
            key={answer}
            type="button"
            disabled={!table.isFresh.value || table.isBusy(t("console-answer", { answer: label }))}
            onClick={() =>
              void table.do(t("console-answer", { answer: label }), "settle_request", {
                requestId: _id,
                answer,
                ...details,
              })
            }
          >
            {label}
          </button>
        ))}
      </div>
    </article>
  );
}
