import { fireEvent, screen } from "@testing-library/dom";
import { expect, it } from "vitest";
import { dmEncounter, draw } from "../testing/page";
import { DropImport } from "./DropImport";

const report = {
  format: "Open5e",
  saved: 3,
  fields: 40,
  left: [{ name: "desc", why: "no-place", count: 2 }],
  refused: [{ name: "Blob", why: "no-hit-points", count: 1 }],
  refusedCount: 1,
  assumed: ["legendaryActions"],
  filled: [],
};

async function dropped(...files: File[]) {
  const page = await draw(dmEncounter(), (table) => <DropImport table={table} takesCreatures />);
  page.server.found.upload_part = { ok: true };
  page.server.found.import_creatures = { ok: true, imported: report };
  fireEvent.drop(document.body, { dataTransfer: { files, types: ["Files"] } });
  return page;
}

it("reads a dropped file in parts, and says what was taken, left and refused", async () => {
  await dropped(new File(["x".repeat(70_000)], "Creature.json"), new File(["[]"], "CreatureAction.json"));
  const shown = (await screen.findByText(/3 creatures are yours now/)).closest("section")?.textContent;
  for (const words of [
    "Read as Open5e: 40 fields",
    "legendaryActions",
    "desc: no place for it here ×2",
    "Blob: no hit points",
  ])
    expect(shown).toContain(words);
});

it("shows how far the server is with reading and saving", async () => {
  let answer: (imported: unknown) => void = () => undefined;
  const page = await draw(dmEncounter(), (table) => <DropImport table={table} takesCreatures />);
  page.server.found.import_creatures = new Promise((resolve) => {
    answer = resolve;
  });
  fireEvent.drop(document.body, { dataTransfer: { files: [new File(["[]"], "a.json")], types: ["Files"] } });
  expect(await screen.findByRole("progressbar", { name: "Sending the file" })).not.toBeNull();
  await page.server.emit("import_progress", { stage: "reading", done: 100, of: 3000 });
  expect(screen.getByRole("status").textContent).toBe("Reading the creatures: 100 / 3000");
  await page.server.emit("import_progress", { stage: "storing", done: 500, of: 3000 });
  const bar = screen.getByRole("progressbar", { name: "Saving the creatures" });
  expect([bar.getAttribute("value"), bar.getAttribute("max")]).toEqual(["500", "3000"]);
  answer({ ok: true, imported: report });
  await screen.findByText(/3 creatures are yours now/);
  expect(page.table.importing.value).toBeNull();
});

it("undoes the import as a whole", async () => {
  const { server, user } = await dropped(new File(["[]"], "Creature.json"));
  server.found.undo_import = { ok: true, gone: 3, back: 0 };
  await user.click(await screen.findByRole("button", { name: "Undo the import" }));
  expect(screen.queryByRole("region", { name: "Import" })).toBeNull();
});

it("shows the server's reason for a file that it refuses", async () => {
  const page = await draw(dmEncounter(), (table) => <DropImport table={table} takesCreatures />);
  const error = { code: "invalid", message: "That is no file of a known format." };
  page.server.found.import_creatures = { ok: false, error };
  page.server.found.import_characters = { ok: false, error: { code: "invalid", message: "No characters." } };
  fireEvent.drop(document.body, { dataTransfer: { files: [new File(["?"], "a.txt")], types: ["Files"] } });
  await expect.poll(() => page.table.note.value?.text).toBe(error.message);
});

const characters = { ...report, format: "CSV", saved: 2, left: [], refused: [], refusedCount: 0 };

it.each([true, false])(
  "reads a file of characters, on a page that takes creatures: %s",
  async (takesCreatures) => {
    const page = await draw(dmEncounter(), (table) => (
      <DropImport table={table} takesCreatures={takesCreatures} />
    ));
    const error = { code: "invalid", message: "That is no file of a known format." };
    page.server.found.import_creatures = { ok: false, error };
    page.server.found.import_characters = { ok: true, imported: characters };
    page.server.found.undo_character_import = { ok: true, gone: 2, back: 0 };
    fireEvent.drop(document.body, {
      dataTransfer: { files: [new File(["name,hp"], "a.csv")], types: ["Files"] },
    });
    expect(await screen.findByText(/2 characters are yours now/)).toBeTruthy();
    expect(page.table.note.value).toBeNull();
    await page.user.click(screen.getByRole("button", { name: "Undo the import" }));
    expect(screen.queryByRole("region", { name: "Import" })).toBeNull();
  },
);
