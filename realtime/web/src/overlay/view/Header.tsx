import type { JSX } from "preact";
import { t } from "../../i18n/texts";
import type { Encounter } from "../../sync/wire";
import type { Phase } from "../phase";
import { Icon } from "./Icon";

/** The encounter's name and round. */
export function Header({ encounter, phase }: { encounter: Encounter; phase: Phase }): JSX.Element {
  return (
    <header class="header" data-part="header">
      {phase === "planning" ? (
        <span class="waiting" aria-hidden="true">
          <Icon name="delayed" />
        </span>
      ) : (
        <span class="round" data-part="round">
          <span class="round-word">{t("overlay-round")}</span>
          <b key={encounter.round} class="round-number">
            {encounter.round}
          </b>
        </span>
      )}
      <span class="titles">
        <span class="title" data-part="title" dir="auto">
          {encounter.name}
        </span>
        {phase === "planning" && <span class="subtitle">{t("overlay-planning")}</span>}
        {phase === "paused" && (
          <span class="subtitle" data-part="paused">
            <Icon name="pause" /> {t("overlay-paused")}
          </span>
        )}
      </span>
    </header>
  );
}
