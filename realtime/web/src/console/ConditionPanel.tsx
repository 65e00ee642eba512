import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { CONDITIONS, conditionName, storedCondition } from "../i18n/conditions";
import { t } from "../i18n/texts";
import { ConditionDetails, NO_DETAILS, readDetails } from "../table/ConditionDetails";
import { ConditionList } from "../table/ConditionList";
import { Check, DICE_LENGTH, submits, TextField } from "../table/fields";
import type { Table } from "../table/model";
import type { Person } from "../table/participants";
import { RecurringPanel } from "../table/RecurringPanel";
import { focusRow } from "./focus";

/** Add a condition to the selected participants; with one selected, change and remove its conditions and effects. */
export function ConditionPanel({ table, people }: { table: Table; people: Person[] }): JSX.Element {
  const [name, setName] = useState("");
  const [details, setDetails] = useState(NO_DETAILS);
  const [isSecret, setSecret] = useState(false);
  const fields = readDetails(details);
  const isReady = table.isReady.value && name.trim() !== "" && fields !== null;
  const add = () => {
    if (!isReady) return;
    const condition = { name: storedCondition(name), isSecret, ...fields };
    const payload = { participantIds: people.map(({ _id }) => _id), condition };
    void table.do(name.trim(), "add_condition", payload).then((isDone) => {
      if (!isDone) return;
      if (document.activeElement?.id === "condition") focusRow(people[0]?._id);
      setName("");
      setDetails({ ...NO_DETAILS, lasting: details.lasting });
    });
  };
  const [only] = people;
  return (
    <form class="condition" onSubmit={submits(add)}>
      <div class="fields">
        <TextField
          id="condition"
          list="conditions"
          label={t("field-condition")}
          value={name}
          onInput={setName}
          most={80}
        />
        <datalist id="conditions">
          {CONDITIONS.map(conditionName).map((condition) => (
            <option key={condition} value={condition} />
          ))}
        </datalist>
        <TextField
          label={t("field-rounds")}
          value={details.lasting}
          onInput={(lasting) => setDetails({ ...details, lasting })}
          most={DICE_LENGTH}
          hint={t("console-rounds-example")}
          about={t("field-rounds-hint")}
        />
      </div>
      <ConditionDetails
        people={table.encounter.value?.participants ?? []}
        value={details}
        onChange={setDetails}
      />
      <div class="row-of-buttons">
        <Check label={t("console-secret")} isOn={isSecret} onChange={setSecret} />
        <button type="submit" disabled={!isReady}>
          {t("page-add-condition")}
        </button>
      </div>
      {people.length === 1 && only?.conditions && only.conditions.length > 0 && (
        <ConditionList table={table} of={only} />
      )}
      {people.length === 1 && only && <RecurringPanel key={only._id} table={table} of={only} />}
    </form>
  );
}
