import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { OwedSave } from "../sync/wire";
import { Sheet } from "../table/common";
import { NumberField } from "../table/fields";
import { exhaustionCost, readNumber, saveText } from "../table/participants";
import type { SheetProps } from "./sheets";

/** The saves that the character owes, each rolled by the server or entered. */
export function SaveSheet({ table, me, close }: SheetProps): JSX.Element {
  const owed = me.savesOwed ?? [];
  return (
    <Sheet title={`${me.name}: saves`} onClose={close}>
      {exhaustionCost(me) && <p>{exhaustionCost(me)}</p>}
      {owed.length === 0 && <p>No save is owed any more.</p>}
      {owed.map((save) => (
        <OneSave key={save._id} save={save} table={table} me={me} close={close} isLast={owed.length === 1} />
      ))}
    </Sheet>
  );
}

function OneSave({
  save,
  table,
  me,
  close,
  isLast,
}: SheetProps & { save: OwedSave; isLast: boolean }): JSX.Element {
  const [bonus, setBonus] = useState(save.bonus == null ? "" : String(save.bonus));
  const [total, setTotal] = useState("");
  const added = readNumber(bonus, -20, 50);
  const result = readNumber(total, -100, 1000);
  const isReady = table.isFresh.value && !table.isBusy();
  const roll = (payload: Record<string, unknown>) => {
    if (isLast) close();
    void table.do("Save", "roll_save", { participantId: me._id, saveId: save._id, ...payload });
  };
  return (
    <form
      aria-label={saveText(save)}
      onSubmit={(event) => {
        event.preventDefault();
        if (result !== null && isReady) roll({ total: result });
      }}
    >
      <p>{saveText(save)}</p>
      <NumberField label="Your bonus" value={bonus} onInput={setBonus} steps={[]} isSigned />
      <button
        type="button"
        class="main"
        disabled={!isReady || added === null}
        onClick={() => roll(added === save.bonus ? {} : { bonus: added })}
      >
        Roll for me
      </button>
      <NumberField label="Or your total" value={total} onInput={setTotal} steps={[]} isSigned />
      <button type="submit" disabled={!isReady || result === null}>
        Enter {result ?? "my roll"}
      </button>
    </form>
  );
}
