import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { isPlayerCharacter } from "../sync/participant-types";
import { FormPanel } from "../table/FormPanel";
import type { Table } from "../table/model";
import { exhaustionCost, owesDeathSave, type Person, readNumber } from "../table/participants";
import { Resources } from "../table/Resources";

/** The actions for a single participant: sheet, notes, initiative, removal. */
export function OnePanel({ table, of }: { table: Table; of: Person }): JSX.Element {
  const [isRemoving, setRemoving] = useState(false);
  const isReady = table.isFresh.value && !table.isBusy();
  const mine = { participantId: of._id };
  const button = (label: string, name: string, payload: Record<string, unknown> = mine) => (
    <button type="button" disabled={!isReady} onClick={() => void table.do(label, name, payload)}>
      {label}
    </button>
  );
  return (
    <div class="one">
      <Defences of={of} />
      {exhaustionCost(of) && <p class="defences">{exhaustionCost(of)}</p>}
      <Legendary table={table} of={of} />
      <Resources table={table} of={of} />
      <div class="row-of-buttons">
        {of.initiativeRoll == null && button("Roll initiative", "roll_initiative")}
        {of.initiativeRoll == null &&
          button("Initiative score", "roll_initiative", { ...mine, byScore: true })}
        {owesDeathSave(of) && button("Death save", "roll_death_save")}
        {of.currentHP === 0 && button("Stabilise", "stabilise")}
        {of.concentration && button(`End ${of.concentration.name}`, "end_concentration")}
        {button(of.isSurprised ? "Not surprised" : "Surprised", "update_participant", {
          ...mine,
          changes: { isSurprised: !of.isSurprised },
        })}
        {isPlayerCharacter(of) &&
          button(of.hasInspiration ? "Take inspiration" : "Give inspiration", "set_inspiration", {
            ...mine,
            hasInspiration: !of.hasInspiration,
          })}
        {of.sharesTurn && button("Act alone", "leave_group", { participantIds: [of._id] })}
        {of.isDelayed ? button("Act now", "take_turn") : button("Hold back", "delay_turn")}
      </div>
      <FormPanel table={table} of={of} />
      {!isPlayerCharacter(of) && <DeathSaves table={table} of={of} />}
      <Edit table={table} of={of} />
      {isRemoving ? (
        <div class="row-of-buttons">
          <button
            type="button"
            data-tone="damage"
            disabled={!isReady}
            onClick={() => void table.do(`Remove ${of.name}`, "remove_participant", mine)}
          >
            Yes, remove {of.name}
          </button>
          <button type="button" onClick={() => setRemoving(false)}>
            No
          </button>
        </div>
      ) : (
        <button type="button" class="quiet" disabled={!isReady} onClick={() => setRemoving(true)}>
          Remove from the fight…
        </button>
      )}
    </div>
  );
}

function DeathSaves({ table, of }: { table: Table; of: Person }): JSX.Element {
  return (
    <label>
      <input
        type="checkbox"
        checked={!!of.makesDeathSaves}
        disabled={!table.isFresh.value || table.isBusy()}
        onChange={(event) =>
          void table.do("Death saves", "update_participant", {
            participantId: of._id,
            changes: { makesDeathSaves: event.currentTarget.checked },
          })
        }
      />{" "}
      Falls dying at 0 and makes death saves
    </label>
  );
}

function Defences({ of }: { of: Person }): JSX.Element | null {
  const { resistances = [], immunities = [], vulnerabilities = [], absorptions = [] } = of.defences ?? {};
  const { reduction = 0, threshold = 0 } = of.defences ?? {};
  const lines: [string, string[]][] = [
    ["Resists", resistances],
    ["Immune to", immunities],
    ["Vulnerable to", vulnerabilities],
    ["Absorbs", absorptions],
    ["Reduces each hit by", reduction ? [String(reduction)] : []],
    ["Damage threshold", threshold ? [String(threshold)] : []],
  ];
  const said = lines.filter(([, types]) => types.length > 0);
  if (said.length === 0) return null;
  return <p class="defences">{said.map(([word, types]) => `${word} ${types.join(", ")}`).join(" · ")}</p>;
}

