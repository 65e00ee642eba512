import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { QualityChoice, TypeChoice } from "../table/fields";
import type { Table } from "../table/model";
import { DAMAGE_TYPES, type DamageFraction, type Person, readNumber } from "../table/participants";

const SHARES: DamageFraction[] = ["full", "half", "double", "none"];

/** One amount for the selected participants: damage with a fraction each, healing, temporary hit points. */
export function AmountPanel({ table, people }: { table: Table; people: Person[] }): JSX.Element {
  const [text, setText] = useState("");
  const [type, setType] = useState("");
  const [quality, setQuality] = useState("");
  const [isCritical, setCritical] = useState(false);
  const [shares, setShares] = useState<Readonly<Record<string, DamageFraction>>>({});
  const amount = readNumber(text, 0, 99_999);
  const isReady = table.isFresh.value && amount !== null && !table.isBusy();
  const shareOf = (id: string): DamageFraction => shares[id] ?? "full";
  const done = (isDone: boolean) => {
    if (!isDone) return;
    setText("");
    setCritical(false);
    setShares({});
  };
  const damage = () => {
    if (!isReady) return;
    const targets = people.map(({ _id }) => ({ participantId: _id, share: shareOf(_id) }));
    const hit = { targets, parts: [{ amount, type }], isCritical };
    const payload = quality ? { ...hit, qualities: [quality] } : hit;
    void table.do(`${amount} damage`, "deal_damage", payload).then(done);
  };
  const heal = () => {
    const participantIds = people.map(({ _id }) => _id);
    void table.do(`${amount} healing`, "heal", { participantIds, amount }).then(done);
  };
  const [first] = people;
  const temporary = () =>
    void table
      .do(`${amount} temporary`, "set_temporary_hp", { participantId: first?._id, amount })
      .then(done);
  return (
    <form
      class="amount"
      onSubmit={(event) => {
        event.preventDefault();
        damage();
      }}
    >
      <div class="fields">
        <label class="field">
          Amount
          <input
            id="amount"
            type="text"
            inputMode="numeric"
            autocomplete="off"
            maxLength={6}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <TypeChoice types={DAMAGE_TYPES} value={type} onChange={setType} />
        <QualityChoice value={quality} onChange={setQuality} />
      </div>
      {people.length > 1 && (
        <ul class="shares">
          {people.map(({ _id, name }) => (
            <li key={_id}>
              <span>{name}</span>
              <select
                aria-label={`Share of ${name}`}
                value={shareOf(_id)}
                onChange={(event) =>
                  setShares({ ...shares, [_id]: event.currentTarget.value as DamageFraction })
                }
              >
                {SHARES.map((share) => (
                  <option key={share}>{share}</option>
                ))}
              </select>
            </li>
          ))}
        </ul>
      )}
      <label class="check">
        <input
          type="checkbox"
          checked={isCritical}
          onChange={(event) => setCritical(event.currentTarget.checked)}
        />
        <span>Critical hit</span>
      </label>
      <div class="row-of-buttons">
        <button type="submit" data-tone="damage" disabled={!isReady}>
          Damage
        </button>
        <button type="button" data-tone="healing" disabled={!isReady} onClick={heal}>
          Heal
        </button>
        {people.length === 1 && (
          <button type="button" data-tone="temporary" disabled={!isReady} onClick={temporary}>
            Temp HP
          </button>
        )}
      </div>
    </form>
  );
}
