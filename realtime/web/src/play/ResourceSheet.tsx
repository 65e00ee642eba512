import type { JSX } from "preact";
import { Sheet } from "../table/common";
import { Resources } from "../table/Resources";
import { RestForm } from "../table/RestForm";
import type { SheetProps } from "./sheets";

/** The resources of the user's own participant, and its inspiration. */
export function ResourceSheet({ table, me, close }: SheetProps): JSX.Element {
  return (
    <Sheet title={`${me.name}: resources`} onClose={close}>
      <div class="stack">
        {me.hasInspiration && (
          <button
            type="button"
            class="main"
            disabled={!table.isFresh.value}
            onClick={() =>
              void table.do("Inspiration", "set_inspiration", {
                participantId: me._id,
                hasInspiration: false,
              })
            }
          >
            Spend inspiration
          </button>
        )}
        <Resources table={table} of={me} />
        {table.encounter.value?.status !== "active" && <RestForm table={table} people={[me]} done={close} />}
      </div>
    </Sheet>
  );
}
