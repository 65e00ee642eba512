import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Encounter } from "../../sync/wire";
import { words } from "../i18n/messages";
import type { Float, Model, Splash } from "../model";
import { Icon } from "./Icon";
import { Portrait } from "./Portrait";

/** Amounts that rise from a row and fade. */
export function Floats({ model }: { model: Model }): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  const floats = model.floats.value;
  useLayoutEffect(() => {
    if (list.current) placeNew(list.current);
  }, [floats]);
  return (
    <div class="floats" data-part="floats" aria-hidden="true" ref={list}>
      {floats.map((float) => (
        <FloatView key={float.key} float={float} />
      ))}
    </div>
  );
}

function FloatView({ float }: { float: Float }): JSX.Element {
  // Without an amount, show the word only.
  const isNamed = float.critical && float.amount === undefined;
  return (
    <span
      class="float"
      data-part="float"
      data-tone={float.tone}
      data-critical={float.critical ? "" : undefined}
      data-beside={float.participantId}
      data-place={float.place}
    >
      <span>
        {float.critical && <i class="burst" />}
        {float.tone === "defeat" && <Icon name="down" />}
        {isNamed ? <em>{words().critical}</em> : <b>{textOf(float)}</b>}
        {float.critical && !isNamed && <em>{words().critical}</em>}
      </span>
    </span>
  );
}

function textOf({ tone, amount }: Float): string {
  if (tone === "defeat") return words().defeated;
  if (amount === undefined) return tone === "damage" ? words().hit : words().restored;
  return `${tone === "damage" ? "−" : "+"}${amount}`;
}

/**
 * Place new effects at their rows; effects of rows outside the window are not shown.
 *
 * All positions are read before any is written: thirty effects cost one layout, not thirty.
 */
function placeNew(list: HTMLElement): void {
  const places = [...list.querySelectorAll<HTMLElement>(":scope > [data-beside]:not([data-placed])")].map(
    (element) => ({ element, spot: spotBeside(element.dataset.beside ?? "") }),
  );
  for (const { element, spot } of places) {
    element.dataset.placed = "";
    element.hidden = spot === null;
    if (spot) Object.assign(element.style, { left: `${spot.x}px`, top: `${spot.y}px` });
  }
}

function spotBeside(participantId: string): { x: number; y: number } | null {
  const row = document.querySelector<HTMLElement>(
    `.rows > [data-participant="${CSS.escape(participantId)}"]`,
  );
  if (!row || row.hasAttribute("data-outside")) return null;
  const { left, right, top, height, bottom } = row.getBoundingClientRect();
  const { layout, side, edge } = row.closest<HTMLElement>("[data-layout]")?.dataset ?? {};
  if (layout === "strip") return { x: (left + right) / 2, y: edge === "bottom" ? top : bottom };
  return { x: side === "right" ? left : right, y: top + height / 2 };
}

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
        <span class="splash-name" dir="auto">
          {title}
        </span>
        {isNewRound && (
          <span class="splash-round">
            {words().round} {round}
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
        <span class="splash-name">{words().over}</span>
        {encounter.round > 0 && <span class="splash-round">{words().rounds(encounter.round)}</span>}
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
        <p key={key}>{text}</p>
      ))}
    </div>
  );
}
