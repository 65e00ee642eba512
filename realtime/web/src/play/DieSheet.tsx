import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/texts";
import { Sheet } from "../table/common";
import { NumberField, submits } from "../table/fields";
import { exhaustionCost, readNumber } from "../table/participants";
import type { SheetProps } from "./sheets";

const KINDS = {
  initiative: { command: "roll_initiative", least: -100, most: 1000 },
  save: { command: "roll_death_save", least: 1, most: 20 },
} as const;

/** A d20 roll by the server, or a typed result. */
export function DieSheet({ table, me, close, what }: SheetProps & { what: keyof typeof KINDS }): JSX.Element {
  const [text, setText] = useState("");
  const { command, least, most } = KINDS[what];
  const label = t(what === "save" ? "button-deathsave" : "button-dminit");
  const roll = readNumber(text, least, most);
  const act = (payload: Record<string, unknown>) => {
    close();
    void table.do(label, command, { participantId: me._id, ...payload });
  };
  return (
    <Sheet title={t("play-sheet", { name: me.name, what: label })} onClose={close}>
      <form onSubmit={submits(() => act({ roll }), table.isFresh.value && roll !== null)}>
        <p>{t(what === "save" ? "play-roll-save-hint" : "play-roll-initiative-hint")}</p>
        {exhaustionCost(me) && <p>{exhaustionCost(me)}</p>}
        <button type="button" class="main" disabled={!table.isFresh.value} onClick={() => act({})}>
          {t("play-roll")}
        </button>
        <NumberField
          label={t(what === "save" ? "play-roll-save-asks" : "play-roll-initiative-asks")}
          value={text}
          onInput={setText}
          steps={[]}
          isSigned={least < 0}
        />
        <button type="submit" disabled={!table.isFresh.value || roll === null}>
          {roll === null ? t("play-enter-open") : t("play-enter", { roll })}
        </button>
      </form>
    </Sheet>
  );
}
