import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/texts";
import type { Table } from "../table/model";
import { allParts, saveFile, saveJson } from "./files";
import { logTable } from "./log-table";

/** What the DM takes along: the log of the encounter as a table, and their own creatures. */
export function TakeAlong({ table }: { table: Table }): JSX.Element {
  const [isBusy, setBusy] = useState(false);
  // The button stays enabled: a disabled one would lose the focus, and Escape with it.
  const once = (save: () => Promise<void>) => async () => {
    if (isBusy) return;
    setBusy(true);
    await save();
    setBusy(false);
  };
  const saveLog = once(async () => {
    const log = await allParts(table, "read_log", (answer) => answer.log ?? []);
    if (log) saveFile("log.csv", logTable(log), "text/csv");
  });
  const saveCreatures = once(async () => {
    let frame: Record<string, unknown> = {};
    const creatures = await allParts(table, "export_creatures", ({ file = {} }) => {
      frame = file;
      return (file.creatures as unknown[]) ?? [];
    });
    if (creatures?.length === 0) table.say(t("console-no-creatures"), "bad");
    else if (creatures) saveJson("creatures.json", { ...frame, creatures });
  });
  return (
    <>
      <button type="button" aria-disabled={isBusy} onClick={saveLog}>
        {t("console-save-log")}
      </button>
      <button type="button" aria-disabled={isBusy} onClick={saveCreatures}>
        {t("console-save-creatures")}
      </button>
    </>
  );
}
