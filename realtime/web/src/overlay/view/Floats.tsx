import type { JSX } from "preact";
import { capital, t } from "../../i18n/texts";
import type { Float } from "../model";
import { Icon } from "./Icon";

/**
 * Amounts and words that rise from a row and fade.
 *
 * They are drawn inside the row, so that the layout keeps them beside it while it moves. Rows outside the
 * window have theirs at the note that counts those rows, with a name.
 */
export function Floats({ floats, name }: { floats: readonly Float[]; name?: string }): JSX.Element {
  return (
    <span class="floats" data-part="floats" aria-hidden="true">
      {floats.map((float) => (
        <FloatView key={float.key} float={float} name={name} />
      ))}
    </span>
  );
}

function FloatView({ float, name }: { float: Float; name: string | undefined }): JSX.Element {
  const { amount, critical, place, times, tone } = float;
  // Without an amount, show the word only.
  const isNamed = critical && amount === undefined;
  return (
    <span
      class="float"
      data-part="float"
      data-tone={tone}
      data-critical={critical ? "" : undefined}
      data-beside={float.participantId}
      data-place={place}
    >
      <span>
        {critical && <i class="burst" />}
        {(tone === "defeat" || tone === "death") && <Icon name="down" />}
        {(tone === "concentration" || tone === "temporary") && (
          <Icon name={tone === "temporary" ? "shield" : "concentration"} />
        )}
        {name && <small dir="auto">{name}</small>}
        {isNamed ? <em>{t("overlay-critical")}</em> : <b>{textOf(float)}</b>}
        {times > 1 && <s data-part="times">×{times}</s>}
        {critical && !isNamed && <em>{t("overlay-critical")}</em>}
      </span>
    </span>
  );
}

function textOf({ tone, amount }: Float): string {
  if (amount !== undefined) return `${tone === "damage" ? "−" : "+"}${amount}`;
  switch (tone) {
    case "damage":
      return t("overlay-hit");
    case "defeat":
      return capital(t("band-down"));
    case "death":
      return capital(t("dead"));
    case "natural20":
      return t("overlay-natural-20");
    case "concentration":
      return t("overlay-concentration-lost");
    default:
      return t("overlay-healed");
  }
}
