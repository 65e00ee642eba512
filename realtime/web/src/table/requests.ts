import { conditionName } from "../i18n/conditions";
import { t } from "../i18n/texts";
import type { PlayerRequest } from "../sync/wire";
import { nameOf, partsText, person, type TableEncounter } from "./participants";

/** Whether a request is for damage, which is answered by a share. */
export function isForDamage({ type, command }: PlayerRequest): boolean {
  return (type ?? command?.type ?? "deal_damage") === "deal_damage";
}

/** What a request asks for, as text: from its own player's fields, or from the command that the DM gets. */
export function requestText(encounter: TableEncounter, request: PlayerRequest): string {
  const { command } = request;
  const one = command?.participantId ? [command.participantId] : [];
  const commanded =
    command?.targets?.map(({ participantId }) => participantId) ?? command?.participantIds ?? one;
  const ids = request.targets ?? commanded;
  const targets = ids.map((target) => nameOf(encounter, target)).join(", ") || t("page-somebody");
  const amount = request.amount ?? command?.amount;
  const about = request.condition ?? command?.condition;
  const typed = typeof about === "string" ? about : about?.name;
  const known = person(encounter, ids[0])?.conditions?.find(({ _id }) => _id === typed);
  const condition = conditionName(known?.name ?? typed ?? "");
  switch (request.type ?? command?.type) {
    case "heal":
      return t("page-request-heal", { amount, targets });
    case "set_temporary_hp":
      return t("page-request-temporary", { amount, targets });
    case "add_condition":
      return t("page-request-condition", { condition, targets });
    case "remove_condition":
      return t("page-request-condition-off", { condition, targets });
    case "change_condition":
      return t("page-request-condition-changed", { condition, targets });
    case "stabilise":
      return t("page-request-stabilise", { targets });
    default:
      return t("page-request", { damage: partsText(request.parts ?? command?.parts ?? []), targets });
  }
}
