import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { defenceName } from "../i18n/game";
import { capital, t } from "../i18n/texts";
import { isLair, isPlayerCharacter } from "../sync/participant-types";
import { Attacks } from "../table/Attacks";
import { FormPanel } from "../table/FormPanel";
import { submits, TextField } from "../table/fields";
import type { Table } from "../table/model";
import { PortraitField } from "../table/PortraitField";
import { exhaustionCost, owesDeathSave, type Person, readNumber } from "../table/participants";
import { Resources } from "../table/Resources";
import { SaveBonuses } from "../table/SaveBonuses";

/** The actions for a single participant: sheet, notes, initiative, removal. */
export function OnePanel({ table, of }: { table: Table; of: Person }): JSX.Element {
  const [isRemoving, setRemoving] = useState(false);
  const isReady = table.isReady.value;
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
      {!isLair(of) && <Attacks table={table} of={of} />}
      <Resources table={table} of={of} />
      <div class="row-of-buttons">
        {of.initiativeRoll == null && button(t("console-roll-initiative"), "roll_initiative")}
        {of.initiativeRoll == null &&
          button(t("console-initiative-score"), "roll_initiative", { ...mine, byScore: true })}
        {owesDeathSave(of) && button(t("button-deathsave"), "roll_death_save")}
        {of.currentHP === 0 && button(t("console-stabilise"), "stabilise")}
        {of.concentration &&
          button(t("console-end-named", { name: of.concentration.name }), "end_concentration")}
        {button(of.isSurprised ? t("console-not-surprised") : capital(t("surprised")), "update_participant", {
          ...mine,
          changes: { isSurprised: !of.isSurprised },
        })}
        {isPlayerCharacter(of) &&
          button(t(of.hasInspiration ? "console-take-inspiration" : "button-inspire"), "set_inspiration", {
            ...mine,
            hasInspiration: !of.hasInspiration,
          })}
        {of.sharesTurn && button(t("console-act-alone"), "leave_group", { participantIds: [of._id] })}
        {of.isDelayed ? button(t("button-act"), "take_turn") : button(t("button-delay"), "delay_turn")}
      </div>
      <FormPanel table={table} of={of} />
      <SaveBonuses table={table} of={of} />
      {!isPlayerCharacter(of) && (
        <>
          <Switch
            {...{ table, of }}
            field="makesDeathSaves"
            name={t("console-death-saves-label")}
            label={t("console-death-saves")}
          />
          <Switch {...{ table, of }} field="isBoss" name={t("console-boss")} label={t("console-boss")} />
        </>
      )}
      <Edit table={table} of={of} />
      {!isLair(of) && <PortraitField table={table} of={of} />}
      {isRemoving ? (
        <div class="row-of-buttons">
          <button
            type="button"
            data-tone="damage"
            disabled={!isReady}
            onClick={() =>
              void table.do(t("page-remove-named", { name: of.name }), "remove_participant", mine)
            }
          >
            {t("console-remove-yes", { name: of.name })}
          </button>
          <button type="button" onClick={() => setRemoving(false)}>
            {t("answer-whole-none")}
          </button>
        </div>
      ) : (
        <button type="button" class="quiet" disabled={!isReady} onClick={() => setRemoving(true)}>
          {t("console-remove")}
        </button>
      )}
    </div>
  );
}

/** A field of the participant that is true or false. */
function Switch(props: {
  table: Table;
  of: Person;
  field: "makesDeathSaves" | "isBoss" | "isInLair";
  name: string;
  label: string;
}): JSX.Element {
  const { table, of, field, name, label } = props;
  return (
    <label>
      <input
        type="checkbox"
        checked={!!of[field]}
        disabled={!table.isReady.value}
        onChange={(event) =>
          void table.do(name, "update_participant", {
            participantId: of._id,
            changes: { [field]: event.currentTarget.checked },
          })
        }
      />{" "}
      {label}
    </label>
  );
}

function Defences({ of }: { of: Person }): JSX.Element | null {
  const { resistances = [], immunities = [], vulnerabilities = [], absorptions = [] } = of.defences ?? {};
  const { reduction = 0, threshold = 0 } = of.defences ?? {};
  const listed = (types: readonly string[]) => ({ what: types.map(defenceName).join(", ") });
  const said = [
    resistances.length && t("dm-resistances", listed(resistances)),
    immunities.length && t("dm-immunities", listed(immunities)),
    vulnerabilities.length && t("dm-vulnerabilities", listed(vulnerabilities)),
    absorptions.length && t("dm-absorptions", listed(absorptions)),
    reduction && t("dm-reduction", { what: reduction }),
    threshold && t("dm-threshold", { what: threshold }),
  ].filter(Boolean);
  return said.length > 0 ? <p class="defences">{said.join(" · ")}</p> : null;
}

