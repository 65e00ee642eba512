import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/texts";
import type { OwedSave } from "../sync/wire";
import { Sheet } from "../table/common";
import { NumberField, submits } from "../table/fields";
import { exhaustionCost, readAmount, readNumber, saveText } from "../table/participants";
import type { SheetProps } from "./sheets";

/** The saves that the character owes, each rolled by the server or entered. */
export function SaveSheet({ table, me, close }: SheetProps): JSX.Element {
  const owed = me.savesOwed ?? [];
  return (
    <Sheet title={t("play-sheet", { name: me.name, what: t("play-saves") })} onClose={close}>
      {exhaustionCost(me) && <p>{exhaustionCost(me)}</p>}
      {owed.length === 0 && <p>{t("play-no-save")}</p>}
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
  const result = readAmount(total, -100, 1000);
  const isReady = table.isReady.value;
  const roll = (payload: Record<string, unknown>) => {
    if (isLast) close();
    void table.do(t("play-save"), "roll_save", { participantId: me._id, saveId: save._id, ...payload });
  };
  return (
    <form
      aria-label={saveText(save)}
      onSubmit={submits(() => roll({ total: result }), isReady && result !== null)}
    >
      <p>{saveText(save)}</p>
      <NumberField label={t("play-bonus")} value={bonus} onInput={setBonus} steps={[]} isSigned />
      <button
        type="button"
        class="main"
        disabled={!isReady || added === null}
        onClick={() => roll(added === save.bonus ? {} : { bonus: added })}
      >
        {t("play-roll")}
      </button>
      <NumberField
        label={t("play-or-total")}
        value={total}
        onInput={setTotal}
        steps={[]}
        isSigned
        takesDice
      />
      <button type="submit" disabled={!isReady || result === null}>
        {result === null ? t("play-enter-open") : t("play-enter", { roll: result })}
      </button>
    </form>
  );
}
