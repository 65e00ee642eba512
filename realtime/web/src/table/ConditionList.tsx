import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { conditionLabel, conditionName } from "../i18n/conditions";
import { ABILITIES, abilityName } from "../i18n/game";
import { capital, t } from "../i18n/texts";
import type { Condition } from "../sync/wire";
import { EndsOnTurnOf } from "./ConditionForm";
import type { Table } from "./model";
import { type Person, readNumber, readRounds, roundsLeft } from "./participants";

/** A participant's conditions, each to be removed or changed in place. */
export function ConditionList({ table, of }: { table: Table; of: Person }): JSX.Element {
  const [changing, change] = useState<string | null>(null);
  const isReady = table.isFresh.value && !table.isBusy();
  return (
    <ul class="removable">
      {(of.conditions ?? []).map((condition) => {
        const { _id, duration } = condition;
        const name = conditionName(condition.name);
        return (
          <li key={_id}>
            <span>
              {conditionLabel(condition)} <small>{roundsLeft(duration)}</small>
            </span>
            {!condition.impliedBy && (
              <button
                type="button"
                class="quiet"
                aria-label={t("page-change-named", { name })}
                aria-expanded={changing === _id}
                onClick={() => change(changing === _id ? null : _id)}
              >
                {t("page-change")}
              </button>
            )}
            <button
              type="button"
              aria-label={t("page-remove-named", { name })}
              disabled={!isReady}
              onClick={() =>
                void table.do(t("page-remove-named", { name }), "remove_condition", {
                  participantId: of._id,
                  condition: _id,
                })
              }
            >
              {t("page-remove")}
            </button>
            {changing === _id && (
              <Changes table={table} of={of} condition={condition} close={() => change(null)} />
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface ChangesProps {
  table: Table;
  of: Person;
  condition: Condition;
  close: () => void;
}

/** Only what was typed over is sent: rounds that pass meanwhile are not given back. */
function Changes({ table, of, condition, close }: ChangesProps): JSX.Element {
  const { _id, duration, level, saveEnds, anchorId } = condition;
  const name = conditionName(condition.name);
  const isDm = table.isDm.value;
  const [shown] = useState(duration < 0 ? "" : String(duration));
  const [rounds, setRounds] = useState(shown);
  const [anchor, setAnchor] = useState(anchorId ?? "");
  const [levels, setLevels] = useState(level ? String(level) : "");
  const [ability, setAbility] = useState(saveEnds?.ability ?? "");
  const [dc, setDc] = useState(saveEnds ? String(saveEnds.dc) : "");
  const changes: Record<string, unknown> = {};
  if (rounds !== shown) changes.duration = rounds.trim() === "" ? -1 : readRounds(rounds);
  if (isDm && anchor !== (anchorId ?? "")) changes.anchorId = anchor || null;
  if (level && levels !== String(level)) changes.level = readNumber(levels, 1, 10);
  if (isDm && (ability !== (saveEnds?.ability ?? "") || (ability && dc !== String(saveEnds?.dc ?? "")))) {
    const number = readNumber(dc, 0, 99);
    const save = number === null ? undefined : { ability, dc: number, at: saveEnds?.at ?? "turn_end" };
    changes.saveEnds = ability ? save : null;
  }
  const isUsable =
    Object.keys(changes).length > 0 &&
    changes.duration !== null &&
    changes.level !== null &&
    !("saveEnds" in changes && changes.saveEnds === undefined);
  const field = (label: string, value: string, set: (text: string) => void) => (
    <label class="field">
      {label}
      <input
        type="text"
        maxLength={12}
        autocomplete="off"
        value={value}
        onInput={(event) => set(event.currentTarget.value)}
      />
    </label>
  );
  return (
    <fieldset class="changes" aria-label={t("page-change-named", { name })}>
      <div class="fields">
        {field(t("page-rounds-from-now"), rounds, setRounds)}
        {!!level && field(t("page-level"), levels, setLevels)}
        {isDm && (
          <>
            <EndsOnTurnOf
              people={table.encounter.value?.participants ?? []}
              value={anchor}
              onChange={setAnchor}
            />
            <label class="field">
              {t("field-save")}
              <select value={ability} onChange={(event) => setAbility(event.currentTarget.value)}>
                <option value="">{t("page-no-save")}</option>
                {[...new Set([...ABILITIES.map(capital), ...(saveEnds ? [saveEnds.ability] : [])])].map(
                  (one) => (
                    <option key={one} value={one}>
                      {abilityName(one)}
                    </option>
                  ),
                )}
              </select>
            </label>
            {ability && field(t("page-dc"), dc, setDc)}
          </>
        )}
      </div>
      <button
        type="button"
        disabled={!isUsable || !table.isFresh.value || table.isBusy()}
        onClick={() => {
          close();
          const payload = { participantId: of._id, condition: _id, ...changes };
          void table.do(t("page-change-named", { name }), "change_condition", payload);
        }}
      >
        {t("page-save-named", { name })}
      </button>
    </fieldset>
  );
}
