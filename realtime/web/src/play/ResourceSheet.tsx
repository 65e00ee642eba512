import type { JSX } from "preact";
import { t } from "../i18n/texts";
import { Sheet } from "../table/common";
import { Resources } from "../table/Resources";
import { RestForm } from "../table/RestForm";
import type { SheetProps } from "./sheets";

/** The resources of the user's own participant, and its inspiration. */
export function ResourceSheet({ table, me, close }: SheetProps): JSX.Element {
  return (
    <Sheet
      title={t("play-sheet", { name: me.name, what: t("play-resources") })}
      onClose={close}
      table={table}
    >
      <div class="stack">
        {me.hasInspiration && (
          <button
            type="button"
            class="main"
            disabled={!table.isFresh.value}
            onClick={() =>
              void table.do(t("button-uninspire"), "set_inspiration", {
                participantId: me._id,
                hasInspiration: false,
              })
            }
          >
            {t("button-uninspire")}
          </button>
        )}
        <Resources table={table} of={me} />
        {table.encounter.value?.status !== "active" && <RestForm table={table} people={[me]} done={close} />}
      </div>
    </Sheet>
  );
}
