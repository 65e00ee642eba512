import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { diceText } from "../i18n/game";
import { t } from "../i18n/texts";
import { isLair, isPlayerCharacter } from "../sync/participant-types";
import type { Attack } from "../sync/wire";
import { Choice, submits, TextField } from "./fields";
import type { Table } from "./model";
import { type Person, readNumber } from "./participants";

const MODES = ["normal", "advantage", "disadvantage"] as const;
type Mode = (typeof MODES)[number];

/** An attack as it is typed in the language of the page. */
export function attackText({ name, bonus, damage }: Attack): string {
  const signed = bonus < 0 ? `−${-bonus}` : `+${bonus}`;
  return `${name} ${signed}${damage && `, ${diceText(damage)}`}`;
}

/** The saved attacks of a participant: a tap on one, then on its target; new ones are typed in one line. */
export function Attacks({
  table,
  of,
  done = () => {},
}: {
  table: Table;
  of: Person;
  done?: () => void;
}): JSX.Element {
  const attacks = of.attacks ?? [];
  const [name, choose] = useState<string | null>(null);
  const chosen = attacks.length === 1 ? attacks[0] : attacks.find((one) => one.name === name);
  const isReady = table.isReady.value;
  return (
    <div class="stack" data-part="attacks">
      {attacks.length > 0 && (
        <ul class="attacks" aria-label={t("page-attacks", { name: of.name })}>
          {attacks.map((attack) => (
            <li key={attack.name}>
              <button
                type="button"
                aria-pressed={chosen?.name === attack.name}
                onClick={() => choose(attack.name)}
              >
                {attackText(attack)}
              </button>
              <button
                type="button"
                class="quiet"
                disabled={!isReady}
                aria-label={t("page-remove-named", { name: attack.name })}
                onClick={() => void change(table, of, attack.name, { removes: [attack.name] })}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
      {chosen && <Target key={chosen.name} table={table} of={of} attack={chosen} done={done} />}
      <NewAttack table={table} of={of} />
    </div>
  );
}

function change(table: Table, of: Person, label: string, attackChanges: object): Promise<boolean> {
  return table.do(label, "update_participant", { participantId: of._id, changes: { attackChanges } });
}

/** How the d20 of an attack falls, and whom it may hit: the other side first. */
function Target({
  table,
  of,
  attack,
  done,
}: {
  table: Table;
  of: Person;
  attack: Attack;
  done: () => void;
}): JSX.Element {
  const [mode, setMode] = useState<Mode>("normal");
  const [face, setFace] = useState("");
  const roll = face.trim() === "" ? undefined : readNumber(face, 1, 20);
  const isReady = table.isReady.value && roll !== null;
  const hit = async (target: Person) => {
    const { name, bonus, damage, criticalFrom } = attack;
    const fields = { participantId: target._id, sourceId: of._id, name, bonus, damage, criticalFrom, mode };
    const payload = roll === undefined ? fields : { ...fields, roll };
    if (await table.do(t("play-sheet", { name, what: target.name }), "make_attack", payload)) done();
  };
  return (
    <>
      <div class="fields">
        <Choice
          label={t("page-attack-roll")}
          options={MODES.map((one) => [one, t(one === "normal" ? "page-attack-normal" : `attack-${one}`)])}
          value={mode}
          onChange={setMode}
        />
        <TextField label={t("page-attack-face")} value={face} onInput={setFace} most={2} isNumber />
      </div>
      <fieldset class="choices">
        <legend>{t("page-attack-whom", { name: attack.name })}</legend>
        {targetsOf(table, of).map((target) => (
          <button
            key={target._id}
            type="button"
            data-tone="damage"
            disabled={!isReady}
            onClick={() => void hit(target)}
          >
            {target.name}
          </button>
        ))}
      </fieldset>
    </>
  );
}

function targetsOf(table: Table, of: Person): Person[] {
  const side = isPlayerCharacter(of);
  return (table.encounter.value?.participants ?? [])
    .filter((other) => other._id !== of._id && !other.isDefeated && !isLair(other))
    .sort((a, b) => Number(isPlayerCharacter(a) === side) - Number(isPlayerCharacter(b) === side));
}

function NewAttack({ table, of }: { table: Table; of: Person }): JSX.Element {
  const [text, setText] = useState("");
  const isReady = table.isReady.value && text.trim() !== "";
  const add = async () => {
    if (await change(table, of, text.trim(), { adds: [text.trim()] })) setText("");
  };
  return (
    <details open={!of.attacks?.length}>
      <summary>{t("page-attack-save")}</summary>
      <form class="inline" onSubmit={submits(add, isReady)}>
        <TextField
          label={t("attack")}
          value={text}
          onInput={setText}
          most={200}
          hint={t("page-attack-example")}
        />
        <button type="submit" disabled={!isReady}>
          {t("page-attack-save-it")}
        </button>
      </form>
    </details>
  );
}
