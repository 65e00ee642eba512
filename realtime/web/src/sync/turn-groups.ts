import type { Encounter, TurnGroup } from "./wire";

/** The place of a participant in a group that acts on one turn. */
export interface Membership {
  /** "Goblins ×4". */
  label: string;
  isFirst: boolean;
}

/** The memberships by participant's id. */
export function memberships(encounter: Encounter): Map<string, Membership> {
  const found = new Map<string, Membership>();
  for (const group of encounter.groups ?? []) {
    const label = groupLabel(group);
    for (const id of group.participantIds) {
      found.set(id, { label, isFirst: id === group.participantIds[0] });
    }
  }
  return found;
}

/** The ids of those whose turn it is. */
export function acting(encounter: Encounter): Set<string> {
  const { actingParticipantIds = [], currentParticipantId } = encounter;
  return new Set(currentParticipantId ? [currentParticipantId, ...actingParticipantIds] : []);
}

/** The name of whose turn it is: that of a group, for those who act on one turn. */
export function turnName(encounter: Encounter, id: string, name: string): string {
  return memberships(encounter).get(id)?.label ?? name;
}

function groupLabel({ name, participantIds, standing }: TurnGroup): string {
  return `${name} ×${standing || participantIds.length}`;
}
