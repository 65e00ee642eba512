import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { DemoEvent } from "../overlay/demo";

const EVENTS: Record<DemoEvent, string> = {
  damage: "Damage",
  heal: "Heal",
  crit: "Critical hit",
  defeat: "Defeat",
  "next-turn": "Next turn",
  "new-round": "New round",
  undo: "Undo",
};
const GROUNDS = { checkerboard: "Checkerboard", dark: "Dark", bright: "Bright" };
const WIDTH = 1920;

/** The overlay with a demo encounter, rendered at its real size and scaled to fit. */
export function Preview({ address, css }: { address: string; css: string }): JSX.Element {
  const ground = useSignal<string>("checkerboard");
  const stage = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (!entry || !frame.current) return;
      frame.current.style.transform = `scale(${entry.contentRect.width / WIDTH})`;
    });
    if (stage.current) observer.observe(stage.current);
    return () => observer.disconnect();
  }, []);
  const dress = () => frame.current?.contentWindow?.postMessage({ css }, location.origin);
  useEffect(dress, [css]);
  const fire = (demo: string) => frame.current?.contentWindow?.postMessage({ demo }, location.origin);
  return (
    <section aria-label="Preview" class="preview">
      <div class="stage" data-ground={ground.value} ref={stage}>
        <iframe
          title="The overlay with a made-up fight"
          src={address}
          ref={frame}
          tabIndex={-1}
          onLoad={dress}
        />
      </div>
      <fieldset>
        <legend>Try it</legend>
        {Object.entries(EVENTS).map(([event, label]) => (
          <button key={event} type="button" onClick={() => fire(event)}>
            {label}
          </button>
        ))}
      </fieldset>
      <fieldset>
        <legend>Background of the preview</legend>
        {Object.entries(GROUNDS).map(([value, label]) => (
          <label key={value}>
            <input
              type="radio"
              name="ground"
              value={value}
              checked={ground.value === value}
              onChange={() => {
                ground.value = value;
              }}
            />
            {label}
          </label>
        ))}
      </fieldset>
    </section>
  );
}
