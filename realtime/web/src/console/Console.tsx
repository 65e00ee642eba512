import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useState } from "preact/hooks";
import { language, t } from "../i18n/texts";
import { EncounterName, ForgetDevice, Gate } from "../table/ConnectionGate";
import { Freshness, Log, NoteBar, Sheet } from "../table/common";
import { DropImport, FileField } from "../table/DropImport";
import { Check } from "../table/fields";
import { LanguageChoice } from "../table/language";
import { useMedia } from "../table/media";
import type { Table } from "../table/model";
import { AddSheet } from "./AddSheet";
import { EndButton } from "./EndButton";
import { focusField, focusRow } from "./focus";
import { Order } from "./Order";
import { OwedSaves } from "./OwedSaves";
import { Panel } from "./Panel";
import { Difficulty } from "./Prepared";
import { Requests } from "./Requests";
import { StatblockPanel } from "./StatblockPanel";
import { StreamPanel } from "./StreamPanel";
import { Selection } from "./selection";
import { leavesField, type Shortcut, shortcutFor, shortcutsAreOn, switchShortcuts } from "./shortcuts";
import { TakeAlong } from "./TakeAlong";
import { nextTurn, previousTurn, Turns } from "./Turns";
import { redo, undo } from "./undo-labels";

/** The DM's page: the full initiative order and a panel for the selected participants. */
export function Console({ table }: { table: Table }): JSX.Element {
  return <Gate table={table}>{table.isDm.value ? <Desk table={table} /> : <NotTheDm />}</Gate>;
}

function NotTheDm(): JSX.Element {
  return (
    <main class="gate">
      <h1>{t("console-not-dm-title")}</h1>
      <p>
        {t("console-not-dm")} <a href="play">{t("console-own-page")}</a>
      </p>
    </main>
  );
}

function Desk({ table }: { table: Table }): JSX.Element {
  const selection = useMemo(() => new Selection(table), [table]);
  const isWide = useMedia("(min-width: 80rem)");
  const [isAdding, setAdding] = useState(false);
  const [isHelping, setHelping] = useState(false);
  const [isOn, setOn] = useState(() => shortcutsAreOn(localStorage));
  const shortcuts = useMemo<Shortcut[]>(
    () => [
      { key: "n", words: t("button-next"), run: () => nextTurn(table) },
      { key: "b", words: t("button-back"), run: () => previousTurn(table) },
      { key: "j", words: t("console-key-row-after"), run: () => step(table, selection, 1) },
      { key: "k", words: t("console-key-row-before"), run: () => step(table, selection, -1) },
      { key: "x", words: t("console-key-tick"), run: () => tick(selection) },
      { key: "d", words: t("console-key-amount"), run: () => focusField("amount") },
      { key: "c", words: t("field-condition"), run: () => focusField("condition") },
      { key: "u", words: t("button-undo"), run: () => undo(table) },
      { key: "r", words: t("console-redo"), run: () => redo(table) },
      { key: "a", words: t("console-key-add"), run: () => setAdding(true) },
      { key: "Escape", words: t("console-key-clear"), run: () => selection.clear() },
      { key: "?", words: t("console-key-help"), run: () => setHelping(true) },
    ],
    [table, selection, language()],
  );
  // Before the page is painted: who sees it may press a key at once.
  useLayoutEffect(() => {
    if (!isOn) return;
    const press = (event: KeyboardEvent) => {
      if (leavesField(event)) {
        focusRow(selection.inFocus.value?._id);
        return;
      }
      const shortcut = shortcutFor(event, shortcuts);
      if (!shortcut) return;
      event.preventDefault();
      if (table.isFresh.value) shortcut.run();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [isOn, shortcuts, table, selection]);
  return (
    <div class="console" data-stale={table.isFresh.value ? undefined : ""}>
      <header class="top">
        <EncounterName table={table} />
        <Freshness table={table} />
        <Turns table={table} />
        <button type="button" disabled={!table.isFresh.value} onClick={() => setAdding(true)}>
          {t("console-add")}
        </button>
        <button type="button" class="quiet" onClick={() => setHelping(true)}>
          {t("page-menu")}
        </button>
      </header>
      <main>
        <Order table={table} selection={selection} />
        <aside class="acts">
          {!isWide && <Asks table={table} />}
          <Panel table={table} selection={selection} />
        </aside>
        <aside class="reads">
          {isWide && <Asks table={table} />}
          <Statblock table={table} selection={selection} />
          <StreamPanel table={table} />
          <section class="happened" aria-label={t("page-happened")}>
            <h2>{t("page-happened")}</h2>
            <Log table={table} most={30} />
          </section>
        </aside>
      </main>
      <NoteBar table={table} />
      {isAdding && <AddSheet table={table} close={() => setAdding(false)} />}
      {isHelping && (
        <Sheet title={t("page-menu")} onClose={() => setHelping(false)}>
          <div class="stack">
            <p data-part="whole-name">{table.encounter.value?.name}</p>
            <Check
              label={t("console-shortcuts")}
              isOn={isOn}
              onChange={(isNowOn) => {
                switchShortcuts(localStorage, isNowOn);
                setOn(isNowOn);
              }}
            />
            <dl class="keys">
              {shortcuts.map(({ key, words }) => (
                <div key={key}>
                  <dt>
                    <kbd>{key === "Escape" ? t("console-escape") : key.toUpperCase()}</kbd>
                  </dt>
                  <dd>{words}</dd>
                </div>
              ))}
            </dl>
            <a class="button" href="play">
              {t("console-open-play")}
            </a>
            <EndButton table={table} close={() => setHelping(false)} />
            <FileField table={table} close={() => setHelping(false)} />
            <TakeAlong table={table} />
            <LanguageChoice />
            <ForgetDevice />
          </div>
        </Sheet>
      )}
    </div>
  );
}

/** What waits for the DM: where there is room, it pushes the actions for the selected aside by no line. */
function Asks({ table }: { table: Table }): JSX.Element {
  return (
    <>
      <DropImport table={table} takesCreatures />
      <Difficulty table={table} />
      <Requests table={table} />
      <OwedSaves table={table} />
    </>
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
  focusRow(there._id);
}

function tick(selection: Selection): void {
  if (selection.inFocus.value) selection.toggle(selection.inFocus.value._id);
}
