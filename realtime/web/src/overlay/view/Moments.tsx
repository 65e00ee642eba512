import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Encounter } from "../../sync/wire";
import type { Float, Model, Splash } from "../model";
import { words } from "../words";
import { Portrait } from "./Portrait";

/** Numbers that rise from a row and fade. */
export function Floats({ model }: { model: Model }): JSX.Element {
  return (
    <div class="floats" data-part="floats" aria-hidden="true">
      {model.floats.value.map((float) => (
        <FloatView key={float.key} float={float} />
      ))}
    </div>
  );
}

function FloatView({ float }: { float: Float }): JSX.Element {
  const element = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (element.current) placeBeside(element.current, float.participantId);
  }, [float]);
  return (
    <span
      class="float"
      data-part="float"
      data-tone={float.tone}
      data-critical={float.critical ? "" : undefined}
      ref={element}
    >
      <span>
        {float.critical && <i class="burst" />}
        <b>{textOf(float)}</b>
        {float.critical && <em>{words.critical}</em>}
      </span>
    </span>
  );
}

function textOf({ tone, amount }: Float): string {
  if (tone === "defeat") return words.defeated;
  if (amount === undefined) return tone === "damage" ? words.hit : words.restored;
  return `${tone === "damage" ? "−" : "+"}${amount}`;
}

/** Put an effect where its row is; one whose row is out of sight is not shown. */
function placeBeside(element: HTMLElement, participantId: string): void {
  const row = document.querySelector<HTMLElement>(
    `.rows > [data-participant="${CSS.escape(participantId)}"]`,
  );
  if (!row || row.hasAttribute("data-outside")) {
    element.hidden = true;
    return;
  }
  const { left, right, top, height, bottom } = row.getBoundingClientRect();
  const { layout, side, edge } = row.closest<HTMLElement>("[data-layout]")?.dataset ?? {};
  const isStrip = layout === "strip";
  const x = isStrip ? (left + right) / 2 : side === "right" ? left : right;
  const y = isStrip ? (edge === "bottom" ? top : bottom) : top + height / 2;
  element.style.left = `${x}px`;
  element.style.top = `${y}px`;
}

/** Whose turn it is now, for as long as it takes to read. */
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
            {words.round} {round}
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
        <span class="splash-name">{words.over}</span>
        {encounter.round > 0 && <span class="splash-round">{words.rounds(encounter.round)}</span>}
      </div>
    </div>
  );
}

/** What happens, in sentences: always there for screen readers, on screen when asked for. */
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
