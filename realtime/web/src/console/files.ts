import type { Success } from "../sync/wire";
import type { Table } from "../table/model";

/** Give the user a file to save. */
export function saveFile(name: string, text: string, type: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

export function saveJson(name: string, content: unknown): void {
  saveFile(name, JSON.stringify(content, null, 1), "application/json");
}

/** Ask for all parts of something, and collect what each has; null where one was refused. */
export async function allParts<Item>(
  table: Table,
  event: "export_creatures" | "read_log",
  items: (answer: Success) => Item[],
): Promise<Item[] | null> {
  const found: Item[] = [];
  let after = "";
  for (;;) {
    const answer = await table.request(event, { after });
    if (!answer) return null;
    found.push(...items(answer));
    if (!answer.next) return found;
    after = answer.next;
  }
}
