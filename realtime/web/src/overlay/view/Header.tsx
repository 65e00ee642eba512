import type { ComponentChildren, JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/texts";
import type { Encounter } from "../../sync/wire";
import type { Phase } from "../phase";
import { movesFreely } from "./document-attributes";
import { FittedText } from "./FittedText";
import { Icon } from "./Icon";

/** Milliseconds for which the header is shown large. */
const FIRST_APPEARANCE = 8_000;

interface HeaderProps {
  encounter: Encounter;
  phase: Phase;
  /** Whether it becomes small after its first appearance. */
  shrinks?: boolean;
  /** Beside the titles. */
  children?: ComponentChildren;
}

/** The encounter's name and round. */
export function Header({ encounter, phase, shrinks = false, children }: HeaderProps): JSX.Element {
  const isSmall = useAfterFirstAppearance(encounter.name, shrinks && phase === "active");
  const header = useRef<HTMLElement>(null);
  const last = useRef<{ left: number; top: number } | null>(null);
  // What follows the header glides to its new place.
  useLayoutEffect(() => {
    const order = header.current?.parentElement?.querySelector<HTMLElement>("[data-part=order]");
    const was = last.current;
    last.current = order ? { left: order.offsetLeft, top: order.offsetTop } : null;
    if (!order || !was || !movesFreely()) return;
    const [dx, dy] = [was.left - order.offsetLeft, was.top - order.offsetTop];
    if (dx || dy) order.animate({ transform: [`translate(${dx}px, ${dy}px)`, "none"] }, GLIDE);
  }, [isSmall]);
  return (
    <header class="header" data-part="header" data-small={isSmall ? "" : undefined} ref={header}>
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
        <FittedText class="title" part="title" lines={2} text={encounter.name} />
        {phase === "planning" && <span class="subtitle">{t("overlay-planning")}</span>}
        {phase === "paused" && (
          <span class="subtitle" data-part="paused">
            <Icon name="pause" /> {t("overlay-paused")}
          </span>
        )}
      </span>
      {children}
    </header>
  );
}

const GLIDE = { duration: 520, easing: "cubic-bezier(0.2, 0.9, 0.25, 1)" };

/** Whether a text, while `applies`, has been shown for longer than its first appearance. */
function useAfterFirstAppearance(text: string, applies: boolean): boolean {
  const [seen, setSeen] = useState<string | null>(null);
  useEffect(() => {
    if (!applies) return setSeen(null);
    const timer = setTimeout(() => setSeen(text), FIRST_APPEARANCE);
    return () => clearTimeout(timer);
  }, [text, applies]);
  return applies && seen === text;
}
