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
  const targets = request.targets ?? commanded;
  const whom = targets.map((target) => nameOf(encounter, target)).join(", ") || "somebody";
  const amount = request.amount ?? command?.amount;
  const about = request.condition ?? command?.condition;
  const typed = typeof about === "string" ? about : about?.name;
  const known = person(encounter, targets[0])?.conditions?.find(({ _id }) => _id === typed);
  const condition = known?.name ?? typed;
  switch (request.type ?? command?.type) {
    case "heal":
      return `${amount} healing for ${whom}`;
    case "set_temporary_hp":
      return `${amount} temporary HP for ${whom}`;
    case "add_condition":
      return `${condition} on ${whom}`;
    case "remove_condition":
      return `no more ${condition} on ${whom}`;
    case "change_condition":
      return `${condition} on ${whom}, changed`;
    case "stabilise":
      return `${whom} stabilized`;
    default:
      return `${partsText(request.parts ?? command?.parts ?? [])} damage to ${whom}`;
  }
}
