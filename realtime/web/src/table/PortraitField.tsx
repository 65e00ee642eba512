import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/texts";
import type { Table } from "./model";
import type { Person } from "./participants";

const FORMATS = "image/png,image/jpeg,image/webp,image/gif";
/** Uploaded portraits lie here; the pages load pictures of no other server. */
const OWN = "/portraits/";

/** A participant's uploaded portrait, beside its name; nothing for another address or a picture that is gone. */
export function Face({ of, size }: { of: Person; size: number }): JSX.Element | null {
  const [broken, setBroken] = useState<string | null>(null);
  const address = of.imageUrl;
  if (!address?.startsWith(OWN) || address === broken) return null;
  return (
    <img
      class="face"
      src={address}
      alt=""
      width={size}
      height={size}
      loading="lazy"
      onError={() => setBroken(address)}
    />
  );
}

/** A participant's portrait: shown, chosen from a file or dropped here, and taken off. */
export function PortraitField({ table, of }: { table: Table; of: Person }): JSX.Element {
  const [isSending, setSending] = useState(false);
  const isReady = table.isReady.value && !isSending;
  const set = (imageUrl: string) =>
    table.do(t("portrait"), "update_participant", { participantId: of._id, changes: { imageUrl } });
  const send = async (file: File | undefined) => {
    if (!file || !isReady) return;
    setSending(true);
    const address = await table.upload(file);
    setSending(false);
    if (address) await set(address);
  };
  return (
    <fieldset
      class="portrait-field"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        // Files that are dropped elsewhere on the console are imported.
        event.stopPropagation();
        void send(event.dataTransfer?.files[0]);
      }}
    >
      <legend>{t("portrait")}</legend>
      <Face of={of} size={56} />
      <label class="field">
        {t("portrait-choose")}
        <input
          type="file"
          accept={FORMATS}
          disabled={!isReady}
          onChange={(event) => {
            void send(event.currentTarget.files?.[0]);
            event.currentTarget.value = "";
          }}
        />
      </label>
      {of.imageUrl && (
        <button type="button" class="quiet" disabled={!isReady} onClick={() => void set("")}>
          {t("portrait-remove")}
        </button>
      )}
    </fieldset>
  );
}
