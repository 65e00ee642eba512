import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n/texts";
import { giveFocus } from "./focus-keeper";
import type { Table } from "./model";

/** Shows a notice while the displayed state may be outdated. */
export function Freshness({ table }: { table: Table }): JSX.Element {
  const text = table.isFresh.value
    ? t("fresh-live")
    : table.isRevalidating.value
      ? t("fresh-checking")
      : t(table.link.value === "away" ? "fresh-away" : "fresh-connecting");
  return (
    <p
      class="freshness"
      role="status"
      data-fresh={table.isFresh.value ? "" : undefined}
      data-part="freshness"
    >
      {text}
    </p>
  );
}

/** The result of the last command, and the pending ones. */
export function NoteBar({ table }: { table: Table }): JSX.Element {
  const note = table.note.value;
  const pending = table.pending.value;
  return (
    <div class="notes">
      <p class="pending" role="status" data-part="pending">
        {pending.length > 0 && t("note-pending", { what: pending[pending.length - 1]?.label ?? "" })}
      </p>
      <div role="alert" data-part="error">
        {note?.tone === "bad" && (
          <p class="note" data-tone="bad">
            <span>{note.text}</span>
            <button type="button" aria-label={t("note-dismiss")} onClick={() => table.dismissNote()}>
              ✕
            </button>
          </p>
        )}
      </div>
      <div role="status" data-part="note">
        {note && note.tone !== "bad" && pending.length === 0 && (
          <p class="note" data-tone={note.tone}>
            {note.text}
          </p>
        )}
      </div>
    </div>
  );
}

/** The event log, newest first, announced to screen readers. */
export function Log({ table, most }: { table: Table; most: number }): JSX.Element {
  return (
    <div class="log" role="log" aria-label={t("page-happened")} data-part="log">
      {table.log.value.length === 0 && <p class="nothing">{t("page-nothing-yet")}</p>}
      <ol>
        {table.log.value.slice(0, most).map(({ key, text }) => (
          <li key={key}>{text}</li>
        ))}
      </ol>
    </div>
  );
}

/** A sheet at the lower edge; on closing, it restores the focus. With a table it shows what came of a command. */
export function Sheet({
  title,
  onClose,
  table,
  children,
}: {
  title: string;
  onClose: () => void;
  table?: Table;
  children: ComponentChildren;
}): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    const own = dialog.current;
    own?.showModal();
    // A press outside closes the sheet, as Escape does.
    own?.addEventListener("click", (event) => {
      if (event.target === own) own.close();
    });
    // The opener can't have the focus before the sheet has left the page.
    return () => queueMicrotask(() => giveFocus(opener));
  }, []);
  return (
    <dialog ref={dialog} class="sheet" aria-label={title} onClose={onClose}>
      <div class="sheet-inside">
        <header>
          <h2>{title}</h2>
          <button type="button" class="quiet" onClick={() => dialog.current?.close()}>
            {t("page-close")}
          </button>
        </header>
        {children}
        {table?.note.value && (
          <p
            class="note"
            data-tone={table.note.value.tone}
            role={table.note.value.tone === "bad" ? "alert" : "status"}
          >
            {table.note.value.text}
          </p>
        )}
      </div>
    </dialog>
  );
}
