import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { ShownDifficulty, Success, TemplateChoice } from "../sync/wire";
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
  const limits = found.limits.map(({ name, xp }) => `${name} ${xp}`).join(", ");
  return (
    <section class="panel" aria-label="Difficulty">
      {found.step && (
        <p>
          Difficulty ({found.ruleset}): {found.unknown.length > 0 && "at least "}
          <b>{found.step}</b> · {found.xp} XP ({limits})
        </p>
      )}
      {found.missing.length > 0 && <p>A level is missing: {found.missing.join(", ")}</p>}
      {found.unknown.length > 0 && <p>Not counted, without a challenge rating: {found.unknown.join(", ")}</p>}
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
    void table.do(`Add ${called}`, "start_template", { templateId, rollInitiative: true });
  };
  const save = async () => {
    if (name.trim() === "") return;
    listed(await table.request("save_template", { name: name.trim() }));
    setName("");
  };
  return (
    <section class="stack creatures" aria-label="Templates">
      <h3>Templates</h3>
      {templates.length > 0 && (
        <ul>
          {templates.map((one) => (
            <li key={one.templateId} class="template">
              <button type="button" disabled={!table.isFresh.value} onClick={() => start(one)}>
                <b>{one.name}</b>
                <small>
                  {one.kinds.map(({ name: kind, count }) => `${count} × ${kind}`).join(", ")} · {one.xp} XP
                </small>
              </button>
              <button
                type="button"
                class="quiet"
                aria-label={`Delete ${one.name}`}
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
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <label class="field">
          Save the creatures of this fight as
          <input
            type="text"
            autocomplete="off"
            maxLength={80}
            placeholder="Ambush at the ford"
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <button type="submit" disabled={name.trim() === ""}>
          Save template
        </button>
      </form>
    </section>
  );
}
