import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { conditionName } from "../i18n/conditions";
import { t } from "../i18n/texts";
import { ConditionForm } from "../table/ConditionForm";
import { ConditionList } from "../table/ConditionList";
import { Sheet } from "../table/common";
import { WhomChoice } from "../table/fields";
import { RecurringPanel } from "../table/RecurringPanel";
import type { SheetProps } from "./sheets";

/** Add and remove conditions: of the user's own participant, and of others, which the DM may be asked for. */
export function ConditionSheet({ table, me, close }: SheetProps): JSX.Element {
  const [chosen, choose] = useState(me._id);
  const everyone = table.encounter.value?.participants ?? [];
  const others = everyone.filter(({ _id }) => _id !== me._id);
  const who = others.find(({ _id }) => _id === chosen) ?? me;
  return (
    <Sheet
      title={t("play-sheet", { name: me.name, what: t("play-conditions") })}
      onClose={close}
      table={table}
    >
      <WhomChoice
        label={t("play-whose-conditions")}
        people={[me, ...others]}
        value={who._id}
        onChange={choose}
      />
      {!!who.conditions?.length && <ConditionList table={table} of={who} key={who._id} />}
      <ConditionForm
        people={everyone}
        isReady={table.isFresh.value}
        onAdd={(condition) => {
          close();
          void table.do(conditionName(condition.name), "add_condition", {
            participantIds: [who._id],
            condition,
          });
        }}
      />
      {who === me && <RecurringPanel table={table} of={me} />}
    </Sheet>
  );
}
