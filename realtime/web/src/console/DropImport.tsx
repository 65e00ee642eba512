import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { known, plain, t } from "../i18n/texts";
import type { ImportLine, ImportReport } from "../sync/wire";
import type { Table } from "../table/model";

/** Characters of a part: with escapes and several bytes each it stays below the server's limit. */
const PART = 60_000;

/** Send files that belong together in parts, and return what the server read; null where it refused. */
export async function sendFiles(
  table: Table,
  files: readonly File[],
  progress: (done: number, of: number) => void,
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
    const answer = await table.request(isLast ? "import_creatures" : "upload_part", { ...part, name });
    if (!answer) return null;
    if (isLast) return answer.imported ?? null;
  }
  return null;
}

/** Files that are dropped on the console become the DM's own creatures; the report can undo it as a whole. */
export function DropImport({ table }: { table: Table }): JSX.Element | null {
  const [report, setReport] = useState<ImportReport | null>(null);
  const [sent, setSent] = useState<[number, number] | null>(null);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    };
    const drop = async (event: DragEvent) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      setReport(await sendFiles(table, files, (done, of) => setSent([done, of])));
      setSent(null);
    };
    document.addEventListener("dragover", over);
    document.addEventListener("drop", drop);
    return () => {
      document.removeEventListener("dragover", over);
      document.removeEventListener("drop", drop);
    };
  }, [table]);
  const undo = async () => {
    const answer = await table.request("undo_import", {});
    if (!answer) return;
    setReport(null);
    table.say(plain(t("import-undone", { gone: answer.gone, back: answer.back })), "good");
  };
  if (sent)
    return (
      <section class="panel" aria-label={t("import-title")}>
        <progress value={sent[0]} max={sent[1]} aria-label={t("import-reading")} />
      </section>
    );
  if (!report) return null;
  return (
    <section class="panel" aria-label={t("import-title")}>
      <p>
        {plain(t("creature-imported", { count: report.saved }))}.{" "}
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
