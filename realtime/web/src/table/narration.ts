import type { TimedEvent } from "../sync/connection";
import { turnName } from "../sync/turn-groups";
import type {
  Condition,
  ConditionAdded,
  EncounterUpdated,
  EventView,
  HpChanged,
  InitiativeUpdated,
  ParticipantAdded,
} from "../sync/wire";
import { bandWords, type DamageFraction, nameOf, roundsLeft, type TableEncounter } from "./participants";

/** The fields of every event of a change. */
type ChangeFields = Partial<
  HpChanged & InitiativeUpdated & ConditionAdded & ParticipantAdded & EncounterUpdated
>;

/** Describe a live event in sentences, as this page's audience may see it. */
export function narrate({ name, event, before, after }: TimedEvent): string[] {
  const change = event as ChangeFields;
  const [was, is] = [before as TableEncounter, after as TableEncounter];
  const who = change.participantId
    ? is.participants.some((p) => p._id === change.participantId)
      ? nameOf(is, change.participantId)
      : nameOf(was, change.participantId)
    : "";
  switch (name) {
    case "turn_advanced":
      return is.currentParticipantId
        ? [
            `Round ${is.round}: ${turnName(is, is.currentParticipantId, nameOf(is, is.currentParticipantId))} has the turn.`,
          ]
        : [];
    case "participant_hp_changed":
      return [hitPoints(change, who)];
    case "initiative_updated":
      return change.initiativeRoll === undefined ? [] : [`${who} acts on ${change.initiativeRoll}.`];
    case "condition_added":
      return change.condition ? [`${who} is ${lower(change.condition.name)}.`] : [];
    case "condition_removed":
      return change.condition ? [`${who} is no longer ${lower(change.condition.name)}.`] : [];
    case "participant_added":
      return [`${change.participant?.name ?? "Somebody"} joins the fight.`];
    case "participant_removed":
      return [`${who} leaves the fight.`];
    default:
      return (change.events ?? []).flatMap((received) => sentence(received, is, was) ?? []);
  }
}

function hitPoints({ damage, healing, newHP, healthBand, isCritical }: ChangeFields, who: string): string {
  const now = newHP === undefined ? "" : ` (${newHP} left)`;
  if (damage) return `${isCritical ? "Critical hit! " : ""}${who} takes ${damage} damage${now}.`;
  if (healing) return `${who} regains ${healing} hit points${now}.`;
  if (healthBand) return `${who}: ${bandWords[healthBand].toLowerCase()}.`;
  return newHP === undefined ? `${who}’s hit points changed.` : `${who} has ${newHP} hit points.`;
}

const ANSWERS: Record<DamageFraction, string> = {
  full: "all of the damage",
  half: "half of the damage",
  double: "twice the damage",
  none: "no damage",
};

