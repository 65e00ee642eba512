import { t } from "../../i18n/texts";
import type { EventView, InitiativeUpdated, Participant } from "../../sync/wire";
import type { Detail, Effect } from "../moment";
import type { Change } from "./change";

export function initiativeMoments(
  change: Change,
  { participantId, initiativeRoll }: InitiativeUpdated,
): Effect[] {
  const who = change.nameOf(participantId);
  if (!who || initiativeRoll === undefined) return [];
  return [{ kind: "roll", who, what: t("overlay-roll-initiative"), rolled: initiativeRoll, tone: "neutral" }];
}

export function saveMoments(view: EventView, now: Participant): Effect[] {
  const { name: effect = "", isPassed = false, natural, total } = view;
  const rolled = natural ?? total ?? undefined;
  const detail: Detail = { isPassed, ...(rolled === undefined ? {} : { rolled }) };
  const text = t(isPassed ? "caption-save-passed" : "caption-save-failed", { name: now.name, effect });
  return [...roll(now.name, effect, rolled, isPassed), ...saved(now._id, detail, text)];
}

export function deathSaveMoments({ natural }: EventView, now: Participant): Effect[] {
  if (typeof natural !== "number") return [];
  const isPassed = natural >= 10;
  const text =
    natural === 20
      ? t("caption-natural-20", { name: now.name })
      : t("caption-death-save", { name: now.name, natural });
  const rolls = roll(now.name, t("overlay-roll-death-save"), natural, isPassed);
  if (natural !== 20) return [...rolls, ...saved(now._id, { isPassed, rolled: natural }, text)];
  const float: Effect = { kind: "float", participantId: now._id, tone: "natural20", critical: false };
  return [...rolls, float, { kind: "caption", text }];
}

function roll(who: string, what: string, rolled: number | undefined, isGood: boolean): Effect[] {
  if (rolled === undefined) return [];
  return [{ kind: "roll", who, what, rolled, tone: isGood ? "good" : "bad" }];
}

function saved(participantId: string, detail: Detail, text: string): Effect[] {
  return [
    { kind: "float", participantId, tone: "save", critical: false, detail },
    { kind: "caption", text },
  ];
}
