import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/texts";
import { isPlayerCharacter } from "../sync/participant-types";
import { Sheet } from "../table/common";
import { FormPanel } from "../table/FormPanel";
import { submits, TextField } from "../table/fields";
import { PortraitField } from "../table/PortraitField";
import { SaveBonuses } from "../table/SaveBonuses";
import { ClassForm } from "./ClassForm";
import { DieSheet } from "./DieSheet";
import type { SheetProps } from "./sheets";

/** Actions that are not needed every turn. */
export function MoreSheet({ table, me, close }: SheetProps): JSX.Element {
  const [spell, setSpell] = useState("");
  const [rolls, setRolls] = useState(false);
  const isReady = table.isFresh.value;
  const encounter = table.encounter.value;
  const act = (label: string, name: string, payload: Record<string, unknown> = {}) => {
    close();
    void table.do(label, name, { ...payload });
  };
  const mine = { participantId: me._id };
  if (rolls) return <DieSheet table={table} me={me} close={close} what="initiative" />;
  return (
    <Sheet title={t("play-sheet", { name: me.name, what: t("page-more") })} onClose={close} table={table}>
      <div class="stack">
        {me.concentration ? (
          <button
            type="button"
            disabled={!isReady}
            onClick={() => act(t("play-end-concentration"), "end_concentration", mine)}
          >
            {t("play-drop", { name: me.concentration.name })}
          </button>
        ) : (
          <form
            class="inline"
            onSubmit={submits(
              () => act(t("play-concentrate"), "concentrate", { ...mine, name: spell.trim() }),
              isReady && !!spell.trim(),
            )}
          >
            <TextField label={t("play-concentrate-on")} value={spell} onInput={setSpell} most={80} />
            <button type="submit" disabled={!isReady || !spell.trim()}>
              {t("play-concentrate-start")}
            </button>
          </form>
        )}
        <FormPanel table={table} of={me} onDone={close} />
        <SaveBonuses table={table} of={me} />
        <button type="button" disabled={!isReady} onClick={() => setRolls(true)}>
          {me.initiativeRoll == null
            ? t("button-dminit")
            : t("play-initiative-again", { initiative: me.initiativeRoll })}
        </button>
        {encounter?.status === "active" && (
          <button
            type="button"
            disabled={!isReady}
            onClick={() =>
              me.isDelayed
                ? act(t("button-act"), "take_turn", mine)
                : act(t("button-delay"), "delay_turn", mine)
            }
          >
            {t(me.isDelayed ? "button-act" : "play-delay")}
          </button>
        )}
        <button
          type="button"
          aria-pressed={me.reactionUsed ?? false}
          disabled={!isReady}
          onClick={() =>
            act(t("play-reaction"), "update_participant", {
              ...mine,
              changes: { reactionUsed: !me.reactionUsed },
            })
          }
        >
          {t(me.reactionUsed ? "play-reaction-back" : "play-use-reaction")}
        </button>
        {isPlayerCharacter(me) && <ClassForm table={table} of={me} />}
        <PortraitField table={table} of={me} />
        <button
          type="button"
          disabled={!isReady}
          onClick={() => act(t("button-undo"), "undo", { isWhole: true })}
        >
          {t("play-undo")}
        </button>
      </div>
    </Sheet>
  );
}
