import { effect } from "@preact/signals";
import type { Model } from "./model";

const KEPT = "tracker-turn";

/**
 * Keep in the tab when the present turn began, so that the timer goes on after the page was loaded again.
 *
 * The server says when a turn begins, not how long one goes on. A turn that began unseen has no timer.
 */
export function rememberTurn(model: Model, tab: Storage): void {
  effect(() => {
    const encounter = model.encounter.value;
    const began = model.turnBegan.value;
    if (!encounter) return;
    const turn = `${encounter._id} ${encounter.round} ${encounter.currentParticipantId}`;
    if (began !== null) return tab.setItem(KEPT, JSON.stringify({ turn, began }));
    const kept = JSON.parse(tab.getItem(KEPT) ?? "null") as { turn: string; began: number } | null;
    if (kept?.turn === turn) model.turnBegan.value = kept.began;
  });
}
