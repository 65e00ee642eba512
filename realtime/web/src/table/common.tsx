import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Table } from "./model";

/** Whether what is shown can be believed; says so as long as it can't. */
export function Freshness({ table }: { table: Table }): JSX.Element {
  const text = table.isFresh.value
    ? "Live"
    : table.isDozing.value
      ? "Checking…"
      : table.link.value === "away"
        ? "Reconnecting… these numbers may be old"
        : "Connecting…";
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

/** What became of the last thing that was done here, and what is still on its way. */
export function NoteBar({ table }: { table: Table }): JSX.Element {
  const note = table.note.value;
  const pending = table.pending.value;
  return (
    <div class="notes">
      <p class="pending" role="status" data-part="pending">
        {pending.length > 0 && `${pending[pending.length - 1]?.label}… waiting for the server`}
      </p>
      <div role="alert" data-part="error">
        {note?.tone === "bad" && (
          <p class="note" data-tone="bad">
            <span>{note.text}</span>
            <button type="button" aria-label="Put this message away" onClick={() => table.putAway()}>
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

/** What happened, newest first, and read out as it comes. */
export function Log({ table, most }: { table: Table; most: number }): JSX.Element {
  return (
    <div class="log" role="log" aria-label="What happened" data-part="log">
      {table.told.value.length === 0 && <p class="nothing">Nothing yet.</p>}
      <ol>
        {table.told.value.slice(0, most).map(({ key, text }) => (
          <li key={key}>{text}</li>
        ))}
      </ol>
    </div>
  );
}

/** A sheet that comes up from the edge and gives the focus back to where it was. */
export function Sheet({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
}): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    const own = dialog.current;
    own?.showModal();
    // Beside the sheet is away from it; Escape does the same for the keyboard.
    own?.addEventListener("click", (event) => {
      if (event.target === own) own.close();
    });
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} class="sheet" aria-label={title} onClose={onClose}>
      <div class="sheet-inside">
        <header>
          <h2>{title}</h2>
          <button type="button" class="quiet" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