const SENTENCES: Record<string, (received: EventView, who: string) => string> = {
  encounter_started: () => "The fight begins.",
  encounter_paused: () => "The fight is paused.",
  encounter_resumed: () => "The fight goes on.",
  encounter_ended: () => "The fight is over.",
  change_undone: () => "The last change was taken back.",
  change_redone: () => "The change was made again.",
  death_save_rolled: ({ natural, total, successes, failures }, who) =>
    `${who} rolls a death save: ${natural}${natural === total ? "" : `, ${total} in all`}. ${successes} saved, ${failures} failed.`,
  participant_downed: ({ fate }, who) =>
    ({ dying: `${who} is down and dying.`, knocked_out: `${who} is knocked out.`, dead: `${who} is dead.` })[
      String(fate)
    ] ?? `${who} is defeated.`,
  participant_died: (_, who) => `${who} dies.`,
  healing_failed: (_, who) => `${who} is dead: healing does nothing.`,
  participant_stabilised: (_, who) => `${who} is stable.`,
  participant_revived: (_, who) => `${who} is back up.`,
  concentration_started: ({ name }, who) => `${who} concentrates on ${name}.`,
  concentration_ended: ({ name }, who) => `${who} no longer concentrates on ${name}.`,
  concentration_check_due: ({ name, dc }, who) => `${who}: Constitution save DC ${dc} to keep ${name}.`,
  effect_due: ({ name, kind, amountText, damageType }, who) =>
    `${who}: ${name}, ${kind === "healing" ? `heals ${amountText}` : [amountText, damageType].filter(Boolean).join(" ")}.`,
  effect_skipped: ({ name }, who) => `${who}: ${name} does nothing this time.`,
  save_due: ({ name, ability, dc }, who) =>
    `${who}: ${ability} save${dc === undefined ? "" : `, DC ${dc},`} against ${name}.`,
  save_made: ({ about, name, isPassed, total, dc }, who) => {
    const numbers = total == null ? "" : ` (${total} against DC ${dc})`;
    const what = about === "concentration" ? `the save for ${name}` : `the save against ${name}`;
    return `${who} ${isPassed ? "passes" : "fails"} ${what}${numbers}.`;
  },
  save_dropped: ({ name }, who) => `${who}: no save against ${name}.`,
  reminder_due: ({ text }, who) => `${who}: ${text}`,
  temporary_hp_set: ({ after }, who) => `${who} has ${after} temporary hit points.`,
  turn_delayed: (_, who) => `${who} holds back.`,
  condition_changed: ({ condition, fields = [] }, who) =>
    condition ? `${condition.name} on ${who}: ${changesOf(condition, fields).join(", ") || "changed"}.` : "",
  condition_resisted: ({ name }, who) => `${who} is immune to ${lower(String(name))}.`,
  legendary_spent: ({ what, remaining }, who) => `${who}: ${remaining} legendary ${what}s left.`,
  resource_changed: ({ name, current, maximum, reason }, who) =>
    reason === "removed" ? `${who} has ${name} no longer.` : `${who}: ${name} ${current} of ${maximum}.`,
  recharge_due: ({ name, needs, natural, isBack }, who) =>
    natural == null
      ? `${who}: ${name} recharges on a d6 of ${needs} or more.`
      : `${who}: ${name} ${isBack ? "is back" : "is not back"}, a ${natural}.`,
  rested: ({ kind, hitDice, faces }, who) => {
    const dice = hitDice ? `, ${Math.abs(hitDice)} hit dice ${hitDice > 0 ? "spent" : "back"}` : "";
    return `${who} takes a ${kind} rest${dice}${faces?.length ? ` (${faces.join(" + ")})` : ""}.`;
  },
  rest_failed: ({ reason }, who) =>
    ({ dead: `${who} is dead: no rest helps.`, dying: `${who} is dying, and can’t rest.` })[String(reason)] ??
    `${who} had no hit points when the rest began.`,
  inspiration_changed: ({ hasInspiration }, who) =>
    hasInspiration ? `${who} has inspiration.` : `${who} spends inspiration.`,
  damage_requested: () => "The damage waits for the DM’s answer.",
  action_requested: () => "That waits for the DM’s answer.",
  request_settled: ({ answer }) => `The DM allows ${ANSWERS[answer as DamageFraction] ?? answer}.`,
};

function sentence(received: EventView, is: TableEncounter, was: TableEncounter): string | null {
  const known = is.participants.some(({ _id }) => _id === received.participantId) ? is : was;
  const who = received.participantName ?? nameOf(known, received.participantId);
  return SENTENCES[received.type]?.(received, who) ?? null;
}

function changesOf({ duration, level, saveEnds }: Condition, fields: string[]): string[] {
  const changes: [string, string][] = [
    ["duration", duration < 0 ? "until removed" : roundsLeft(duration)],
    ["level", `level ${level}`],
    ["saveEnds", saveEnds ? `${saveEnds.ability} save, DC ${saveEnds.dc}` : "no save ends it"],
  ];
  const said = changes.filter(([field]) => fields.includes(field)).map(([, words]) => words);
  return fields.includes("ends") || fields.includes("anchorId") ? [...said, "counts otherwise"] : said;
}

function lower(name: string): string {
  return name.toLowerCase();
}
