import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/texts";
import { isLair } from "../sync/participant-types";
import { Attacks } from "../table/Attacks";
import { Sheet } from "../table/common";
import { Check, NumberField, QualityChoice, submits, TypeChoice } from "../table/fields";
import { damageFields, readDamage } from "../table/participants";
import { MOST, type SheetProps } from "./sheets";

/** The saved attacks, and damage without a roll to hit; the encounter's settings decide what the DM answers. */
export function AttackSheet({ table, me, close }: SheetProps): JSX.Element {
  const [text, setText] = useState("");
  const [type, setType] = useState("");
  const [quality, setQuality] = useState("");
  const [chosen, choose] = useState<readonly string[]>([]);
  const [isCritical, setCritical] = useState(false);
  const own = new Set(table.own.value.map(({ _id }) => _id));
  const others = (table.encounter.value?.participants ?? []).filter(
    (p) => !own.has(p._id) && !p.isDefeated && !isLair(p),
  );
  // A participant may be removed while this sheet is open.
  const targets = chosen.filter((id) => others.some(({ _id }) => _id === id));
  const amount = readDamage(text, 1, MOST);
  const toggle = (id: string) =>
    choose(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <Sheet title={t("play-attack-from", { name: me.name })} onClose={close} table={table}>
      <Attacks table={table} of={me} done={close} />
      <form
        onSubmit={submits(() => {
          if (amount === null || targets.length === 0 || !table.isReady.value) return;
          const dealt = table.do(t("dealt", { amount }), "deal_damage", {
            targets: targets.map((participantId) => ({ participantId })),
            ...damageFields(amount, type, quality),
            sourceId: me._id,
            isCritical,
          });
          void dealt.then((isDone) => isDone && close());
        })}
      >
        <fieldset class="targets">
          <legend>{t("play-attack-whom")}</legend>
          {others.map(({ _id, name }) => (
            <Check key={_id} label={name} isOn={chosen.includes(_id)} onChange={() => toggle(_id)} />
          ))}
          {others.length === 0 && <p>{t("play-nobody-else")}</p>}
        </fieldset>
        <NumberField label={t("play-attack-rolled")} value={text} onInput={setText} takesDice />
        <TypeChoice value={type} onChange={setType} />
        <QualityChoice value={quality} onChange={setQuality} />
        <Check label={t("play-attack-critical")} isOn={isCritical} onChange={setCritical} />
        <button
          type="submit"
          class="main"
          disabled={!table.isFresh.value || amount === null || targets.length === 0}
        >
          {amount === null ? t("play-attack-deal-open") : t("play-attack-deal", { amount })}
        </button>
      </form>
    </Sheet>
  );
}