function Legendary({ table, of }: { table: Table; of: Person }): JSX.Element | null {
  const counters = [
    ["action", "Legendary actions", of.legendaryActions, of.legendaryActionsRemaining],
    ["resistance", "Legendary resistances", of.legendaryResistances, of.legendaryResistancesRemaining],
  ] as const;
  const any = counters.filter(([, , total]) => !!total);
  if (any.length === 0) return null;
  return (
    <>
      <ul class="legendary">
        {any.map(([what, label, total, left]) => (
          <li key={what}>
            <span>
              {label}: <b>{left}</b> of {total}
            </span>
            <button
              type="button"
              disabled={!table.isFresh.value || table.isBusy() || !left}
              aria-label={`Spend one of the ${label.toLowerCase()}`}
              onClick={() =>
                void table.do(label, "spend_legendary", { participantId: of._id, what, amount: 1 })
              }
            >
              Spend
            </button>
            <button
              type="button"
              disabled={!table.isFresh.value || table.isBusy() || (left ?? 0) >= (total ?? 0)}
              aria-label={`Give back one of the ${label.toLowerCase()}`}
              onClick={() =>
                void table.do(label, "spend_legendary", { participantId: of._id, what, amount: -1 })
              }
            >
              Give back
            </button>
          </li>
        ))}
      </ul>
      <label>
        <input
          type="checkbox"
          checked={!!of.isInLair}
          disabled={!table.isFresh.value || table.isBusy()}
          onChange={(event) =>
            void table.do("Lair", "update_participant", {
              participantId: of._id,
              changes: { isInLair: event.currentTarget.checked },
            })
          }
        />{" "}
        In its lair
      </label>
    </>
  );
}

function Edit({ table, of }: { table: Table; of: Person }): JSX.Element {
  const [ac, setAc] = useState(of.ac == null ? "" : String(of.ac));
  const [initiative, setInitiative] = useState(of.initiativeRoll == null ? "" : String(of.initiativeRoll));
  const [notes, setNotes] = useState(of.notes ?? "");
  const [level, setLevel] = useState(of.level == null ? "" : String(of.level));
  const [rating, setRating] = useState(of.challengeRating ?? "");
  const isCharacter = isPlayerCharacter(of);
  const isReady = table.isFresh.value && !table.isBusy();
  const save = async () => {
    const changes: Record<string, unknown> = {};
    const newAc = readNumber(ac, 0, 99);
    if (newAc !== null && newAc !== of.ac) changes.ac = newAc;
    if (notes !== (of.notes ?? "")) changes.notes = notes;
    const newLevel = readNumber(level, 1, 20);
    if (newLevel !== null && newLevel !== of.level) changes.level = newLevel;
    if (rating.trim() !== (of.challengeRating ?? "")) changes.challengeRating = rating.trim();
    const roll = readNumber(initiative, -100, 1000);
    const participantId = of._id;
    if (Object.keys(changes).length)
      await table.do("Sheet", "update_participant", { participantId, changes });
    if (roll !== null && roll !== of.initiativeRoll) {
      await table.do("Initiative", "roll_initiative", { participantId, roll });
    }
  };
  return (
    <form
      class="edit"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void save();
      }}
    >
      <div class="fields">
        <label class="field">
          AC
          <input
            type="text"
            inputMode="numeric"
            maxLength={2}
            value={ac}
            onInput={(event) => setAc(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          Initiative
          <input
            type="text"
            inputMode="numeric"
            maxLength={5}
            value={initiative}
            onInput={(event) => setInitiative(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          {isCharacter ? "Level" : "CR"}
          <input
            type="text"
            inputMode={isCharacter ? "numeric" : "text"}
            maxLength={isCharacter ? 2 : 4}
            value={isCharacter ? level : rating}
            onInput={(event) => (isCharacter ? setLevel : setRating)(event.currentTarget.value)}
          />
        </label>
      </div>
      <label class="field">
        Notes, for the DM alone
        <textarea
          rows={2}
          maxLength={1000}
          value={notes}
          onInput={(event) => setNotes(event.currentTarget.value)}
        />
      </label>
      <button type="submit" disabled={!isReady}>
        Save
      </button>
    </form>
  );
}
