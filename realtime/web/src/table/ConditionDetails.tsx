import type { JSX } from "preact";
import { ABILITIES, abilityName } from "../i18n/game";
import { capital, t } from "../i18n/texts";
import { Choice, ENDS, PersonChoice, TextField } from "./fields";
import { type Person, readDuration, readNumber } from "./participants";
import { RECURS_NOT, type Recurs, RecursFields, readRecurs } from "./RecurringFields";

/** What is said of a condition beside its name, as it is typed. */
export interface Details {
  lasting: string;
  ends: string;
  /** Whose turn counts; empty for its bearer's. */
  anchorId: string;
  /** Of the save that ends it; empty for none. */
  ability: string;
  dc: string;
  at: string;
  recurs: Recurs;
  level: string;
  note: string;
  /** Who concentrates on it; empty where no one has to. */
  keeperId: string;
  effect: string;
}

export const NO_DETAILS: Details = {
  lasting: "",
  ends: "turn_end",
  anchorId: "",
  ability: "",
  dc: "",
  at: "turn_end",
  recurs: RECURS_NOT,
  level: "",
  note: "",
  keeperId: "",
  effect: "",
};

/** The fields of a new condition; null while something that was typed can't be read. */
export function readDetails(typed: Details): Record<string, unknown> | null {
  const duration = readDuration(typed.lasting);
  const dc = readNumber(typed.dc, 0, 99);
  const level = typed.level === "" ? undefined : readNumber(typed.level, 1, 10);
  const recurring = readRecurs(typed.recurs);
  if (duration === null || level === null || recurring === null || (typed.ability && dc === null))
    return null;
  return {
    duration,
    ends: typed.ends,
    ...(typed.anchorId && { anchorId: typed.anchorId }),
    ...(typed.ability && { saveEnds: { ability: typed.ability, dc, at: typed.at } }),
    ...(recurring && { recurring }),
    ...(level !== undefined && { level }),
    ...(typed.note.trim() && { description: typed.note.trim() }),
    ...(typed.keeperId && { sourceId: typed.keeperId, fromConcentration: true }),
    ...(typed.keeperId && typed.effect.trim() && { effect: typed.effect.trim() }),
  };
}

/** How long a condition lasts, and what else it does: all that is not needed every time is folded. */
export function ConditionDetails({
  people,
  value,
  onChange,
}: {
  people: readonly Person[];
  value: Details;
  onChange: (value: Details) => void;
}): JSX.Element {
  const set = (changes: Partial<Details>) => onChange({ ...value, ...changes });
  return (
    <details class="more" open={value !== NO_DETAILS && readDetails(value) === null}>
      <summary>{t("page-condition-more")}</summary>
      <div class="fields">
        <EndsChoice value={value.ends} onChange={(ends) => set({ ends })} />
        {value.ends !== "round" && (
          <TurnOf people={people} value={value.anchorId} onChange={(anchorId) => set({ anchorId })} />
        )}
        <SaveFields value={value} onChange={set} />
        <RecursFields value={value.recurs} onChange={(recurs) => set({ recurs })} isOptional />
        <PersonChoice
          label={t("page-condition-kept")}
          none={t("page-condition-kept-not")}
          people={people}
          value={value.keeperId}
          onChange={(keeperId) => set({ keeperId })}
        />
        {value.keeperId && (
          <TextField
            label={t("page-condition-kept-on")}
            value={value.effect}
            onInput={(effect) => set({ effect })}
            most={80}
          />
        )}
        <TextField
          label={t("field-level")}
          value={value.level}
          onInput={(level) => set({ level })}
          most={2}
          isNumber
        />
        <TextField
          label={t("page-condition-note")}
          value={value.note}
          onInput={(note) => set({ note })}
          most={1000}
        />
      </div>
    </details>
  );
}

/** When a round of a condition is over. */
export function EndsChoice(props: { value: string; onChange: (value: string) => void }): JSX.Element {
  const options = ENDS.map((ends) => [ends as string, t(`field-ends-${ends.replace("_", "-")}`)] as const);
  return <Choice label={t("field-ends")} options={options} {...props} />;
}

/** Whose turn counts the rounds: the bearer's own (an empty value), or that of another participant. */
export function TurnOf(props: {
  people: readonly Person[];
  value: string;
  onChange: (id: string) => void;
}): JSX.Element {
  return <PersonChoice {...props} label={t("field-whose-turn")} none={t("page-ends-bearer")} />;
}

interface SaveTyped {
  ability: string;
  dc: string;
  at: string;
}

/** The save that ends a condition: its ability, its DC, and when it is rolled. An ability may be a word of the DM's. */
export function SaveFields({
  value,
  onChange,
}: {
  value: SaveTyped;
  onChange: (changes: Partial<SaveTyped>) => void;
}): JSX.Element {
  const abilities = [...new Set([...ABILITIES.map(capital), ...(value.ability ? [value.ability] : [])])];
  return (
    <>
      <Choice
        label={t("field-save")}
        options={[["", t("page-no-save")], ...abilities.map((one) => [one, abilityName(one)] as const)]}
        value={value.ability}
        onChange={(ability) => onChange({ ability })}
      />
      {value.ability && (
        <>
          <TextField
            label={t("page-dc")}
            value={value.dc}
            onInput={(dc) => onChange({ dc })}
            most={2}
            isNumber
          />
          <Choice
            label={t("page-condition-save-at")}
            options={[
              ["turn_end", t("field-ends-turn-end")],
              ["turn_start", t("field-ends-turn-start")],
            ]}
            value={value.at}
            onChange={(at) => onChange({ at })}
          />
        </>
      )}
    </>
  );
}
