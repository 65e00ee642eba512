import type { JSX } from "preact";
import { ConditionForm } from "../table/ConditionForm";
import { Sheet } from "../table/common";
import { roundsLeft } from "../table/participants";
import type { SheetProps } from "./sheets";

/** Add and remove conditions of the user's own participant. */
export function ConditionSheet({ table, me, close }: SheetProps): JSX.Element {
  const conditions = me.conditions ?? [];
  return (
    <Sheet title={`${me.name}: conditions`} onClose={close}>
      {conditions.length > 0 && (
        <ul class="removable">
          {conditions.map(({ _id, name, level, duration }) => (
            <li key={_id}>
              <span>
                {name}
                {level ? ` ${level}` : ""} <small>{roundsLeft(duration)}</small>
              </span>
              <button
                type="button"
                aria-label={`Remove ${name}`}
                disabled={!table.isFresh.value || table.isBusy()}
                onClick={() =>
                  void table.do(`Remove ${name}`, "remove_condition", {
                    participantId: me._id,
                    condition: _id,
                  })
                }
              >
                Remove
              </button>
            </li>
          ))}
        </ul>
      )}
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
