import { useSignal } from "@preact/signals";
import type { JSX } from "preact";

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
      () => (secret ? "Copied, secret and all." : "Copied. Add # and the secret of your share link to it."),
      () => "The browser does not allow copying here.",
    );
  };
  return (
    <section aria-label="Link for OBS" class="link">
      <p data-part="link">
        {address}
        {secret && "#••••••••"}
        {css.trim() && "&css=…"}
      </p>
      <button type="button" onClick={() => void copy()}>
        Copy link
      </button>
      <p role="status">{said.value}</p>
      {!secret && <p>Open this page with your share link’s # part to have it in the copied link.</p>}
    </section>
  );
}
