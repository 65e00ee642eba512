import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { plain, t } from "../i18n/texts";
import type { PartyChoice, Success } from "../sync/wire";
import { submits, TextField } from "../table/fields";
import type { Table } from "../table/model";
import { readNumber } from "../table/participants";
import { saveJson } from "./files";

/** The DM's parties: make one, bring it, let it rest or restore it, change its name and members, delete it, take
 * a file along. */
export function Parties({ table, close }: { table: Table; close: () => void }): JSX.Element {
  const [parties, setParties] = useState<PartyChoice[]>([]);
  useEffect(() => {
    void table.search<PartyChoice>("list_parties", "parties", {}).then(setParties);
  }, [table]);
  const change = async (what: string, name: string, payload: Record<string, unknown>) => {
    const answer: Success | null = await table.request(name, payload);
    if (!answer) return false;
    if (answer.parties) setParties(answer.parties);
    const names = answer.unchanged?.join(", ");
    table.say(plain(names ? t("parties-unchanged", { names }) : t("note-done", { what })), "good");
    return true;
  };
  const bring = ({ partyId, name }: PartyChoice) => {
    close();
    void table.do(t("page-add-named", { name }), "bring_party", { partyId, rollInitiative: true });
  };
  return (
    <section class="stack creatures" aria-label={t("parties")}>
      <h3>{t("parties")}</h3>
      {parties.map((party) => (
        <Party key={party.partyId} table={table} party={party} bring={() => bring(party)} change={change} />
      ))}
      <NameForm
        label={t("parties-new")}
        action={t("parties-create")}
        save={(name) => change(t("parties-create"), "create_party", { name })}
      />
      <button type="button" onClick={() => void download(table)}>
        {t("parties-export")}
      </button>
    </section>
  );
}

/** A name, and the button that saves it. */
function NameForm({
  label,
  action,
  save,
}: {
  label: string;
  action: string;
  save: (name: string) => Promise<boolean>;
}): JSX.Element {
  const [name, setName] = useState("");
  return (
    <form
      class="stack"
      onSubmit={submits(async () => {
        if (await save(name.trim())) setName("");
      })}
    >
      <TextField label={label} value={name} onInput={setName} most={80} />
      <button type="submit" disabled={name.trim() === ""}>
        {action}
      </button>
    </form>
  );
}

interface PartyProps {
  table: Table;
  party: PartyChoice;
  bring: () => void;
  change: (what: string, name: string, payload: Record<string, unknown>) => Promise<boolean>;
}

function Party({ table, party, bring, change }: PartyProps): JSX.Element {
  const isReady = table.isFresh.value;
  const this_ = { partyId: party.partyId };
  const [dice, setDice] = useState<Record<string, string>>({});
  const spent = party.members.flatMap(({ characterId }) => {
    const hitDice = readNumber(dice[characterId] ?? "", 1, 99);
    return hitDice === null ? [] : [{ characterId, hitDice }];
  });
  const rest = async () => {
    const isDone = await change(t("rest-take-short"), "rest_party", {
      ...this_,
      kind: "short",
      entries: spent,
    });
    if (isDone) setDice({});
  };
  const members = new Set(party.members.map(({ characterId }) => characterId));
  const others = (table.encounter.value?.participants ?? []).filter(
    ({ characterId }) => characterId && !members.has(characterId),
  );
  const action = (label: string, name: string, payload: Record<string, unknown> = {}) => (
    <button
      type="button"
      disabled={!isReady || (name !== "add_member" && party.members.length === 0)}
      onClick={() => void change(label, name, { ...this_, ...payload })}
    >
      {label}
    </button>
  );
  return (
    <details class="party" data-part="party">
      <summary>
        <b>{party.name}</b> <small>{party.members.map(({ name }) => name).join(", ")}</small>
      </summary>
      <ul>
        {party.members.map(({ characterId, name, currentHP, maxHP }) => (
          <li key={characterId} class="template">
            <span>
              {name} · {t("character-hp", { hp: currentHP, max: maxHP })}
            </span>
            <button
              type="button"
              class="quiet"
              disabled={!isReady}
              aria-label={t("parties-remove", { name })}
              onClick={() =>
                void change(t("parties-remove", { name }), "remove_member", { ...this_, characterId })
              }
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      <div class="fields">
        {party.members.map(
          ({ characterId, name, hitDice, hitDiceSpent, isAgreed }) =>
            hitDice &&
            isAgreed && (
              <TextField
                key={characterId}
                label={t("parties-dice", { name, dice: hitDice, spent: hitDiceSpent })}
                value={dice[characterId] ?? ""}
                onInput={(value) => setDice({ ...dice, [characterId]: value })}
                most={2}
                isNumber
              />
            ),
        )}
      </div>
      <div class="row-of-buttons">
        <button type="button" class="main" disabled={!isReady || party.members.length === 0} onClick={bring}>
          {t("parties-bring")}
        </button>
        <button type="button" disabled={!isReady || party.members.length === 0} onClick={() => void rest()}>
          {t("rest-take-short")}
        </button>
        {action(t("rest-take-long"), "rest_party", { kind: "long" })}
        {action(t("parties-restore"), "restore_party")}
        <button
          type="button"
          class="quiet"
          disabled={!isReady}
          onClick={() => void change(t("prepared-delete", { name: party.name }), "delete_party", this_)}
        >
          {t("prepared-delete", { name: party.name })}
        </button>
        {others.map(({ characterId, name = "" }) =>
          action(t("parties-add", { name }), "add_member", { characterId }),
        )}
      </div>
      <NameForm
        label={t("parties-new-name")}
        action={t("parties-rename", { name: party.name })}
        save={(name) => change(t("parties-rename", { name: party.name }), "rename_party", { ...this_, name })}
      />
    </details>
  );
}

/** Save the user's characters and parties as a file. */
async function download(table: Table): Promise<void> {
  const answer = await table.request("export_characters", {});
  if (answer?.file) saveJson("characters.json", answer.file);
}
