import { effect } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { FightName, ForgetDevice, Gate } from "../table/ConnectionGate";
import { Freshness, Log, NoteBar, Sheet } from "../table/common";
import type { Table } from "../table/model";
import { Order } from "./Order";
import { OwnSheet } from "./OwnSheet";
import { Requests } from "./Requests";
import { TurnBanner } from "./TurnBanner";

/** A player's page: the order above, what is his own below, within reach of a thumb. */
export function Play({ table }: { table: Table }): JSX.Element {
  useEffect(() => callOnOwnTurn(table), [table]);
  return (
    <Gate table={table}>
      <div class="play" data-stale={table.isFresh.value ? undefined : ""}>
        <Top table={table} />
        <main>
          <TurnBanner table={table} />
          <Order table={table} />
          <Requests table={table} />
          <section class="happened" aria-label="What happened">
            <h2>What happened</h2>
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
  const fight = table.fight.value;
  return (
    <header class="top">
      <FightName table={table} />
      <p class="round">{fight?.round ? `Round ${fight.round}` : "Before the fight"}</p>
      <Freshness table={table} />
      <button type="button" class="quiet" onClick={() => setOpen(true)}>
        Menu
      </button>
      {isOpen && (
        <Sheet title="Menu" onClose={() => setOpen(false)}>
          <div class="stack">
            {table.isDm.value && (
              <a class="button" href="console">
                Open the DM’s console
              </a>
            )}
            <ForgetDevice />
            <p>In Discord, /play revoke:True ends all of your links at once.</p>
          </div>
        </Sheet>
      )}
    </header>
  );
}

/** Say it in the tab's title and in the hand when the turn becomes one's own. */
function callOnOwnTurn(table: Table): () => void {
  let was: string | null = null;
  return effect(() => {
    const fight = table.fight.value;
    const own = table.own.value.find(({ _id }) => _id === fight?.currentParticipantId);
    const isOwn = fight?.status === "active" && own !== undefined;
    document.title = isOwn ? "● Your turn" : (fight?.name ?? "The fight");
    const now = isOwn ? `${fight?.round} ${own?._id}` : null;
    // Browsers let a page that was never touched keep still.
    if (now && now !== was && navigator.userActivation?.hasBeenActive) navigator.vibrate?.(150);
    was = now;
  });
}
