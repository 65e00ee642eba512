import { effect } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { known, plain, t } from "../i18n/texts";
import type { ImportLine, ImportReport } from "../sync/wire";
import type { Table } from "./model";

/** Characters of a part: with escapes and several bytes each it stays below the server's limit. */
const PART = 60_000;

/** Milliseconds for the last part: thousands of creatures are read and stored before its answer. */
const READ_WITHIN = 180_000;

/** Send files that belong together in parts, and return what the server read; null where it refused. */
export async function sendFiles(
  table: Table,
  files: readonly File[],
  progress: (done: number, of: number) => void,
  event: "import_creatures" | "import_characters" = "import_creatures",
): Promise<ImportReport | null> {
  const texts = await Promise.all(files.map((file) => file.text()));
  const parts = texts.flatMap((text, file) =>
    Array.from({ length: Math.max(1, Math.ceil(text.length / PART)) }, (_, part) => ({
      file,
      part,
      text: text.slice(part * PART, (part + 1) * PART),
    })),
  );
  for (const [done, part] of parts.entries()) {
    progress(done, parts.length);
    const isLast = done === parts.length - 1;
    const name = files[0]?.name.slice(0, 80) ?? "";
    const within = isLast ? READ_WITHIN : undefined;
    const answer = await table.request(isLast ? event : "upload_part", { ...part, name }, within);
    if (!answer) return null;
    if (isLast) return answer.imported ?? null;
  }
  return null;
}

/** Files that are dropped on the page, or chosen in `FileField`, become the user's own characters, or with
 * `takesCreatures` creatures where they are any; the report can undo it as a whole. */
export function DropImport({
  table,
  takesCreatures = false,
}: {
  table: Table;
  takesCreatures?: boolean;
}): JSX.Element | null {
  const [report, setReport] = useState<ImportReport | null>(null);
  const [areCharacters, setCharacters] = useState(false);
  const [sent, setSent] = useState<[number, number] | null>(null);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      void bring(files);
    };
    const bring = async (files: readonly File[]) => {
      const progress = (done: number, of: number) => setSent([done, of]);
      const creatures = takesCreatures ? await sendFiles(table, files, progress) : null;
      const said = table.note.value;
      const characters = creatures?.saved
        ? null
        : await sendFiles(table, files.slice(0, 1), progress, "import_characters");
      // What is neither has the reason why it is no creature.
      if (characters?.saved) table.dismissNote();
      else if (takesCreatures && said) table.say(said.text, said.tone);
      setCharacters(Boolean(characters?.saved));
      setReport(characters?.saved ? characters : (creatures ?? characters));
      setSent(null);
      table.importing.value = null;
    };
    document.addEventListener("dragover", over);
    document.addEventListener("drop", drop);
    const stopTaking = effect(() => {
      const files = table.chosenFiles.value;
      if (files.length === 0) return;
      table.chosenFiles.value = [];
      void bring(files);
    });
    return () => {
      stopTaking();
      document.removeEventListener("dragover", over);
      document.removeEventListener("drop", drop);
    };
  }, [table, takesCreatures]);
  const undo = async () => {
    const answer = await table.request(areCharacters ? "undo_character_import" : "undo_import", {});
    if (!answer) return;
    setReport(null);
    const counts = { gone: answer.gone, back: answer.back };
    table.say(plain(t(areCharacters ? "characters-import-undone" : "import-undone", counts)), "good");
  };
  const progress = table.importing.value;
  if (sent && progress)
    return (
      <section class="panel" aria-label={t("import-title")}>
        <progress value={progress.done} max={progress.of || 1} aria-label={t(`import-${progress.stage}`)} />
        <p role="status">
          {t(`import-${progress.stage}`)}: {progress.done} / {progress.of}
        </p>
      </section>
    );
  if (sent)
    return (
      <section class="panel" aria-label={t("import-title")}>
        <progress value={sent[0]} max={sent[1]} aria-label={t("import-sending")} />
      </section>
    );
  if (!report) return null;
  return (
    <section class="panel" aria-label={t("import-title")}>
      <p>
        {plain(t(areCharacters ? "import-characters" : "creature-imported", { count: report.saved }))}.{" "}
        {t("import-taken", { format: report.format, fields: report.fields })}
      </p>
      {report.assumed.length > 0 && <p>{t("import-assumed", { what: report.assumed.join(", ") })}</p>}
      {report.filled.length > 0 && <p>{t("import-filled", { what: report.filled.join(", ") })}</p>}
      <Lines title={t("import-left-title")} lines={report.left} />
      <Lines title={t("import-refused-title", { count: report.refusedCount })} lines={report.refused} />
      {report.saved > 0 && (
        <button type="button" onClick={() => void undo()}>
          {t("import-undo")}
        </button>
      )}
      <button type="button" class="quiet" onClick={() => setReport(null)}>
        {t("page-close")}
      </button>
    </section>
  );
}

/** Files for the import, for those who can't drop any, such as on a phone. */
export function FileField({ table, close }: { table: Table; close: () => void }): JSX.Element {
  return (
    <label class="field">
      {t("import-choose")}
      <input
        type="file"
        multiple
        accept=".json,.csv,.txt,.md,.yaml,.yml"
        onChange={(event) => {
          table.chosenFiles.value = [...(event.currentTarget.files ?? [])];
          close();
        }}
      />
    </label>
  );
}

function Lines({ title, lines }: { title: string; lines: ImportLine[] }): JSX.Element | null {
  if (lines.length === 0) return null;
  return (
    <details>
      <summary>{title}</summary>
      <ul>
        {lines.map(({ name, why, count }) => (
          <li key={`${name} ${why}`}>
            {t("page-label", { name })} {known(`import-reason-${why}`) ?? why}
            {count > 1 && ` ×${count}`}
          </li>
        ))}
      </ul>
    </details>
  );
}
