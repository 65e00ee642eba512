import { t } from "../../i18n/texts";
import type { Effect } from "../moment";
import type { Change } from "./change";

/** How a participant falls, dies or is up again; once in a change. */
export function fateMoments(change: Change, id: string): Effect[] {
  const fate = change.fates.get(id);
  const now = change.now(id);
  if (!fate || !now || !change.report(id)) return [];
  if (fate === "revival") return [{ kind: "caption", text: t("caption-revival", { name: now.name }) }];
  const text = t(fate === "death" ? "caption-death" : "caption-defeat", { name: now.name });
  return [
    { kind: "float", participantId: id, tone: fate, critical: false },
    { kind: "caption", text },
  ];
}
