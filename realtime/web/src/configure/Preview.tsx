import { useSignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n/texts";
import { DEMO_EVENTS } from "../overlay/demo";
import { CANVAS } from "../overlay/placement";
import { forgetBackdrop, keepBackdrop, keptBackdrop } from "./backdrop";

const GROUNDS = ["checkerboard", "dark", "bright"] as const;
type Ground = (typeof GROUNDS)[number] | "own";

interface PreviewProps {
  /** The overlay's path, and the query of the present settings. */
  path: string;
  search: string;
  css: string;
  /** Above the preview. */
  children?: ComponentChildren;
}

/** The overlay with a demo encounter, rendered at its real size and scaled to fit. It follows without a reload. */
export function Preview({ path, search, css, children }: PreviewProps): JSX.Element {
  const backdrop = useSignal(keptBackdrop());
  const ground = useSignal<Ground>(backdrop.value ? "own" : "checkerboard");
  const refused = useSignal("");
  const stage = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const address = useRef(`${path}${search || "?"}${search && "&"}demo=1`);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (!entry || !frame.current) return;
      frame.current.style.transform = `scale(${entry.contentRect.width / CANVAS.width})`;
    });
    if (stage.current) observer.observe(stage.current);
    return () => observer.disconnect();
  }, []);
  const post = (message: object) => frame.current?.contentWindow?.postMessage(message, location.origin);
  const dress = () => post({ css, search });
  useEffect(() => void dress(), [css, search]);
  const choose = async (file: File | undefined) => {
    if (!file) return;
    const kept = await keepBackdrop(file).catch(() => null);
    refused.value = kept === null ? t("ground-refused") : "";
    if (kept === null) return;
    backdrop.value = kept;
    ground.value = "own";
  };
  const forget = () => {
    forgetBackdrop();
    backdrop.value = "";
    ground.value = "checkerboard";
  };
  return (
    <section aria-label={t("preview")} class="preview">
      <div class="stage" data-ground={ground.value} ref={stage}>
        {ground.value === "own" && <img class="backdrop" src={backdrop.value} alt="" />}
        <iframe
          title={t("preview-frame")}
          src={address.current}
          ref={frame}
          tabIndex={-1}
          onLoad={() => void dress()}
        />
        {children}
      </div>
      <fieldset>
        <legend>{t("preview-try")}</legend>
        {DEMO_EVENTS.map((event) => (
          <button key={event} type="button" onClick={() => post({ demo: event })}>
            {t(`demo-${event}`)}
          </button>
        ))}
      </fieldset>
      <fieldset>
        <legend>{t("preview-background")}</legend>
        {[...GROUNDS, ...(backdrop.value ? (["own"] as const) : [])].map((value) => (
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
        <label class="file">
          {t("ground-choose")}
          <input
            type="file"
            accept="image/*"
            onChange={({ currentTarget }) => void choose(currentTarget.files?.[0])}
          />
        </label>
        {backdrop.value && (
          <button type="button" onClick={forget}>
            {t("ground-forget")}
          </button>
        )}
        <p role="status">{refused.value}</p>
      </fieldset>
    </section>
  );
}
