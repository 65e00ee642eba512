import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { CONDITIONS, conditionName, storedCondition } from "../i18n/conditions";
import { t } from "../i18n/texts";
import { EndsOnTurnOf } from "../table/ConditionForm";
import { ConditionList } from "../table/ConditionList";
import type { Table } from "../table/model";
import { type Person, readRounds } from "../table/participants";

/** Add a condition to the selected participants; with one selected, remove its conditions. */
export function ConditionPanel({ table, people }: { table: Table; people: Person[] }): JSX.Element {
  const [name, setName] = useState("");
  const [rounds, setRounds] = useState("");
  const [anchorId, setAnchorId] = useState("");
  const [isSecret, setSecret] = useState(false);
  const isUsable = rounds === "" || readRounds(rounds) !== null;
  const isReady = table.isFresh.value && name.trim() !== "" && isUsable && !table.isBusy();
  const add = () => {
    if (!isReady) return;
    const duration = rounds === "" ? -1 : readRounds(rounds);
    const condition = {
      name: storedCondition(name),
      duration,
      isSecret,
      ends: "turn_end",
      ...(anchorId && { anchorId }),
    };
    const payload = { participantIds: people.map(({ _id }) => _id), condition };
    void table.do(name.trim(), "add_condition", payload).then((isDone) => {
      if (isDone) setName("");
    });
  };
  const [only] = people;
  return (
    <form
      class="condition"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <div class="fields">
        <label class="field">
          {t("page-condition")}
          <input
            id="condition"
            type="text"
            list="conditions"
            maxLength={80}
            autocomplete="off"
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <datalist id="conditions">
          {CONDITIONS.map(conditionName).map((condition) => (
            <option key={condition} value={condition} />
          ))}
        </datalist>
        <label class="field">
          {t("page-rounds")}
          <input
            type="text"
            placeholder={t("console-rounds-example")}
            maxLength={12}
            value={rounds}
            onInput={(event) => setRounds(event.currentTarget.value)}
          />
        </label>
        {rounds !== "" && (
          <EndsOnTurnOf
            people={table.encounter.value?.participants ?? []}
            value={anchorId}
            onChange={setAnchorId}
          />
        )}
      </div>
      <div class="row-of-buttons">
        <label class="check">
          <input
            type="checkbox"
            checked={isSecret}
            onChange={(event) => setSecret(event.currentTarget.checked)}
          />
          <span>{t("console-secret")}</span>
        </label>
        <button type="submit" disabled={!isReady}>
          {t("page-add-condition")}
        </button>
      </div>
      {people.length === 1 && only?.conditions && only.conditions.length > 0 && (
        <ConditionList table={table} of={only} />
      )}
    </form>
  );
}
