import type { JSX } from "preact";
import { capital, t } from "../../i18n/texts";
import type { Participant } from "../../sync/wire";
import type { Float } from "../model";
import type { Tone } from "../moment";
import { Icon } from "../view/Icon";
import { Die } from "./Dice";
import { damageType } from "./damage-types";

/**
 * Slabs that come out of a row and fade: a number, and what goes with it.
 *
 * They are drawn inside the row, so that the layout keeps them beside it while it moves.
 */
export function Floats({ floats }: { floats: readonly Float[] }): JSX.Element {
  return (
    <span class="floats" data-part="floats" aria-hidden="true">
      {floats.map((float) => (
        <FloatView key={float.key} float={float} />
      ))}
    </span>
  );
}

export interface UnseenFloatsProps {
  /** Whose rows are outside the window. */
  people: readonly Participant[];
  floats: ReadonlyMap<string, readonly Float[]>;
}

/** The slab at the note that counts the rows outside the window: what weighs most, and how many others there are. */
export function UnseenFloats({ people, floats }: UnseenFloatsProps): JSX.Element | null {
  const found = people.flatMap(({ _id, name }) =>
    (floats.get(_id) ?? []).slice(-1).map((float) => ({ float, name })),
  );
  const [shown] = found.sort((a, b) => weightOf(b.float) - weightOf(a.float) || b.float.key - a.float.key);
  if (!shown) return null;
  return (
    <span class="floats" data-part="floats" aria-hidden="true">
      <FloatView key={shown.float.key} {...shown} others={found.length - 1} />
    </span>
  );
}

const ICONS: Partial<Record<Tone, string>> = {
  defeat: "down",
  death: "skull",
  concentration: "concentration",
  temporary: "shield",
  reveal: "eye",
};

/** What decides how an encounter goes for a participant: larger than the rest. */
const FATES: ReadonlySet<Tone> = new Set(["death", "defeat", "natural20"]);

function fateOf({ tone, words }: Float): Tone | undefined {
  return [tone, ...words].find((one) => FATES.has(one));
}

function weightOf(float: Float): number {
  return fateOf(float) ? 2 : Number(float.critical);
}

interface FloatProps {
  float: Float;
  name?: string;
  /** How many more have a slab that is not drawn. */
  others?: number;
}

function FloatView({ float, name, others = 0 }: FloatProps): JSX.Element {
  const { amount, critical, detail = {}, participantId, times, tone } = float;
  const said = wordsOf(float);
  // Without an amount, what is most important stands in its place.
  const [largest, ...more] = amount === undefined ? said : [null, ...said];
  const by = [detail.by, detail.means, ...(detail.types ?? []).map(damageType)].filter(Boolean).join(" · ");
  const icon = ICONS[float.words[0] ?? tone];
  return (
    <span
      class="float"
      data-part="float"
      data-tone={tone}
      data-critical={critical ? "" : undefined}
      data-fate={fateOf(float)}
      data-word={amount === undefined ? "" : undefined}
      data-beside={participantId}
      data-passed={tone === "save" ? String(detail.isPassed) : undefined}
    >
      {critical && <i class="burst" />}
      <span class="slab">
        {detail.rolled !== undefined && <Die rolled={detail.rolled} />}
        {icon && <Icon name={icon} />}
        {name && <small dir="auto">{name}</small>}
        <b>{largest ?? `${tone === "damage" ? "−" : "+"}${amount}`}</b>
        {times > 1 && <s data-part="times">×{times}</s>}
        {(more.length > 0 || by || others > 0) && (
          <span class="slab-words">
            {more.map((word) => (
              <em key={word}>{word}</em>
            ))}
            {by && (
              <small data-part="by" dir="auto">
                {by}
              </small>
            )}
            {others > 0 && <small data-part="others">{t("overlay-and-others", { count: others })}</small>}
          </span>
        )}
      </span>
    </span>
  );
}

/** What is said of a slab beside its amount; without one there is always a word. */
function wordsOf({ amount, critical, detail, hits, times, tone, words: consequences }: Float): string[] {
  const said = [
    ...consequences.map((one) => wordOf(one)),
    ...(critical ? [t("overlay-critical")] : []),
    ...(hits > times ? [t("overlay-hits", { count: hits })] : []),
  ];
  if (tone === "save") said.push(t(detail?.isPassed ? "overlay-save-passed" : "overlay-save-failed"));
  return amount === undefined && said.length === 0 ? [wordOf(tone)] : said;
}

function wordOf(tone: Tone): string {
  switch (tone) {
    case "damage":
      return t("overlay-hit");
    case "miss":
      return t("overlay-miss");
    case "defeat":
      return capital(t("band-down"));
    case "death":
      return capital(t("dead"));
    case "natural20":
      return t("overlay-natural-20");
    case "concentration":
      return t("overlay-concentration-lost");
    case "reveal":
      return t("overlay-revealed");
    default:
      return t("overlay-healed");
  }
}
