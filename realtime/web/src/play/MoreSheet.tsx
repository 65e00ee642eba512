import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Sheet } from "../table/common";
import { FormPanel } from "../table/FormPanel";
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
    <Sheet title={`${me.name}: more`} onClose={close}>
      <div class="stack">
        {me.concentration ? (
          <button
            type="button"
            disabled={!isReady}
            onClick={() => act("End concentration", "end_concentration", mine)}
          >
            Drop {me.concentration.name}
          </button>
        ) : (
          <form
            class="inline"
            onSubmit={(event) => {
              event.preventDefault();
              if (spell.trim() && isReady) act("Concentrate", "concentrate", { ...mine, name: spell.trim() });
            }}
          >
            <label class="field">
              Concentrate on
              <input
                type="text"
                maxLength={80}
                autocomplete="off"
                value={spell}
                onInput={(event) => setSpell(event.currentTarget.value)}
              />
            </label>
            <button type="submit" disabled={!isReady || !spell.trim()}>
              Start
            </button>
          </form>
        )}
        <FormPanel table={table} of={me} onDone={close} />
        <button type="button" disabled={!isReady} onClick={() => setRolls(true)}>
          Initiative{me.initiativeRoll == null ? "" : ` again (now ${me.initiativeRoll})`}
        </button>
        {encounter?.status === "active" && (
          <button
            type="button"
            disabled={!isReady}
            onClick={() =>
              me.isDelayed ? act("Act now", "take_turn", mine) : act("Hold back", "delay_turn", mine)
            }
          >
            {me.isDelayed ? "Act now" : "Hold back: act later this round"}
          </button>
        )}
        <button
          type="button"
          aria-pressed={me.reactionUsed ?? false}
          disabled={!isReady}
          onClick={() =>
            act("Reaction", "update_participant", { ...mine, changes: { reactionUsed: !me.reactionUsed } })
          }
        >
          {me.reactionUsed ? "Reaction used: give it back" : "Use my reaction"}
        </button>
        <button type="button" disabled={!isReady} onClick={() => act("Undo", "undo")}>
          Take back my last change
        </button>
      </div>
    </Sheet>
  );
}