function Legendary({ table, of }: { table: Table; of: Person }): JSX.Element | null {
  const counters = [
    ["action", of.legendaryActions, of.legendaryActionsRemaining],
    ["resistance", of.legendaryResistances, of.legendaryResistancesRemaining],
  ] as const;
  const any = counters.filter(([, total]) => !!total);
  if (any.length === 0) return null;
  const nameOf = (what: "action" | "resistance") => t(`console-legendary-${what}`);
  return (
    <>
      <ul class="legendary">
        {any.map(([what, total, left]) => (
          <li key={what}>
            <span>{t("resources-of", { name: nameOf(what), left: left ?? 0, most: total ?? 0 })}</span>
            <button
              type="button"
              disabled={!table.isReady.value || !left}
              aria-label={t("console-legendary-spend", { what: nameOf(what) })}
              onClick={() =>
                void table.do(nameOf(what), "spend_legendary", { participantId: of._id, what, amount: 1 })
              }
            >
              {t("resources-spend")}
            </button>
            <button
              type="button"
              disabled={!table.isReady.value || (left ?? 0) >= (total ?? 0)}
              aria-label={t("console-legendary-back", { what: nameOf(what) })}
              onClick={() =>
                void table.do(nameOf(what), "spend_legendary", { participantId: of._id, what, amount: -1 })
              }
            >
              {t("resources-back")}
            </button>
          </li>
        ))}
      </ul>
      <Switch {...{ table, of }} field="isInLair" name={t("console-lair")} label={t("console-lair")} />
    </>
  );
}

function Edit({ table, of }: { table: Table; of: Person }): JSX.Element {
  const [ac, setAc] = useState(of.ac == null ? "" : String(of.ac));
  const [initiative, setInitiative] = useState(of.initiativeRoll == null ? "" : String(of.initiativeRoll));
  const [notes, setNotes] = useState(of.notes ?? "");
  const [level, setLevel] = useState(of.level == null ? "" : String(of.level));
  const [inClass, setClass] = useState(of.characterClass ?? "");
  const [rating, setRating] = useState(of.challengeRating ?? "");
  const isCharacter = isPlayerCharacter(of);
  const isReady = table.isReady.value;
  const save = async () => {
    const changes: Record<string, unknown> = {};
    const newAc = readNumber(ac, 0, 99);
    if (newAc !== null && newAc !== of.ac) changes.ac = newAc;
    if (notes !== (of.notes ?? "")) changes.notes = notes;
    const newLevel = readNumber(level, 1, 20);
    if (newLevel !== null && newLevel !== of.level) changes.level = newLevel;
    if (inClass.trim() !== (of.characterClass ?? "")) changes.characterClass = inClass.trim();
    if (rating.trim() !== (of.challengeRating ?? "")) changes.challengeRating = rating.trim();
    const roll = readNumber(initiative, -100, 1000);
    const participantId = of._id;
    if (Object.keys(changes).length)
      await table.do(t("console-sheet"), "update_participant", { participantId, changes });
    if (roll !== null && roll !== of.initiativeRoll) {
      await table.do(t("button-dminit"), "roll_initiative", { participantId, roll });
    }
  };
  return (
    <form class="edit" onSubmit={submits(save, isReady)}>
      <div class="fields">
        <TextField label={t("page-ac")} value={ac} onInput={setAc} most={2} isNumber />
        <TextField label={t("button-dminit")} value={initiative} onInput={setInitiative} most={5} isNumber />
        <TextField
          label={t(isCharacter ? "field-level" : "library-challenge")}
          value={isCharacter ? level : rating}
          onInput={isCharacter ? setLevel : setRating}
          most={isCharacter ? 2 : 4}
          isNumber={isCharacter}
        />
        {isCharacter && <TextField label={t("field-class")} value={inClass} onInput={setClass} most={40} />}
      </div>
      <label class="field">
        {t("console-notes")}
        <textarea
          rows={2}
          maxLength={1000}
          value={notes}
          onInput={(event) => setNotes(event.currentTarget.value)}
        />
      </label>
      <button type="submit" disabled={!isReady}>
        {t("console-save")}
      </button>
    </form>
  );
}
