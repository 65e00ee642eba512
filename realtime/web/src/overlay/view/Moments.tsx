import type { JSX } from "preact";
import { t } from "../../i18n/texts";
import { isPlayerCharacter } from "../../sync/participant-types";
import type { Encounter } from "../../sync/wire";
import type { Model, Splash } from "../model";
import { isDown } from "../moments";
import { fitLines, scriptOf } from "./fit";
import { Icon } from "./Icon";
import { Portrait } from "./Portrait";

/** The turn splash, shown for a few seconds. */
export function SplashView({ splash }: { splash: Splash }): JSX.Element {
  const { participant, title, round, isNewRound } = splash;
  return (
    <div
      class="splash"
      data-part="splash"
      data-type={participant?.type}
      data-new-round={isNewRound ? "" : undefined}
      aria-hidden="true"
    >
      <div class="splash-plate">
        {participant && <Portrait participant={participant} />}
        <span
          class="splash-name"
          dir="auto"
          data-script={scriptOf(title)}
          ref={(element) => fitLines(element, 2)}
        >
          {title}
        </span>
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

/** The closing card: how it ended, after how many rounds, and which heroes fell. */
export function Farewell({ encounter }: { encounter: Encounter }): JSX.Element {
  const outcome = outcomeOf(encounter);
  const fallen = encounter.participants.filter((one) => isPlayerCharacter(one) && isDown(one));
  return (
    <div class="splash farewell" data-part="farewell" data-outcome={outcome}>
      <div class="splash-plate">
        <span class="splash-name" ref={(element) => fitLines(element, 1)}>
          {outcomeName(outcome)}
        </span>
        {encounter.round > 0 && (
          <span class="splash-round">{t("overlay-rounds", { count: encounter.round })}</span>
        )}
        {fallen.length > 0 && (
          <span class="fallen" data-part="fallen">
            <Icon name="skull" />
            {t("overlay-fallen", { names: fallen.map(({ name }) => name).join(", ") })}
          </span>
        )}
      </div>
    </div>
  );
}

/** Captions: always present for screen readers, visible when switched on. */
export function Captions({ model }: { model: Model }): JSX.Element {
  const { captions, widgets } = model.config.value;
  return (
    <div
      class="captions"
      data-part="captions"
      role="log"
      aria-live="polite"
      data-shown={captions || widgets.includes("captions") ? "" : undefined}
    >
      {model.captions.value.map(({ key, text }) => (
        <p key={key} data-script={scriptOf(text)}>
          {text}
        </p>
      ))}
    </div>
  );
}
