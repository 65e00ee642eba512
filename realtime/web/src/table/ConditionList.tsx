import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { conditionLabel, conditionName } from "../i18n/conditions";
import { abilityName } from "../i18n/game";
import { t } from "../i18n/texts";
import type { Condition } from "../sync/wire";
import { EndsChoice, SaveFields, TurnOf } from "./ConditionDetails";
import { DICE_LENGTH, TextField } from "./fields";
import type { Table } from "./model";
import { lastsUntil, type Person, readDuration, readNumber, type TableEncounter } from "./participants";
import { recurringText } from "./RecurringPanel";

/** A participant's conditions, each to be removed or changed in place. */
export function ConditionList({ table, of }: { table: Table; of: Person }): JSX.Element {
  const [changing, change] = useState<string | null>(null);
  const encounter = table.encounter.value;
  const isReady = table.isReady.value;
  return (
    <ul class="removable">
      {(of.conditions ?? []).map((condition) => {
        const { _id } = condition;
        const name = conditionName(condition.name);
        return (
          <li key={_id}>
            <span>
              {conditionLabel(condition)}{" "}
              {encounter && <small>{about(condition, of, encounter).join(" · ")}</small>}
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

/** How long it lasts, and what else this audience knows of it. */
function about(condition: Condition, of: Person, encounter: TableEncounter): string[] {
  const { saveEnds, recurring, description } = condition;
  return [
    lastsUntil(condition, of, encounter),
    saveEnds ? t("changed-save", { ability: abilityName(saveEnds.ability), dc: saveEnds.dc }) : "",
    recurring ? recurringText(recurring) : "",
    description ?? "",
  ].filter(Boolean);
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
  const [ends, setEnds] = useState<string>(condition.ends ?? "round");
  const [anchor, setAnchor] = useState(anchorId ?? "");
  const [levels, setLevels] = useState(level ? String(level) : "");
  const was = {
    ability: saveEnds?.ability ?? "",
    dc: saveEnds ? String(saveEnds.dc) : "",
    at: (saveEnds?.at ?? "turn_end") as string,
  };
  const [save, setSave] = useState(was);
  const changes: Record<string, unknown> = {};
  if (rounds !== shown) changes.duration = readDuration(rounds);
  if (ends !== (condition.ends ?? "round")) changes.ends = ends;
  if (isDm && anchor !== (anchorId ?? "")) changes.anchorId = anchor || null;
  if (level && levels !== String(level)) changes.level = readNumber(levels, 1, 10);
  const dc = readNumber(save.dc, 0, 99);
  const isSaveChanged = isDm && (save.ability !== was.ability || (!!save.ability && !isSame(save, was)));
  if (isSaveChanged) changes.saveEnds = save.ability ? { ...save, dc } : null;
  const isUsable =
    Object.keys(changes).length > 0 &&
    changes.duration !== null &&
    changes.level !== null &&
    !(isSaveChanged && save.ability && dc === null);
  return (
    <fieldset class="changes stack" aria-label={t("page-change-named", { name })}>
      <div class="fields">
        <TextField
          label={t("page-rounds-from-now")}
          value={rounds}
          onInput={setRounds}
          most={DICE_LENGTH}
          hint={t("console-rounds-example")}
          about={t("field-rounds-hint")}
        />
        {!!level && (
          <TextField label={t("field-level")} value={levels} onInput={setLevels} most={2} isNumber />
        )}
        <EndsChoice value={ends} onChange={setEnds} />
        {isDm && (
          <>
            {ends !== "round" && (
              <TurnOf
                people={table.encounter.value?.participants ?? []}
                value={anchor}
                onChange={setAnchor}
              />
            )}
            <SaveFields value={save} onChange={(typed) => setSave({ ...save, ...typed })} />
          </>
        )}
      </div>
      <button
        type="button"
        disabled={!isUsable || !table.isReady.value}
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

function isSame(one: Record<string, string>, other: Record<string, string>): boolean {
  return Object.keys(one).every((key) => one[key] === other[key]);
}
