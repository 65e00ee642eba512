import type { JSX } from "preact";
import { t } from "../../i18n/texts";
import { isPlayerCharacter } from "../../sync/participant-types";
import type { Encounter, ShownSummary } from "../../sync/wire";
import { boxStyle } from "../boxes";
import type { Model, Splash } from "../model";
import { isDown } from "../participant-state";
import { FittedText } from "../view/FittedText";
import { scriptOf } from "../view/fit";
import { Icon } from "../view/Icon";
import { Portrait } from "../view/Portrait";

/** The turn splash, shown for a few seconds. */
export function SplashView({ splash }: { splash: Splash }): JSX.Element {
  const { participant, title, round, isNewRound } = splash;
  return (
    <div
      class="splash"
      data-part="splash"
      data-type={participant?.type}
      data-boss={participant?.isBoss ? "" : undefined}
      data-new-round={isNewRound ? "" : undefined}
      aria-hidden="true"
    >
      <div class="splash-plate">
        {participant && <Portrait participant={participant} />}
        <FittedText class="splash-name" lines={2} text={title} />
        {isNewRound && (
          <span class="splash-round">
            {t("overlay-round")} {round}
          </span>
        )}
      </div>
    </div>
  );
}

type Outcome = "victory" | "defeat" | "over";

function outcomeName(outcome: Outcome): string {
  if (outcome === "over") return t("overlay-over");
  return t(outcome === "victory" ? "overlay-victory" : "overlay-defeat");
}

/** How the encounter ended, as far as this audience sees it: won when no foe stands, lost when no hero does. */
function outcomeOf({ participants }: Encounter): Outcome {
  const heroes = participants.filter(isPlayerCharacter);
  const foes = participants.filter(({ type }) => type === "monster");
  if (heroes.length > 0 && heroes.every(isDown)) return "defeat";
  return heroes.length > 0 && foes.length > 0 && foes.every(isDown) ? "victory" : "over";
}

interface FarewellProps {
  encounter: Encounter;
  summary: ShownSummary | null;
  /** False for a producer's recap of an encounter that goes on. */
  isOver: boolean;
}

/** The closing card: how it ended, rounds and length, who fell, who dealt the most; none before the first round. */
export function Farewell({ encounter, summary, isOver }: FarewellProps): JSX.Element | null {
  if (encounter.round === 0) return null;
  const outcome = outcomeOf(encounter);
  const fell = new Set(summary?.fallen);
  const fallen = encounter.participants.filter((one) => isDown(one) || fell.has(one._id));
  const heroes = fallen.filter(isPlayerCharacter);
  const foes = fallen.filter(({ type }) => type === "monster");
  const best = encounter.participants.find(({ _id }) => _id === summary?.mostDealt?.participantId);
  const amount = summary?.mostDealt?.amount ?? null;
  const minutes = Math.round((summary?.seconds ?? 0) / 60);
  return (
    <div
      class="splash farewell"
      data-part="farewell"
      data-outcome={isOver ? outcome : "running"}
      data-lasting={isOver ? undefined : ""}
    >
      <div class="splash-plate">
        <FittedText class="splash-name" lines={1} text={isOver ? outcomeName(outcome) : encounter.name} />
        <span class="splash-round">
          {t("overlay-rounds", { count: encounter.round })}
          {minutes > 0 && <small data-part="length">{t("overlay-minutes", { count: minutes })}</small>}
        </span>
        {best && (
          <span class="most-dealt" data-part="most-dealt">
            <Portrait participant={best} />
            <small>{t("overlay-most-dealt")}</small>
            <b dir="auto">{best.name}</b>
            {amount !== null && <em>{amount}</em>}
          </span>
        )}
        {heroes.length > 0 && (
          <span class="fallen" data-part="fallen">
            <Icon name="skull" />
            {t("overlay-fallen", { names: heroes.map(({ name }) => name).join(", ") })}
          </span>
        )}
        {foes.length > 0 && (
          <span class="fallen" data-part="felled">
            {t("overlay-foes-fallen", { count: foes.length })}
          </span>
        )}
      </div>
    </div>
  );
}

/** Captions: always present for screen readers, visible when switched on. */
export function Captions({ model }: { model: Model }): JSX.Element {
  const { captions, widgets, places, layout } = model.config.value;
  const place = places.find(({ widget }) => widget === "captions");
  const isShown = places.length > 0 ? place : captions || widgets.includes("captions");
  return (
    <div
      class="captions"
      data-part="captions"
      role="log"
      aria-live="polite"
      data-shown={isShown ? "" : undefined}
      style={place && boxStyle(place, layout)}
    >
      {model.captions.value.map(({ key, text, times }) => (
        <p key={key} data-script={scriptOf(text)}>
          {times > 1 ? `${text} ×${times}` : text}
        </p>
      ))}
    </div>
  );
}
