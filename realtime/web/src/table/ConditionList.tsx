import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Condition } from "../sync/wire";
import { EndsOnTurnOf } from "./ConditionForm";
import type { Table } from "./model";
import { type Person, readNumber, readRounds, roundsLeft } from "./participants";

const ABILITIES = ["Strength", "Dexterity", "Constitution", "Intelligence", "Wisdom", "Charisma"] as const;

/** A participant's conditions, each to be removed or changed in place. */
export function ConditionList({ table, of }: { table: Table; of: Person }): JSX.Element {
  const [changing, change] = useState<string | null>(null);
  const isReady = table.isFresh.value && !table.isBusy();
  return (
    <ul class="removable">
      {(of.conditions ?? []).map((condition) => {
        const { _id, name, level, duration } = condition;
        return (
          <li key={_id}>
            <span>
              {name}
              {level ? ` ${level}` : ""} <small>{roundsLeft(duration)}</small>
            </span>
            {!condition.impliedBy && (
              <button
                type="button"
                class="quiet"
                aria-label={`Change ${name}`}
                aria-expanded={changing === _id}
                onClick={() => change(changing === _id ? null : _id)}
              >
                Change
              </button>
            )}
            <button
              type="button"
              aria-label={`Remove ${name}`}
              disabled={!isReady}
              onClick={() =>
                void table.do(`Remove ${name}`, "remove_condition", {
                  participantId: of._id,
                  condition: _id,
                })
              }
            >
              Remove
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
  const { _id, name, duration, level, saveEnds, anchorId } = condition;
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
    <fieldset class="changes" aria-label={`Change ${name}`}>
      <div class="fields">
        {field("Rounds from now", rounds, setRounds)}
        {!!level && field("Level", levels, setLevels)}
        {isDm && (
          <>
            <EndsOnTurnOf
              people={table.encounter.value?.participants ?? []}
              value={anchor}
              onChange={setAnchor}
            />
            <label class="field">
              Save that ends it
              <select value={ability} onChange={(event) => setAbility(event.currentTarget.value)}>
                <option value="">none</option>
                {[...new Set([...ABILITIES, ...(saveEnds ? [saveEnds.ability] : [])])].map((one) => (
                  <option key={one}>{one}</option>
                ))}
              </select>
            </label>
            {ability && field("DC", dc, setDc)}
          </>
        )}
      </div>
      <button
        type="button"
        disabled={!isUsable || !table.isFresh.value || table.isBusy()}
        onClick={() => {
          close();
          const payload = { participantId: of._id, condition: _id, ...changes };
          void table.do(`Change ${name}`, "change_condition", payload);
        }}
      >
        Save {name}
      </button>
    </fieldset>
  );
}
