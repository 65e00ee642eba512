import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/texts";
import { Choice, DICE_LENGTH, TextField } from "./fields";
import { useLibrary } from "./library";
import type { Table } from "./model";
import { formOf, type Person, readAmount, readDuration, readNumber } from "./participants";

const KINDS = ["polymorph", "wild_shape"] as const;
type Kind = (typeof KINDS)[number];

function kindName(kind: Kind): string {
  return t(kind === "polymorph" ? "shape-polymorph" : "shape-wild-shape");
}

/** Give a participant another form, or end the one that it has. */
export function FormPanel({
  table,
  of,
  onDone = () => {},
}: {
  table: Table;
  of: Person;
  onDone?: () => void;
}): JSX.Element {
  const there = formOf(of);
  const isReady = table.isReady.value;
  if (!there) return <NewForm table={table} of={of} onDone={onDone} />;
  const end = () => {
    onDone();
    const payload = { participantId: of._id, condition: there._id };
    void table.do(t("shape-own"), "remove_condition", payload);
  };
  return (
    <button type="button" disabled={!isReady} onClick={end}>
      {t("shape-back")}
    </button>
  );
}

function NewForm({ table, of, onDone }: { table: Table; of: Person; onDone: () => void }): JSX.Element {
  const [fields, setFields] = useState({ name: "", hp: "", ac: "", temp: "", lasting: "1 h" });
  const [kind, setKind] = useState<Kind>("polymorph");
  const found = useLibrary(table, fields.name);
  const known = found.find(({ participant }) => participant.name === fields.name);
  const name = fields.name.trim();
  const maxHP = readAmount(fields.hp, 1, 99_999) ?? known?.participant.maxHP ?? null;
  const duration = readDuration(fields.lasting);
  const isReady = table.isReady.value && name !== "" && maxHP !== null && duration !== null;
  const take = () => {
    const tempHP = readAmount(fields.temp, 1, 99_999);
    const form = {
      kind,
      name,
      maxHP,
      ac: readNumber(fields.ac, 0, 99) ?? known?.participant.ac ?? null,
      ...(known && { defences: known.participant.defences }),
      ...(tempHP !== null && kind === "wild_shape" && { tempHP }),
    };
    const condition = { name: kindName(kind), duration, ends: "turn_end", form };
    onDone();
    void table.do(name, "add_condition", { participantIds: [of._id], condition });
  };
  const field = (key: keyof typeof fields, label: string, hint = "", most = 6) => (
    <TextField
      label={label}
      value={fields[key]}
      onInput={(text) => setFields({ ...fields, [key]: text })}
      most={most}
      hint={hint}
      list={key === "name" ? "forms" : undefined}
    />
  );
  return (
    <details class="more">
      <summary>{t("shape-title")}</summary>
      <div class="fields">
        <Choice
          label={t("shape-by")}
          options={KINDS.map((one) => [one, kindName(one)])}
          value={kind}
          onChange={setKind}
        />
        {field("name", t("shape-name"), t("shape-example"), 80)}
        <datalist id="forms">
          {found.map(({ participant }) => (
            <option key={participant.name} value={participant.name} />
          ))}
        </datalist>
        {field("hp", t("shape-hp"), String(known?.participant.maxHP ?? ""), DICE_LENGTH)}
        {field("ac", t("shape-ac"), String(known?.participant.ac ?? ""))}
        {kind === "wild_shape" &&
          field("temp", t("shape-temporary"), t("shape-temporary-example"), DICE_LENGTH)}
        {field("lasting", t("effect-lasting"), t("shape-lasting-example"), DICE_LENGTH)}
      </div>
      <button type="button" disabled={!isReady} onClick={take}>
        {t("shape-take")}
      </button>
    </details>
  );
}
