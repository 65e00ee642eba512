import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n/texts";
import { DEMO_EVENTS } from "../overlay/demo";

const GROUNDS = ["checkerboard", "dark", "bright"];
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
    <section aria-label={t("preview")} class="preview">
      <div class="stage" data-ground={ground.value} ref={stage}>
        <iframe title={t("preview-frame")} src={address} ref={frame} tabIndex={-1} onLoad={dress} />
      </div>
      <fieldset>
        <legend>{t("preview-try")}</legend>
        {DEMO_EVENTS.map((event) => (
          <button key={event} type="button" onClick={() => fire(event)}>
            {t(`demo-${event}`)}
          </button>
        ))}
      </fieldset>
      <fieldset>
        <legend>{t("preview-background")}</legend>
        {GROUNDS.map((value) => (
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
            {t(`ground-${value}`)}
          </label>
        ))}
      </fieldset>
    </section>
  );
}
