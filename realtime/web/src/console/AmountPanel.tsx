import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/texts";
import { Check, DICE_LENGTH, QualityChoice, submits, TextField, TypeChoice } from "../table/fields";
import type { Table } from "../table/model";
import { type DamageFraction, damageFields, type Person, readDamage } from "../table/participants";
import { focusRow } from "./focus";

const SHARES: DamageFraction[] = ["full", "half", "double", "none"];

/** One amount for the selected participants: damage with a fraction each, healing, temporary hit points. */
export function AmountPanel({ table, people }: { table: Table; people: Person[] }): JSX.Element {
  const [text, setText] = useState("");
  const [type, setType] = useState("");
  const [quality, setQuality] = useState("");
  const [isCritical, setCritical] = useState(false);
  const [shares, setShares] = useState<Readonly<Record<string, DamageFraction>>>({});
  const amount = readDamage(text, 0, 99_999);
  const isReady = table.isReady.value && amount !== null;
  const shareOf = (id: string): DamageFraction => shares[id] ?? "full";
  const done = (isDone: boolean) => {
    if (!isDone) return;
    if (document.activeElement?.id === "amount") focusRow(people[0]?._id);
    setText("");
    setCritical(false);
    setShares({});
  };
  const damage = () => {
    if (!isReady) return;
    const targets = people.map(({ _id }) => ({ participantId: _id, share: shareOf(_id) }));
    const payload = { targets, ...damageFields(amount, type, quality), isCritical };
    void table.do(t("dealt", { amount }), "deal_damage", payload).then(done);
  };
  const heal = () => {
    const participantIds = people.map(({ _id }) => _id);
    void table
      .do(t("effect-healing", { amount: amount ?? 0 }), "heal", { participantIds, amount })
      .then(done);
  };
  const [first] = people;
  const temporary = () =>
    void table
      .do(t("page-amount-temporary", { amount: amount ?? 0 }), "set_temporary_hp", {
        participantId: first?._id,
        amount,
      })
      .then(done);
  return (
    <form class="amount" onSubmit={submits(damage)}>
      <div class="fields">
        <TextField
          id="amount"
          label={t("field-amount")}
          value={text}
          onInput={setText}
          most={DICE_LENGTH}
          hint={t("page-amount-example")}
        />
        <TypeChoice value={type} onChange={setType} />
        <QualityChoice value={quality} onChange={setQuality} />
      </div>
      {people.length > 1 && (
        <ul class="shares">
          {people.map(({ _id, name }) => (
            <li key={_id}>
              <span>{name}</span>
              <select
                aria-label={t("console-share-of", { name })}
                value={shareOf(_id)}
                onChange={(event) =>
                  setShares({ ...shares, [_id]: event.currentTarget.value as DamageFraction })
                }
              >
                {SHARES.map((share) => (
                  <option key={share} value={share}>
                    {t(`answer-${share}`)}
                  </option>
                ))}
              </select>
            </li>
          ))}
        </ul>
      )}
      <Check label={t("field-critical")} isOn={isCritical} onChange={setCritical} />
      <div class="row-of-buttons">
        <button type="submit" data-tone="damage" disabled={!isReady}>
          {t("button-damage")}
        </button>
        <button type="button" data-tone="healing" disabled={!isReady} onClick={heal}>
          {t("button-heal")}
        </button>
        {people.length === 1 && (
          <button type="button" data-tone="temporary" disabled={!isReady} onClick={temporary}>
            {t("page-temporary-hp")}
          </button>
        )}
      </div>
    </form>
  );
}
