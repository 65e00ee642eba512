import { conditionCaption } from "../../i18n/captions";
import { t } from "../../i18n/texts";
import type { TimedEvent } from "../../sync/connection";
import { turnName } from "../../sync/turn-groups";
import type {
  ConditionAdded,
  ConditionRemoved,
  EncounterUpdated,
  EventView,
  HpChanged,
  InitiativeUpdated,
} from "../../sync/wire";
import type { Effect, Tone } from "../moment";
import { Change } from "./change";
import { fateMoments } from "./fate-moments";
import { attackMoments, hitPointMoments } from "./hit-moments";
import { deathSaveMoments, initiativeMoments, saveMoments } from "./roll-moments";

/** The effects of one change, in the order in which it happened. */
export function effectsOf(events: readonly TimedEvent[]): Effect[] {
  const [first, last] = [events[0], events.at(-1)];
  if (!first || !last) return [];
  const change = new Change(first.before, last.after, events);
  return [
    ...appearances(change),
    ...events.flatMap((liveEvent) => momentsOf(change, liveEvent)),
    // Who falls, dies or is up again without a change of hit points.
    ...[...change.fates.keys()].flatMap((id) => fateMoments(change, id)),
  ];
}

function momentsOf(change: Change, { name, event }: TimedEvent): Effect[] {
  switch (name) {
    case "participant_hp_changed":
      return hitPointMoments(change, event as HpChanged);
    case "turn_advanced":
      return turn(change);
    case "participant_added":
      return added(change, (event as HpChanged).participantId);
    case "initiative_updated":
      return initiativeMoments(change, event as InitiativeUpdated);
    case "condition_added":
    case "condition_removed":
      return condition(change, name, event as ConditionAdded | ConditionRemoved);
    case "encounter_updated":
      return [
        ...header(change, event as EncounterUpdated),
        ...((event as EncounterUpdated).events ?? []).flatMap((view) => viewMoments(change, view)),
      ];
    default:
      return [];
  }
}

function viewMoments(change: Change, view: EventView): Effect[] {
  const now = change.now(view.participantId);
  if (!now) return [];
  const float = (tone: Tone, amount?: number): Effect => ({
    kind: "float",
    participantId: now._id,
    tone,
    critical: false,
    ...(amount === undefined ? {} : { amount }),
  });
  switch (view.type) {
    case "attack_made":
      return attackMoments(change, view, now);
    case "save_made":
      return saveMoments(view, now);
    case "death_save_rolled":
      return deathSaveMoments(view, now);
    case "concentration_ended": {
      if (view.reason === "replaced" || view.reason === "down" || !view.name) return [];
      const text = t("caption-concentration-lost", { name: now.name, effect: view.name });
      return [float("concentration"), { kind: "caption", text }];
    }
    case "temporary_hp_set": {
      const gained = (view.after ?? 0) - (view.before ?? 0);
      if (gained <= 0) return [];
      const text = t("caption-temporary", { name: now.name, amount: gained });
      return [float("temporary", gained), { kind: "caption", text }];
    }
    default:
      return [];
  }
}

/** Who is seen, or named, from this change on: said before what they do. */
function appearances(change: Change): Effect[] {
  return change.after.participants.flatMap((now): Effect[] => {
    const was = change.was(now._id);
    if (change.joining.has(now._id)) return [];
    const isNamed = was?.visibility === "unknown" && now.visibility !== "unknown";
    if (was && !isNamed) return [];
    const { _id: participantId, name } = now;
    return [
      { kind: "float", participantId, tone: "reveal", critical: false },
      caption(t(was ? "caption-revealed" : "caption-appears", { name })),
    ];
  });
}

function turn(change: Change): Effect[] {
  const { before, after } = change;
  const participant = change.now(after.currentParticipantId);
  if (!participant || after.status !== "active") return [];
  // An unseen participant acted: this audience's turn did not change.
  if (before.currentParticipantId === participant._id && before.round === after.round) return [];
  const isNewRound = after.round > before.round;
  const name = turnName(after, participant._id, participant.name);
  return [
    ...(change.isBeginning ? [caption(t("caption-begins"))] : []),
    { kind: "turn", participant, round: after.round, isNewRound },
    caption(isNewRound ? t("caption-round-turn", { name, round: after.round }) : t("caption-turn", { name })),
  ];
}

function added(change: Change, id: string | undefined): Effect[] {
  const participant = change.now(id);
  if (!participant || !change.report(participant._id)) return [];
  return [caption(t("caption-enters", { name: participant.name }))];
}

function condition(change: Change, name: string, event: ConditionAdded | ConditionRemoved): Effect[] {
  const participant = change.now(event.participantId);
  // A fall brings conditions of its own, and a return takes them away; neither is worth a word.
  if (!participant || !event.condition || change.fates.has(participant._id)) return [];
  const { name: called } = event.condition;
  return [caption(conditionCaption(participant.name, called, name === "condition_added"))];
}

function header({ after }: Change, { reason }: EncounterUpdated): Effect[] {
  if (reason === "started" && !after.currentParticipantId)
    return [{ kind: "banner", text: t("overlay-initiative") }, caption(t("caption-begins"))];
  if (reason === "paused") return [caption(t("caption-paused"))];
  if (reason === "ended") return [caption(t("caption-over", { round: after.round }))];
  return [];
}

function caption(text: string): Effect {
  return { kind: "caption", text };
}
