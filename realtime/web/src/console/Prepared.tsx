import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { known, plain, t } from "../i18n/texts";
import type { ShownDifficulty, Success, TemplateChoice } from "../sync/wire";
import { submits, TextField } from "../table/fields";
import type { Table } from "../table/model";

/** How hard a planned encounter is for its party; asked for again with every change. */
export function Difficulty({ table }: { table: Table }): JSX.Element | null {
  const [found, setFound] = useState<ShownDifficulty | null>(null);
  const encounter = table.encounter.value;
  const version = encounter?.status === "planning" ? encounter.version : null;
  useEffect(() => {
    let isOver = false;
    if (version === null) setFound(null);
    else
      void table.ask("read_difficulty", {}).then((answer) => {
        if (!isOver) setFound(answer?.difficulty ?? null);
      });
    return () => {
      isOver = true;
    };
  }, [table, version]);
  if (!found) return null;
  const stepName = (name: string) => known(`difficulty-${name}`) ?? name;
  const of = found.limits.map(({ name, xp }) => `${stepName(name)} ${xp}`).join(", ");
  const said = { rules: found.ruleset, step: stepName(found.step ?? ""), xp: found.xp, of };
  return (
    <section class="panel" aria-label={t("prepared-difficulty")}>
      {found.step && <p>{plain(t(found.unknown.length > 0 ? "difficulty-at-least" : "difficulty", said))}</p>}
      {found.missing.length > 0 && <p>{t("prepared-no-level", { names: found.missing.join(", ") })}</p>}
      {found.unknown.length > 0 && <p>{t("prepared-no-rating", { names: found.unknown.join(", ") })}</p>}
    </section>
  );
}

/** The DM's templates: add one, delete one, save the creatures of this encounter as one. */
export function Templates({ table, close }: { table: Table; close: () => void }): JSX.Element {
  const [templates, setTemplates] = useState<TemplateChoice[]>([]);
  const [name, setName] = useState("");
  const listed = (answer: Success | null) => {
    if (answer?.templates) setTemplates(answer.templates);
  };
  useEffect(() => {
    void table.search<TemplateChoice>("list_templates", "templates", {}).then(setTemplates);
  }, [table]);
  const start = ({ templateId, name: called }: TemplateChoice) => {
    close();
    void table.do(t("page-add-named", { name: called }), "start_template", {
      templateId,
      rollInitiative: true,
    });
  };
  const save = async () => {
    if (name.trim() === "") return;
    listed(await table.request("save_template", { name: name.trim() }));
    setName("");
  };
  return (
    <section class="stack creatures" aria-label={t("prepared-templates")}>
      <h3>{t("prepared-templates")}</h3>
      {templates.length > 0 && (
        <ul>
          {templates.map((one) => (
            <li key={one.templateId} class="template">
              <button type="button" disabled={!table.isFresh.value} onClick={() => start(one)}>
                <b>{one.name}</b>
                <small>
                  {one.kinds.map(({ name: kind, count }) => `${count} × ${kind}`).join(", ")} ·{" "}
                  {t("prepared-xp", { xp: one.xp })}
                </small>
              </button>
              <button
                type="button"
                class="quiet"
                aria-label={t("prepared-delete", { name: one.name })}
                onClick={async () =>
                  listed(await table.request("delete_template", { templateId: one.templateId }))
                }
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
      <form class="stack" onSubmit={submits(save)}>
        <TextField
          label={t("prepared-save-as")}
          value={name}
          onInput={setName}
          most={80}
          hint={t("prepared-example")}
        />
        <button type="submit" disabled={name.trim() === ""}>
          {t("prepared-save")}
        </button>
      </form>
    </section>
  );
}
