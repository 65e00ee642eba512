import type { JSX } from "preact";
import { t } from "../../i18n/texts";
import type { Encounter } from "../../sync/wire";
import type { Model, Splash } from "../model";
import { fitLines, scriptOf } from "./fit";
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

export function Farewell({ encounter }: { encounter: Encounter }): JSX.Element {
  return (
    <div class="splash farewell" data-part="farewell">
      <div class="splash-plate">
        <span class="splash-name">{t("overlay-over")}</span>
        {encounter.round > 0 && (
          <span class="splash-round">{t("overlay-rounds", { count: encounter.round })}</span>
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
