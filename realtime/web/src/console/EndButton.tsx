import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/texts";
import type { Table } from "../table/model";

/** End the encounter, once that is confirmed. */
export function EndButton({ table, close }: { table: Table; close: () => void }): JSX.Element | null {
  const [isEnding, setEnding] = useState(false);
  const isReady = table.isReady.value;
  if (table.encounter.value?.status === "completed") return null;
  if (!isEnding) {
    return (
      <button type="button" disabled={!isReady} onClick={() => setEnding(true)}>
        {t("console-end")}
      </button>
    );
  }
  const end = () => {
    close();
    void table.do(t("console-end-yes"), "end_encounter");
  };
  return (
    <div class="row-of-buttons">
      <button type="button" data-tone="damage" disabled={!isReady} onClick={end}>
        {t("console-end-yes")}
      </button>
      <button type="button" onClick={() => setEnding(false)}>
        {t("answer-whole-none")}
      </button>
    </div>
  );
}
