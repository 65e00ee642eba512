import type { Encounter, Participant, Patch } from "./wire";

/** Apply a patch and keep every object that did not change, so that a renderer can skip it. */
export function applyPatch(encounter: Encounter, patch: Patch | undefined, version: number): Encounter {
  const next: Encounter = { ...encounter, ...patch?.header, version };
  if (patch?.participants || patch?.removed || patch?.order) {
    next.participants = patchedParticipants(encounter.participants, patch);
  }
  return next;
}

/** Take a full state, but keep equal objects of `previous`. */
export function reconcile(previous: Encounter | null, incoming: Encounter): Encounter {
  if (!previous || previous._id !== incoming._id) return incoming;
  const known = byId(previous.participants);
  const participants = incoming.participants.map((participant) => {
    const before = known.get(participant._id);
    return before && sameJson(before, participant) ? before : participant;
  });
  return { ...incoming, participants };
}

function patchedParticipants(current: Participant[], patch: Patch): Participant[] {
  const known = byId(current);
  for (const id of patch.removed ?? []) known.delete(id);
  for (const participant of patch.participants ?? []) {
    const before = known.get(participant._id);
    known.set(participant._id, before && sameJson(before, participant) ? before : participant);
  }
  if (!patch.order) return [...known.values()];
  const ordered: Participant[] = [];
  for (const id of patch.order) {
    const participant = known.get(id);
    if (participant) ordered.push(participant);
    known.delete(id);
  }
  // A participant missing in the order stays in the encounter.
  return [...ordered, ...known.values()];
}

function byId(participants: Participant[]): Map<string, Participant> {
  return new Map(participants.map((participant) => [participant._id, participant]));
}

function sameJson(left: unknown, right: unknown): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}
