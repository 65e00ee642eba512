import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { t } from "../i18n/texts";
import { Sheet } from "../table/common";
import { Check, DICE_LENGTH, submits, TextField } from "../table/fields";
import { challengeText, type Found, NO_FILTERS, useLibrary } from "../table/library";
import type { Table } from "../table/model";
import { readAmount, readNumber } from "../table/participants";
import { moveByArrows } from "./focus";
import { Parties } from "./Parties";
import { Templates } from "./Prepared";

const NOTHING = { name: "", count: "1", hp: "", ac: "", bonus: "" };
const UNSEEN = { players: "unseen", stream: "unseen" };

/** Add one or several equal participants, from the library or with typed values. */
export function AddSheet({ table, close }: { table: Table; close: () => void }): JSX.Element {
  const [fields, setFields] = useState(NOTHING);
  const [chosen, setChosen] = useState<Found | null>(null);
  const [isHidden, setHidden] = useState(false);
  const [rolls, setRolls] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const [filters, setFilters] = useState(NO_FILTERS);
  const found = useLibrary(table, chosen ? "" : fields.name, chosen ? undefined : filters);
  const hitDice = chosen?.participant.hitDice;
  const count = readNumber(fields.count, 1, 50);
  const maxHP = readAmount(fields.hp, 1, 99_999);
  const hasHitPoints = maxHP !== null || (rolls && hitDice !== undefined);
  const isReady = table.isFresh.value && fields.name.trim() !== "" && count !== null && hasHitPoints;
  const choose = (creature: Found) => {
    const { name, maxHP: hp, ac, initiativeBonus } = creature.participant;
    setChosen(creature);
    setFields({ ...fields, name, hp: text(hp), ac: text(ac), bonus: text(initiativeBonus) });
    // What was chosen leaves the page, with the focus on it.
    form.current?.querySelector<HTMLInputElement>("[name=count]")?.focus();
  };
  const add = () => {
    if (!isReady) return;
    const name = fields.name.trim();
    const participant = {
      type: "monster",
      ...chosen?.participant,
      name,
      maxHP: maxHP ?? chosen?.participant.maxHP,
      ac: readNumber(fields.ac, 0, 99),
      initiativeBonus: readNumber(fields.bonus, -20, 50),
      ...(isHidden ? { visibility: UNSEEN } : {}),
    };
    const rollHP = rolls && hitDice !== undefined;
    close();
    void table.do(t("page-add-named", { name }), "add_participant", {
      participant,
      count,
      rollHP,
      rollInitiative: true,
    });
  };
  const field = (name: keyof typeof fields, label: string, isOff = false) => (
    <TextField
      name={name}
      label={label}
      value={isOff ? "" : fields[name]}
      onInput={(value) => setFields({ ...fields, [name]: value })}
      most={name === "hp" ? DICE_LENGTH : 6}
      isNumber={name !== "hp"}
      disabled={isOff}
    />
  );
  const filter = (name: keyof typeof filters, label: string, hint: string) => (
    <TextField
      label={label}
      hint={hint}
      value={filters[name]}
      onInput={(value) => setFilters({ ...filters, [name]: value })}
      most={40}
    />
  );
  return (
    <Sheet title={t("console-add-title")} onClose={close}>
      <form
        class="stack"
        ref={form}
        onKeyDown={(event) => {
          const own = event.currentTarget;
          moveByArrows(event, own.querySelector("[name=name]"), own.querySelector(".creatures"));
        }}
        onSubmit={submits(add)}
      >
        <TextField
          name="name"
          label={t("field-name")}
          value={fields.name}
          onInput={(name) => {
            setFields({ ...fields, name });
            // Renaming keeps the chosen creature; an empty name starts a new search.
            if (name === "") setChosen(null);
          }}
          most={80}
          hint={t("console-add-search")}
          autofocus
        />
        {chosen ? (
          <p class="chosen-creature" data-part="creature">
            <span>
              {t("console-add-from", { name: chosen.participant.name })}, {challengeText(chosen.challenge)}
            </span>
            <button type="button" class="quiet" onClick={() => setChosen(null)}>
              {t("console-add-not-this")}
            </button>
          </p>
        ) : (
          <>
            <details class="more">
              <summary>{t("library-filters")}</summary>
              <div class="fields six">
                {filter("kind", t("library-kind"), t("creature-type-undead"))}
                {filter("challenge", t("library-challenge"), "1/4")}
                {filter("book", t("library-book"), "SRD 5.2")}
              </div>
            </details>
            <Choices table={table} found={found} choose={choose} />
          </>
        )}
        <div class="fields">
          {field("count", t("field-count"))}
          {field("hp", t("field-add-hp"), rolls && hitDice !== undefined)}
          {field("ac", t("page-ac"))}
          {field("bonus", t("field-bonus"))}
        </div>
        {hitDice && (
          <Check label={t("console-add-roll", { dice: hitDice })} isOn={rolls} onChange={setRolls} />
        )}
        <Check label={t("console-add-hidden")} isOn={isHidden} onChange={setHidden} />
        <button type="submit" class="main" disabled={!isReady}>
          {t("console-add")}
        </button>
      </form>
      <Templates table={table} close={close} />
      <Parties table={table} close={close} />
    </Sheet>
  );
}

function Choices({
  table,
  found,
  choose,
}: {
  table: Table;
  found: Found[];
  choose: (creature: Found) => void;
}): JSX.Element {
  // What was marked here since the search.
  const [marks, setMarks] = useState<Record<string, boolean>>({});
  const mark = async (creature: string, isFavourite: boolean) => {
    if (await table.ask("mark_creature", { creature, isFavourite }))
      setMarks({ ...marks, [creature]: isFavourite });
  };
  const isMarked = ({ creature, isFavourite }: Found) => marks[creature] ?? isFavourite;
  return (
    <div role="status" class="creatures">
      {found.length > 0 && (
        <ul aria-label={t("console-add-library")}>
          {found.map((creature) => (
            <li key={creature.creature} class="template">
              <button type="button" onClick={() => choose(creature)}>
                <b>{creature.participant.name}</b>
                <small>{factsOf(creature).join(" · ")}</small>
              </button>
              <button
                type="button"
                class="quiet"
                aria-pressed={isMarked(creature)}
                aria-label={t("console-add-favourite", { name: creature.participant.name })}
                onClick={() => void mark(creature.creature, !isMarked(creature))}
              >
                {isMarked(creature) ? "★" : "☆"}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function factsOf({ isOwn, challenge, book, participant }: Found): string[] {
  return [
    isOwn ? t("creature-yours") : "",
    challengeText(challenge),
    t("creature-hit-points", { hp: participant.maxHP ?? "?" }),
    participant.ac === undefined ? "" : t("ac", { ac: participant.ac }),
    book,
  ].filter(Boolean);
}

function text(value: number | undefined): string {
  return value === undefined ? "" : String(value);
}
