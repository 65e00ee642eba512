import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/texts";
import { isPlayerCharacter } from "../sync/participant-types";
import { Sheet } from "../table/common";
import { EffectForm } from "../table/EffectForm";
import { NumberField, submits, TypeChoice, WhomChoice } from "../table/fields";
import { damageFields, readDamage } from "../table/participants";
import { Health } from "../table/vitals";
import { MOST, type SheetProps } from "./sheets";

/** Hit points of the user's own participant; healing and temporary ones for others, as the table allows. */
export function HitPointSheet({ table, me, close }: SheetProps): JSX.Element {
  const [text, setText] = useState("");
  const [type, setType] = useState("");
  const [healed, setHealed] = useState(me._id);
  const amount = readDamage(text, 1, MOST);
  const others = (table.encounter.value?.participants ?? [])
    .filter((other) => other._id !== me._id && !other.deathSaves?.isDead)
    .sort((one, other) => Number(isPlayerCharacter(other)) - Number(isPlayerCharacter(one)));
  const isReady = table.isReady.value && amount !== null;
  const act = (label: string, name: string, payload: Record<string, unknown>) => {
    void table.do(label, name, payload).then((isDone) => isDone && close());
  };
  return (
    <Sheet title={t("play-sheet", { name: me.name, what: t("field-add-hp") })} onClose={close} table={table}>
      <form
        // Enter must not choose between damage and healing.
        onSubmit={submits(() => {})}
      >
        <Health of={me} />
        <NumberField label={t("field-count")} value={text} onInput={setText} takesDice />
        <TypeChoice value={type} onChange={setType} />
        <WhomChoice
          label={t("play-heal-whom")}
          people={[me, ...others]}
          value={healed}
          onChange={setHealed}
        />
        <div class="decide">
          <button
            type="button"
            data-tone="damage"
            disabled={!isReady}
            onClick={() =>
              act(t("dealt", { amount }), "deal_damage", {
                targets: [{ participantId: me._id }],
                ...damageFields(amount ?? 0, type),
              })
            }
          >
            {t("play-take-damage")}
          </button>
          <button
            type="button"
            data-tone="healing"
            disabled={!isReady}
            onClick={() => act(t("effect-healing", { amount }), "heal", { participantIds: [healed], amount })}
          >
            {t("button-heal")}
          </button>
          <button
            type="button"
            data-tone="temporary"
            disabled={!isReady}
            onClick={() =>
              act(t("page-amount-temporary", { amount }), "set_temporary_hp", {
                participantId: healed,
                amount,
              })
            }
          >
            {t("page-temporary-hp")}
          </button>
        </div>
        <EffectForm table={table} people={[me]} onDone={close} />
      </form>
    </Sheet>
  );
}
