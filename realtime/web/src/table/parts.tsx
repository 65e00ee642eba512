import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { DeathSaves } from "../sync/wire";
import type { Table } from "./model";
import { bandWords, type Person, roundsLeft } from "./people";

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

const STEPS = { unhurt: 4, hurt: 3, bloodied: 2, critical: 1, down: 0 } as const;

/** Hit points as far as this page may know them: a number with its bar, a band with its steps, or nothing. */
export function Health({ of }: { of: Person }): JSX.Element | null {
  const { currentHP, maxHP, tempHP, healthBand } = of;
  if (typeof currentHP === "number" && maxHP) {
    const share = Math.max(0, Math.min(1, currentHP / maxHP));
    return (
      <span class="health" data-tone={toneOf(share)}>
        <span class="health-text" data-part="hp">
          <b>{currentHP}</b>/{maxHP}
          {!!tempHP && (
            <span class="temporary">
              {" "}
              +{tempHP}
              <span class="unseen"> temporary</span>
            </span>
          )}
        </span>
        <span class="bar" aria-hidden="true">
          <span style={{ transform: `scaleX(${share})` }} />
        </span>
      </span>
    );
  }
  if (!healthBand) return null;
  return (
    <span class="health" data-tone={healthBand}>
      <span class="health-text" data-part="band">
        {bandWords[healthBand]}
      </span>
      <span class="steps" aria-hidden="true">
        {[0, 1, 2, 3].map((step) => (
          <span key={step} data-filled={step < STEPS[healthBand] ? "" : undefined} />
        ))}
      </span>
    </span>
  );
}

function toneOf(share: number): string {
  if (share <= 0) return "down";
  if (share <= 0.25) return "critical";
  if (share <= 0.5) return "bloodied";
  return share < 1 ? "hurt" : "unhurt";
}

/** What a participant suffers from, concentrates on and waits for. */
export function Marks({ of }: { of: Person }): JSX.Element | null {
  const marks: ComponentChildren[] = [];
  if (of.isDefeated) marks.push(<li key="defeated">Defeated</li>);
  if (of.isDelayed) marks.push(<li key="delayed">Holding back</li>);
  if (of.isSurprised) marks.push(<li key="surprised">Surprised</li>);
  if (of.concentration) {
    marks.push(
      <li key="concentration" data-mark="concentration">
        ◆ {of.concentration.name}
      </li>,
    );
  }
  for (const { _id, name, level, duration, isSecret } of of.conditions ?? []) {
    marks.push(
      <li key={_id} data-mark="condition">
        {name}
        {level ? ` ${level}` : ""}
        {isSecret ? " (secret)" : ""}
        {duration >= 0 && (
          <>
            {" "}
            <b aria-hidden="true">{duration}</b>
            <span class="unseen">{roundsLeft(duration)}</span>
          </>
        )}
      </li>,
    );
  }
  return marks.length ? <ul class="marks">{marks}</ul> : null;
}

export function Saves({ saves }: { saves: DeathSaves }): JSX.Element {
  const verdict = saves.isDead ? "Dead" : saves.isStable ? "Stable" : null;
  const words = verdict ?? `${saves.successes} of 3 saved, ${saves.failures} of 3 failed`;
  return (
    <p class="saves" data-part="death-saves">
      <span class={verdict ? "" : "unseen"}>{verdict ?? `Death saves: ${words}`}</span>
      {!verdict && (
        <span class="both" aria-hidden="true">
          <Pips kind="saved" count={saves.successes} />
          <Pips kind="failed" count={saves.failures} />
        </span>
      )}
    </p>
  );
}

function Pips({ kind, count }: { kind: string; count: number }): JSX.Element {
  return (
    <span class="pips" data-kind={kind}>
      {[1, 2, 3].map((pip) => (
        <i key={pip} data-filled={pip <= count ? "" : undefined}>
          {pip <= count ? (kind === "saved" ? "✓" : "✕") : ""}
        </i>
      ))}
    </span>
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

/** A number to type or to add up with the thumb. */
export function NumberField({
  label,
  value,
  onInput,
  steps = [1, 5, 10],
  isSigned = false,
}: {
  label: string;
  value: string;
  onInput: (value: string) => void;
  steps?: number[];
  isSigned?: boolean;
}): JSX.Element {
  const add = (step: number) => {
    const sum = (Number.parseInt(value, 10) || 0) + step;
    onInput(String(isSigned ? sum : Math.max(0, sum)));
  };
  return (
    <div class="number">
      <label>
        {label}
        <input
          type="text"
          inputMode="numeric"
          autocomplete="off"
          autofocus
          maxLength={6}
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      </label>
      {steps.length > 0 && (
        <div class="steps-to-add">
          <button type="button" aria-label={`${label}: 1 less`} onClick={() => add(-1)}>
            −1
          </button>
          {steps.map((step) => (
            <button key={step} type="button" aria-label={`${label}: ${step} more`} onClick={() => add(step)}>
              +{step}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

export function TypeChoice({
  types,
  value,
  onChange,
}: {
  types: readonly string[];
  value: string;
  onChange: (value: string) => void;
}): JSX.Element {
  return (
    <label class="field">
      Damage type
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">Any, or not said</option>
        {types.map((type) => (
          <option key={type} value={type}>
            {type}
          </option>
        ))}
      </select>
    </label>
  );
}
