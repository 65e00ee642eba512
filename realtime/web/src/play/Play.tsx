import { effect } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/texts";
import { acting } from "../sync/turn-groups";
import { EncounterName, ForgetDevice, Gate } from "../table/ConnectionGate";
import { Freshness, Log, NoteBar, Sheet } from "../table/common";
import { DropImport, FileField } from "../table/DropImport";
import { LanguageChoice } from "../table/language";
import type { Table } from "../table/model";
import { Order } from "./Order";
import { OwnSheet } from "./OwnSheet";
import { Requests } from "./Requests";
import { TurnBanner } from "./TurnBanner";

/** The player's page: the initiative order above, the user's own character below. */
export function Play({ table }: { table: Table }): JSX.Element {
  useEffect(() => callOnOwnTurn(table), [table]);
  return (
    <Gate table={table}>
      <div class="play" data-stale={table.isFresh.value ? undefined : ""}>
        <Top table={table} />
        <main>
          <TurnBanner table={table} />
          <DropImport table={table} />
          <Order table={table} />
          <Requests table={table} />
          <section class="happened" aria-label={t("page-happened")}>
            <h2>{t("page-happened")}</h2>
            <Log table={table} most={12} />
          </section>
        </main>
        <NoteBar table={table} />
        <OwnSheet table={table} />
      </div>
    </Gate>
  );
}

function Top({ table }: { table: Table }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const encounter = table.encounter.value;
  const before = encounter?.status === "completed" ? null : t("play-before");
  return (
    <header class="top">
      <div class="title">
        <EncounterName table={table} />
        <p class="round">{encounter?.round ? t("log-round", { round: encounter.round }) : before}</p>
      </div>
      <Freshness table={table} />
      <button type="button" class="quiet" onClick={() => setOpen(true)}>
        {t("page-menu")}
      </button>
      {isOpen && (
        <Sheet title={t("page-menu")} onClose={() => setOpen(false)}>
          <div class="stack">
            <p data-part="whole-name">{encounter?.name}</p>
            {table.isDm.value && (
              <a class="button" href="console">
                {t("play-open-console")}
              </a>
            )}
            <FileField table={table} close={() => setOpen(false)} />
            <LanguageChoice />
            <ForgetDevice />
            <p>{t("play-revoke")}</p>
          </div>
        </Sheet>
      )}
    </header>
  );
}

/** Announce the user's own turn by the tab's title and a vibration. */
function callOnOwnTurn(table: Table): () => void {
  let was: string | null = null;
  return effect(() => {
    const encounter = table.encounter.value;
    const onTurn = encounter ? acting(encounter) : new Set();
    const own = table.own.value.find(({ _id }) => onTurn.has(_id));
    const isOwn = encounter?.status === "active" && own !== undefined;
    document.title = isOwn ? t("play-your-turn-title") : (encounter?.name ?? t("page-title"));
    const now = isOwn ? `${encounter?.round} ${own?._id}` : null;
    // Browsers ignore vibration before the first user gesture.
    if (now && now !== was && navigator.userActivation?.hasBeenActive) navigator.vibrate?.(150);
    was = now;
  });
}
