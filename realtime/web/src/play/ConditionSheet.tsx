import type { JSX } from "preact";
import { ConditionForm } from "../table/ConditionForm";
import { ConditionList } from "../table/ConditionList";
import { Sheet } from "../table/common";
import type { SheetProps } from "./sheets";

/** Add and remove conditions of the user's own participant. */
export function ConditionSheet({ table, me, close }: SheetProps): JSX.Element {
  const conditions = me.conditions ?? [];
  return (
    <Sheet title={`${me.name}: conditions`} onClose={close}>
      {conditions.length > 0 && <ConditionList table={table} of={me} />}
      <ConditionForm
        people={table.encounter.value?.participants ?? []}
        isReady={table.isFresh.value}
        onAdd={(condition) => {
          close();
          void table.do(condition.name, "add_condition", { participantIds: [me._id], condition });
        }}
      />
    </Sheet>
  );
}
