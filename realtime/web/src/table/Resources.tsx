import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/texts";
import type { Resource } from "../sync/wire";
import { Choice, submits, TextField } from "./fields";
import type { Table } from "./model";
import { type Person, readNumber } from "./participants";

const MOST_USES = 999;
const RETURNS = ["never", "turn", "short_rest", "long_rest"] as const;

/** A participant's resources: each is spent and given back by a tap, and new ones are added. */
export function Resources({ table, of }: { table: Table; of: Person }): JSX.Element {
  const isReady = table.isReady.value;
  const spend = (name: string, amount: number) =>
    void table.do(name, "spend_resource", { participantId: of._id, name, amount });
  return (
    <>
      {!!of.resources?.length && (
        <ul class="legendary" data-part="resources">
          {of.resources.map((one) => (
            <li key={one.name}>
              <span>
                {t("resources-of", { name: one.name, left: one.current, most: one.maximum })}{" "}
                <small>
                  {one.recharge ? t("resource-recharges", { least: one.recharge }) : returnsName(one.returns)}
                </small>
              </span>
              <button
                type="button"
                disabled={!isReady || !one.current}
                aria-label={t("resources-spend-named", { name: one.name })}
                onClick={() => spend(one.name, 1)}
              >
                {t("resources-spend")}
              </button>
              <button
                type="button"
                disabled={!isReady || one.current >= one.maximum}
                aria-label={t("resources-back-named", { name: one.name })}
                onClick={() => spend(one.name, -1)}
              >
                {t("resources-back")}
              </button>
              <button
                type="button"
                class="quiet"
                disabled={!isReady}
                aria-label={t("page-remove-named", { name: one.name })}
                onClick={() =>
                  void table.do(t("page-remove-named", { name: one.name }), "remove_resource", {
                    participantId: of._id,
                    name: one.name,
                  })
                }
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
      <NewResource table={table} of={of} />
    </>
  );
}

function returnsName(returns: Resource["returns"]): string {
  return t(`resource-returns-${returns.replace("_", "-")}`);
}

function NewResource({ table, of }: { table: Table; of: Person }): JSX.Element {
  const [name, setName] = useState("");
  const [text, setText] = useState("");
  const [returns, setReturns] = useState<Resource["returns"]>("long_rest");
  const maximum = readNumber(text, 1, MOST_USES);
  const isReady = table.isReady.value && !!name.trim() && maximum !== null;
  const add = async () => {
    const participantId = of._id;
    const answer = await table.do(name, "set_resource", {
      participantId,
      name: name.trim(),
      maximum,
      returns,
    });
    if (!answer) return;
    setName("");
    setText("");
  };
  return (
    <details>
      <summary>{t("resources-new")}</summary>
      <form class="stack" onSubmit={submits(add, isReady)}>
        <TextField
          label={t("resources-name")}
          value={name}
          onInput={setName}
          most={60}
          hint={t("resources-example")}
        />
        <TextField label={t("resources-most")} value={text} onInput={setText} most={3} isNumber />
        <Choice
          label={t("resources-returns")}
          options={RETURNS.map((one) => [one, returnsName(one)])}
          value={returns}
          onChange={setReturns}
        />
        <button type="submit" disabled={!isReady}>
          {t("resources-add")}
        </button>
      </form>
    </details>
  );
}
