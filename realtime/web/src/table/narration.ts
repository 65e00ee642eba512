import { conditionCaption, hitPointCaption } from "../i18n/captions";
import { conditionInText, conditionName } from "../i18n/conditions";
import { abilityName, damageText } from "../i18n/game";
import { known, plain, t } from "../i18n/texts";
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
import { nameOf, type TableEncounter } from "./participants";

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
    case "turn_advanced": {
      const id = is.currentParticipantId;
      return id ? [plain(t("told-turn", { round: is.round, name: turnName(is, id, nameOf(is, id)) }))] : [];
    }
    case "participant_hp_changed":
      return [plain(hitPoints(change, who))];
    case "initiative_updated":
      return change.initiativeRoll === undefined
        ? []
        : [plain(t("told-initiative", { name: who, total: change.initiativeRoll }))];
    case "condition_added":
    case "condition_removed":
      return change.condition
        ? [plain(conditionCaption(who, change.condition.name, name === "condition_added"))]
        : [];
    case "participant_added":
      return [plain(t("caption-enters", { name: change.participant?.name ?? t("page-somebody") }))];
    case "participant_removed":
      return [plain(t("told-removed", { name: who }))];
    default:
      return (change.events ?? []).flatMap((received) => sentence(received, is, was) ?? []);
  }
}

function hitPoints({ damage, healing, newHP, healthBand, isCritical }: ChangeFields, name: string): string {
  const amount = damage || healing;
  if (amount) {
    const text = plain(hitPointCaption(name, damage ? "damage" : "healing", amount, isCritical));
    return newHP === undefined ? text : t("event-hp-left", { text, hp: newHP });
  }
  if (healthBand) return t("event-band", { name, band: t(`band-${healthBand}`) });
  return newHP === undefined ? t("event-hp-unknown", { name }) : t("event-hp-now", { name, hp: newHP });
}

const SENTENCES: Record<string, (received: EventView, who: string, is: TableEncounter) => string> = {
  encounter_started: () => t("caption-begins"),
  encounter_paused: () => t("told-encounter-paused"),
  encounter_resumed: () => t("told-encounter-resumed"),
  encounter_ended: (_, __, { round }) => t("told-encounter-ended", { round }),
  change_undone: () => t("told-change-undone"),
  change_redone: () => t("told-change-redone"),
  death_save_rolled: ({ total, successes, failures }, name) =>
    t("told-death-save", { name, total, successes, failures }),
  participant_downed: ({ fate }, who) =>
    known(`told-downed-${dashed(fate)}`, { who }) ?? t("told-downed-defeated", { who }),
  participant_died: (_, who) => t("told-died", { who }),
  healing_failed: (_, who) => t("told-healing-failed", { who }),
  participant_stabilised: (_, who) => t("told-stabilised", { who }),
  participant_revived: (_, who) => t("told-revived", { who }),
  concentration_started: ({ name }, who) => t("told-concentrates", { who, name }),
  concentration_ended: ({ name }, who) => t("told-concentration-ended", { who, name }),
  concentration_check_due: ({ name, dc }, who) => t("told-concentration-check", { who, name, dc }),
  effect_due: ({ name: effect, kind, amountText, damageType }, name) => {
    const amount = amountText;
    const what = kind === "healing" ? t("effect-healing", { amount }) : damageText(amount, damageType);
    return t("told-effect-due", { name, effect, amount: what });
  },
  effect_skipped: ({ name }, who) => t("told-effect-skipped", { who, name }),
  save_due: ({ name, ability = "", dc }, names) => {
    const said = { effect: name, ability: abilityName(ability), names };
    return dc === undefined ? t("told-effect", said) : t("told-effect-dc", { ...said, dc });
  },
  save_made: ({ about, name: effect, isPassed, total, dc }, name) => {
    const kind = `${about === "concentration" ? "concentration" : "effect"}-${isPassed ? "passed" : "failed"}`;
    const text = t(`told-save-${kind}`, { name, effect });
    return total == null ? text : `${text} (${t("told-save-total", { total, dc })})`;
  },
  save_dropped: ({ name }, who) => t("told-save-dropped", { who, name }),
  reminder_due: ({ text }, who) => t("told-reminder", { who, text }),
  temporary_hp_set: ({ after }, name) => t("told-temporary", { name, amount: after }),
  turn_delayed: (_, who) => t("told-delayed", { who }),
  condition_changed: ({ condition, fields = [] }, name) =>
    condition
      ? t("told-condition-changed", {
          condition: conditionName(condition.name),
          name,
          what: changesOf(condition, fields).join(", ") || t("event-changed"),
        })
      : "",
  condition_resisted: ({ name }, who) => t("told-resisted", { who, name: conditionInText(String(name)) }),
  legendary_spent: ({ what, remaining }, name) => t(`told-legendary-${what}`, { name, remaining }),
  resource_changed: ({ name: what, current, maximum, reason }, name) =>
    reason === "removed"
      ? t("told-resource-removed", { name, what })
      : t("told-resource", { name, what, left: current, most: maximum }),
  recharge_due: ({ name: what, needs, natural, isBack }, name) =>
    natural == null
      ? t("told-recharge-due", { name, what, least: needs })
      : t(isBack ? "told-recharge-back" : "told-recharge-not", { name, what, natural }),
  rested: ({ kind, hitDice, faces }, name) => {
    const count = Math.abs(hitDice ?? 0);
    const dice = count ? t((hitDice ?? 0) > 0 ? "told-hit-dice-spent" : "told-hit-dice-back", { count }) : "";
    const rolled = faces?.length ? ` (${faces.join(" + ")})` : "";
    return [t(`told-rested-${kind}`, { name }), dice && `${dice}${rolled}`].filter(Boolean).join(", ");
  },
  rest_failed: ({ reason }, name) =>
    known(`told-rest-failed-${dashed(reason)}`, { name }) ?? t("told-rest-failed-no-hit-points", { name }),
  inspiration_changed: ({ hasInspiration }, name) =>
    t(hasInspiration ? "told-inspired" : "told-inspiration-spent", { name }),
  damage_requested: () => t("event-damage-requested"),
  action_requested: () => t("event-action-requested"),
  request_settled: ({ answer }) => t(`event-settled-${answer}`),
};

function sentence(received: EventView, is: TableEncounter, was: TableEncounter): string | null {
  const known = is.participants.some(({ _id }) => _id === received.participantId) ? is : was;
  const who = received.participantName ?? nameOf(known, received.participantId);
  const text = SENTENCES[received.type]?.(received, who, is);
  return text ? plain(text) : null;
}

function changesOf({ duration, level, saveEnds }: Condition, fields: string[]): string[] {
  const changes: [string, string][] = [
    ["duration", duration < 0 ? t("changed-until-removed") : t("changed-rounds", { rounds: duration })],
    ["level", t("level", { level: level ?? 0 })],
    [
      "saveEnds",
      saveEnds
        ? t("changed-save", { ability: abilityName(saveEnds.ability), dc: saveEnds.dc })
        : t("changed-no-save"),
    ],
  ];
  const said = changes.filter(([field]) => fields.includes(field)).map(([, words]) => words);
  const isAnchored = fields.includes("ends") || fields.includes("anchorId");
  return isAnchored ? [...said, t("event-counts-otherwise")] : said;
}

function dashed(word: unknown): string {
  return String(word).replaceAll("_", "-");
}
