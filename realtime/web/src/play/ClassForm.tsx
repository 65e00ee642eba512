import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/texts";
import { TextField } from "../table/fields";
import type { Table } from "../table/model";
import type { Person } from "../table/participants";

const LONGEST = 40;

/** A character's class, which the lower third of the stream shows; an empty text takes it off. */
export function ClassForm({ table, of }: { table: Table; of: Person }): JSX.Element {
  const known = of.characterClass ?? "";
  const [typed, type] = useState<string | null>(null);
  const characterClass = (typed ?? known).trim();
  const isReady = table.isReady.value && characterClass !== known;
  const save = async () => {
    const payload = { participantId: of._id, changes: { characterClass } };
    if (await table.do(t("field-class"), "update_participant", payload)) type(null);
  };
  return (
    <form
      class="inline"
      data-part="class"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void save();
      }}
    >
      <TextField label={t("field-class")} value={typed ?? known} onInput={type} most={LONGEST} />
      <button type="submit" disabled={!isReady}>
        {t("console-save")}
      </button>
    </form>
  );
}
