import { t } from "../../i18n/texts";
import type { EventView, HpChanged, Participant } from "../../sync/wire";
import type { Detail, Effect } from "../moment";
import type { Change } from "./change";
import { damageType } from "./damage-types";
import { fateMoments } from "./fate-moments";

/** A change of hit points: damage or healing, and what comes of it. */
export function hitPointMoments(change: Change, event: HpChanged): Effect[] {
  const now = change.now(event.participantId);
  if (!now) return [];
  const tone = toneOf(event, change.was(event.participantId), now);
  const amount = tone === "damage" ? event.damage : event.healing;
  const critical = tone === "damage" && event.isCritical === true;
  const fate = change.fates.get(now._id);
  const effects: Effect[] = [];
  if (tone && amount !== 0) {
    effects.push(...amountRolled(change, now.name, event, amount));
    // When the amount is unknown, the fall alone is shown.
    const known = amount === undefined ? {} : { amount };
    const detail = change.detailOf(now, event);
    if (amount !== undefined || critical || fate === undefined || detail.by) {
      effects.push({ kind: "float", participantId: now._id, tone, critical, ...known, ...given(detail) });
    }
    const said = captionOf(now.name, tone, amount, detail.types ?? []);
    const text = critical ? t("caption-critical", { text: said }) : said;
    effects.push({ kind: "caption", text: withSource(text, detail) });
  }
  return [...effects, ...fateMoments(change, now._id)];
}

/** An attack roll, and its hit or miss where no damage of this change tells of it. */
export function attackMoments(change: Change, view: EventView, now: Participant): Effect[] {
  const { hit = false, isCritical = false, natural } = view;
  const detail = change.detailOf(now);
  const rolls: Effect[] = [];
  if (typeof natural === "number" && detail.by) {
    const tone = hit ? "good" : "bad";
    rolls.push({ kind: "roll", who: detail.by, what: detail.means ?? "", rolled: natural, tone });
  }
  if (change.damaged.has(now._id)) return rolls;
  const tone = hit ? "damage" : "miss";
  const text = t(hit ? "caption-attack-hits" : "caption-attack-misses", { name: now.name });
  return [
    ...rolls,
    { kind: "float", participantId: now._id, tone, critical: isCritical, ...given(detail) },
    { kind: "caption", text: withSource(text, detail) },
  ];
}

/** The dice of an amount that this audience may see. */
function amountRolled(change: Change, name: string, event: HpChanged, amount: number | undefined): Effect[] {
  if (!event.dice || amount === undefined || !change.showDice()) return [];
  const who = change.nameOf(event.sourceId) ?? name;
  return [{ kind: "roll", who, what: event.dice.replaceAll("~~", ""), rolled: amount, tone: "neutral" }];
}

function given(detail: Detail): { detail?: Detail } {
  return Object.keys(detail).length > 0 ? { detail } : {};
}

function captionOf(
  name: string,
  tone: "damage" | "healing",
  amount: number | undefined,
  types: readonly string[],
): string {
  if (tone === "healing")
    return amount === undefined
      ? t("caption-healing-unknown", { name })
      : t("caption-healing", { name, amount });
  if (amount === undefined) return t("caption-damage-unknown", { name });
  if (types.length === 0) return t("caption-damage", { name, amount });
  return t("caption-damage-types", { name, amount, types: types.map(damageType).join(", ") });
}

function withSource(text: string, { by: source, means: attack }: Detail): string {
  if (!source) return text;
  return attack ? t("caption-by-attack", { source, attack, text }) : t("caption-by", { source, text });
}

/** The event's own tone if this audience may know it, else derived from the visible health. */
function toneOf(
  event: HpChanged,
  was: Participant | undefined,
  now: Participant,
): "damage" | "healing" | null {
  if (event.tone) return event.tone;
  if (event.damage !== undefined) return "damage";
  if (event.healing !== undefined) return "healing";
  const change = health(now) - health(was ?? now);
  return change < 0 ? "damage" : change > 0 ? "healing" : null;
}

const LADDER = ["down", "critical", "bloodied", "hurt", "unhurt"];

function health(participant: Participant): number {
  if (typeof participant.currentHP === "number") return participant.currentHP + (participant.tempHP ?? 0);
  return participant.healthBand ? LADDER.indexOf(participant.healthBand) : 0;
}
