import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { ABILITIES } from "../i18n/game";
import { t } from "../i18n/texts";
import { TextField } from "./fields";
import type { Table } from "./model";
import { type Person, readNumber } from "./participants";

/** What a participant adds to its saving throws; an empty field is not known. Only what was typed over is sent. */
export function SaveBonuses({ table, of }: { table: Table; of: Person }): JSX.Element {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const shown = (ability: (typeof ABILITIES)[number]) => {
    const bonus = of.saveBonuses?.[ability];
    return bonus == null ? "" : String(bonus);
  };
  const changed = ABILITIES.filter(
    (ability) => typed[ability] !== undefined && typed[ability] !== shown(ability),
  );
  const bonuses = changed.map((ability) => {
    const text = typed[ability]?.trim() ?? "";
    return [ability, text === "" ? null : readNumber(text.replace("+", ""), -20, 50)] as const;
  });
  const isReadable = bonuses.every(([ability, bonus]) => bonus !== null || !typed[ability]?.trim());
  const isReady = table.isReady.value && changed.length > 0 && isReadable;
  const save = async () => {
    const changes = { saveBonuses: Object.fromEntries(bonuses) };
    const payload = { participantId: of._id, changes };
    if (await table.do(t("save-bonuses"), "update_participant", payload)) setTyped({});
  };
  return (
    <details class="more" data-part="save-bonuses">
      <summary>{t("save-bonuses")}</summary>
      <div class="fields six">
        {ABILITIES.map((ability) => (
          <TextField
            key={ability}
            label={t(`ability-${ability}`)}
            value={typed[ability] ?? shown(ability)}
            onInput={(text) => setTyped({ ...typed, [ability]: text })}
            most={3}
          />
        ))}
      </div>
      <button type="button" disabled={!isReady} onClick={() => void save()}>
        {t("save-bonuses-save")}
      </button>
    </details>
  );
}
