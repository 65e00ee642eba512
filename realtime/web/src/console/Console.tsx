import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { EncounterName, ForgetDevice, Gate } from "../table/ConnectionGate";
import { Freshness, Log, NoteBar, Sheet } from "../table/common";
import type { Table } from "../table/model";
import { AddSheet } from "./AddSheet";
import { Order } from "./Order";
import { OwedSaves } from "./OwedSaves";
import { Panel } from "./Panel";
import { Difficulty } from "./Prepared";
import { Requests } from "./Requests";
import { StatblockPanel } from "./StatblockPanel";
import { Selection } from "./selection";
import { type Shortcut, shortcutFor, shortcutsAreOn, switchShortcuts } from "./shortcuts";
import { nextTurn, previousTurn, Turns } from "./Turns";
import { undo } from "./undo-labels";

/** The DM's page: the full initiative order and a panel for the selected participants. */
export function Console({ table }: { table: Table }): JSX.Element {
  return <Gate table={table}>{table.isDm.value ? <Desk table={table} /> : <NotTheDm />}</Gate>;
}

function NotTheDm(): JSX.Element {
  return (
    <main class="gate">
      <h1>This is the DM’s console</h1>
      <p>
        You play in this fight. <a href="play">Open your own page</a>
      </p>
    </main>
  );
}

function Desk({ table }: { table: Table }): JSX.Element {
  const selection = useMemo(() => new Selection(table), [table]);
  const [isAdding, setAdding] = useState(false);
  const [isHelping, setHelping] = useState(false);
  const [isOn, setOn] = useState(() => shortcutsAreOn(localStorage));
  const shortcuts = useMemo<Shortcut[]>(
    () => [
      { key: "n", words: "Next turn", run: () => nextTurn(table) },
      { key: "b", words: "Back one turn", run: () => previousTurn(table) },
      { key: "j", words: "Next row", run: () => step(table, selection, 1) },
      { key: "k", words: "Row before", run: () => step(table, selection, -1) },
      { key: "x", words: "Tick or untick the row", run: () => tick(selection) },
      { key: "d", words: "Damage or healing", run: () => focusOn("amount") },
      { key: "c", words: "Condition", run: () => focusOn("condition") },
      { key: "u", words: "Undo", run: () => undo(table) },
      { key: "r", words: "Redo", run: () => void table.do("Redo", "redo") },
      { key: "a", words: "Add somebody", run: () => setAdding(true) },
      { key: "Escape", words: "Untick everybody", run: () => selection.clear() },
      { key: "?", words: "These shortcuts", run: () => setHelping(true) },
    ],
    [table, selection],
  );
  useEffect(() => {
    if (!isOn) return;
    const press = (event: KeyboardEvent) => {
      const shortcut = shortcutFor(event, shortcuts);
      if (!shortcut) return;
      event.preventDefault();
      if (table.isFresh.value) shortcut.run();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [isOn, shortcuts, table]);
  return (
    <div class="console" data-stale={table.isFresh.value ? undefined : ""}>
      <header class="top">
        <EncounterName table={table} />
        <Freshness table={table} />
        <Turns table={table} />
        <button type="button" disabled={!table.isFresh.value} onClick={() => setAdding(true)}>
          Add
        </button>
        <button type="button" class="quiet" onClick={() => setHelping(true)}>
          Menu
        </button>
      </header>
      <main>
        <Order table={table} selection={selection} />
        <aside>
          <Difficulty table={table} />
          <Requests table={table} />
          <OwedSaves table={table} />
          <Panel table={table} selection={selection} />
          <Statblock table={table} selection={selection} />
          <section class="happened" aria-label="What happened">
            <h2>What happened</h2>
            <Log table={table} most={30} />
          </section>
        </aside>
      </main>
      <NoteBar table={table} />
      {isAdding && <AddSheet table={table} close={() => setAdding(false)} />}
      {isHelping && (
        <Sheet title="Menu" onClose={() => setHelping(false)}>
          <div class="stack">
            <label class="check">
              <input
                type="checkbox"
                checked={isOn}
                onChange={(event) => {
                  switchShortcuts(localStorage, event.currentTarget.checked);
                  setOn(event.currentTarget.checked);
                }}
              />
              <span>Keyboard shortcuts</span>
            </label>
            <dl class="keys">
              {shortcuts.map(({ key, words }) => (
                <div key={key}>
                  <dt>
                    <kbd>{key === "Escape" ? "Esc" : key.toUpperCase()}</kbd>
                  </dt>
                  <dd>{words}</dd>
                </div>
              ))}
            </dl>
            <a class="button" href="play">
              Open the players’ page
            </a>
            <ForgetDevice />
          </div>
        </Sheet>
      )}
    </div>
  );
}

function Statblock({ table, selection }: { table: Table; selection: Selection }): JSX.Element | null {
  const [only, ...others] = selection.people.value;
  return only && others.length === 0 ? <StatblockPanel key={only._id} table={table} of={only} /> : null;
}

function step(table: Table, selection: Selection, by: number): void {
  const people = table.encounter.value?.participants ?? [];
  const here = people.findIndex(({ _id }) => _id === selection.inFocus.value?._id);
  const there = people[Math.max(0, Math.min(people.length - 1, here + by))];
  if (!there) return;
  selection.focused.value = there._id;
  document.getElementById(`row-${there._id}`)?.scrollIntoView({ block: "nearest" });
}

function tick(selection: Selection): void {
  if (selection.inFocus.value) selection.toggle(selection.inFocus.value._id);
}

function focusOn(id: string): void {
  const field = document.getElementById(id);
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
}
