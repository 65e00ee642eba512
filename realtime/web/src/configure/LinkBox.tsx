import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { t } from "../i18n/texts";

const STYLE = "&css=…";

interface LinkBoxProps {
  overlay: URL;
  search: string;
  secret: string;
  /** The streamer's own style sheet is part of the fragment, which no server receives. */
  css: string;
}

/** The finished link. Its secret is never shown: this screen may be on air. */
export function LinkBox({ overlay, search, secret, css }: LinkBoxProps): JSX.Element {
  const said = useSignal("");
  const address = `${overlay.href}${search}`;
  const copy = async () => {
    const worn = css.trim() && `&${new URLSearchParams({ css: css.trim() })}`;
    const link = secret || worn ? `${address}#${secret}${worn}` : address;
    said.value = await navigator.clipboard.writeText(link).then(
      () => t(secret ? "setup-copied" : "setup-copied-bare"),
      () => t("setup-copy-refused"),
    );
  };
  return (
    <section aria-label={t("setup-link")} class="link">
      <p data-part="link">
        {address}
        {secret && "#••••••••"}
        {css.trim() && STYLE}
      </p>
      <button type="button" onClick={() => void copy()}>
        {t("setup-copy")}
      </button>
      <p role="status">{said.value}</p>
      {!secret && <p>{t("setup-no-secret")}</p>}
    </section>
  );
}
