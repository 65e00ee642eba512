import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/texts";
import { Attacks } from "../table/Attacks";
import { DueEffects } from "../table/DueEffects";
import { useMedia } from "../table/media";
import type { Table } from "../table/model";
import { Face } from "../table/PortraitField";
import { exhaustionCost, owesDeathSave, type Person } from "../table/participants";
import { Resources } from "../table/Resources";
import { Health, Marks, Saves } from "../table/vitals";
import { AttackSheet } from "./AttackSheet";
import { ConditionSheet } from "./ConditionSheet";
import { DieSheet } from "./DieSheet";
import { HitPointSheet } from "./HitPointSheet";
import { MoreSheet } from "./MoreSheet";
import { ResourceSheet } from "./ResourceSheet";
import { SaveSheet } from "./SaveSheet";

export type Opened =
  | "hp"
  | "attack"
  | "condition"
  | "resources"
  | "more"
  | "initiative"
  | "save"
  | "saves"
  | null;

/** The user's own character and its actions, pinned at the bottom. */
export function OwnSheet({ table }: { table: Table }): JSX.Element | null {
  const [chosen, choose] = useState<string | null>(null);
  const [opened, open] = useState<Opened>(null);
  const own = table.own.value;
  const me = own.find(({ _id }) => _id === chosen) ?? own[0];
  const encounter = table.encounter.value;
  const isWide = useMedia("(min-width: 64rem)");
  if (!me || !encounter) {
    return (
      <section class="own" aria-label={t("play-character")}>
        <p>{t("play-look-on")}</p>
      </section>
    );
  }
  return (
    <section class="own" aria-label={t("play-character")}>
      {own.length > 1 && (
        <label class="field">
          <span class="unseen">{t("play-which")}</span>
          <select value={me._id} onChange={(event) => choose(event.currentTarget.value)}>
            {own.map(({ _id, name }) => (
              <option key={_id} value={_id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <div class="own-sheet" data-participant={me._id}>
        <p class="own-name">
          <Face of={me} size={48} />
          <b>{me.name}</b>
          {me.ac != null && <span class="ac">{t("ac", { ac: me.ac })}</span>}
          {me.characterClass && <span class="class">{me.characterClass}</span>}
        </p>
        <Health of={me} />
        <Marks of={me} encounter={encounter} />
        {exhaustionCost(me) && <p data-part="exhaustion">{exhaustionCost(me)}</p>}
        {me.isDying !== undefined && me.deathSaves && <Saves saves={me.deathSaves} />}
      </div>
      <DueEffects table={table} of={me} />
      <Actions me={me} isReady={table.isFresh.value} isOver={encounter.status === "completed"} open={open} />
      {isWide && (
        <div class="stack">
          <h2>{t("page-attacks", { name: me.name })}</h2>
          <Attacks table={table} of={me} />
          <h2>{t("play-resources")}</h2>
          <Resources table={table} of={me} />
        </div>
      )}
      {opened && <Opened which={opened} table={table} me={me} close={() => open(null)} />}
    </section>
  );
}

interface ActionsProps {
  me: Person;
  isReady: boolean;
  isOver: boolean;
  open: (which: Opened) => void;
}

function Actions({ me, isReady, isOver, open }: ActionsProps): JSX.Element {
  const action = (which: Opened, label: string, isMain = false) => (
    <button
      type="button"
      class={isMain ? "main" : ""}
      disabled={!isReady || isOver}
      onClick={() => open(which)}
    >
      {label}
    </button>
  );
  return (
    <fieldset class="actions">
      <legend class="unseen">{t("play-actions")}</legend>
      {!!me.savesOwed?.length &&
        action("saves", t(me.savesOwed.length > 1 ? "play-saves" : "play-save"), true)}
      {owesDeathSave(me) && action("save", t("button-deathsave"), true)}
      {me.initiativeRoll == null && action("initiative", t("button-dminit"), true)}
      {action("hp", t("field-add-hp"))}
      {action("attack", t("button-damage"))}
      {action("condition", t("play-conditions"))}
      {action("resources", t("play-resources"))}
      {action("more", t("page-more"))}
    </fieldset>
  );
}

function Opened({
  which,
  table,
  me,
  close,
}: {
  which: NonNullable<Opened>;
  table: Table;
  me: Person;
  close: () => void;
}): JSX.Element {
  const props = { table, me, close };
  switch (which) {
    case "hp":
      return <HitPointSheet {...props} />;
    case "attack":
      return <AttackSheet {...props} />;
    case "condition":
      return <ConditionSheet {...props} />;
    case "resources":
      return <ResourceSheet {...props} />;
    case "more":
      return <MoreSheet {...props} />;
    case "initiative":
      return <DieSheet {...props} what="initiative" />;
    case "saves":
      return <SaveSheet {...props} />;
    case "save":
      return <DieSheet {...props} what="save" />;
  }
}
