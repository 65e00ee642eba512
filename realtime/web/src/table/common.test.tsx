import { screen } from "@testing-library/dom";
import { useState } from "preact/hooks";
import { expect, it } from "vitest";
import { draw, encounter, participant } from "../testing/page";
import { Freshness, Log, NoteBar, Sheet } from "./common";

it("names the state of the connection while the numbers may be old", async () => {
  const { server } = await draw(encounter(), (table) => <Freshness table={table} />);
  expect(screen.getByRole("status").textContent).toBe("Live");
  await server.emit("disconnect", "transport close");
  expect(screen.getByRole("status").textContent).toBe("Reconnecting… these numbers may be old");
});

it("says so while no state has arrived", async () => {
  await draw(encounter(), (table) => <Freshness table={table} />, { isLive: false });
  expect(screen.getByRole("status").textContent).toBe("Connecting…");
});

it("keeps an error until it is put away, and a success for a moment", async () => {
  const { table, server, time, user } = await draw(encounter(), (table) => <NoteBar table={table} />);
  server.answer = { ok: false, error: { code: "not_your_turn", message: "It is not your turn." } };
  await table.do("End my turn", "advance_turn");
  expect((await screen.findByText("It is not your turn.")).closest('[role="alert"]')).not.toBeNull();
  await time.pass(10_000);
  await user.click(screen.getByRole("button", { name: "Dismiss this message" }));
  expect(screen.queryByText("It is not your turn.")).toBeNull();
  server.answer = null;
  await table.do("5 healing", "heal");
  expect(await screen.findByText("5 healing: done")).toBeTruthy();
  await time.pass(10_000);
  await expect.poll(() => screen.queryByText("5 healing: done")).toBeNull();
});

it("says what came of a command: the lines of its change, and the dice", async () => {
  const { table, server } = await draw(encounter(), (table) => <NoteBar table={table} />);
  const participants = [participant("mira", "Mira", { currentHP: 12 })];
  const event = { encounterId: "fight", version: 5, participantId: "mira", damage: 8, newHP: 12 };
  await server.emit("participant_hp_changed", { ...event, patch: { participants } });
  server.answer = { ok: true, version: 5, dice: "2d6 (3, 5)" };
  await table.do("2d6 damage", "deal_damage");
  expect(await screen.findByText("Mira takes 8 damage (now 12) · 2d6 (3, 5)")).toBeTruthy();
});

it("names the command that waits for the server", async () => {
  const { table, server } = await draw(encounter(), (table) => <NoteBar table={table} />);
  server.answer = new Promise(() => undefined);
  void table.do("5 damage", "deal_damage");
  expect(await screen.findByText("5 damage… waiting for the server")).toBeTruthy();
});

it("lists what happened, newest first, and no more than it was given room for", async () => {
  const { server } = await draw(encounter(), (table) => <Log table={table} most={2} />);
  const log = screen.getByRole("log", { name: "What happened" });
  expect(log.textContent).toBe("Nothing yet.");
  for (const [version, currentHP] of [
    [5, 15],
    [6, 9],
    [7, 4],
  ] as const) {
    const participants = [participant("mira", "Mira", { currentHP })];
    const event = { encounterId: "fight", version, participantId: "mira", damage: version, newHP: currentHP };
    await server.emit("participant_hp_changed", { ...event, patch: { participants } });
  }
  expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
    "Mira takes 7 damage (now 4)",
    "Mira takes 6 damage (now 9)",
  ]);
});

it("opens a sheet with a name, and closes it by its button", async () => {
  let closed = 0;
  const { user } = await draw(encounter(), () => (
    <Sheet title="Menu" onClose={() => (closed += 1)}>
      <p>Inside</p>
    </Sheet>
  ));
  const sheet = screen.getByRole("dialog", { name: "Menu" });
  expect(sheet.textContent).toContain("Inside");
  await user.click(screen.getByRole("button", { name: "Close" }));
  expect(closed).toBe(1);
});

it("gives the focus back to the button that opened a sheet", async () => {
  function Page() {
    const [isOpen, setOpen] = useState(false);
    return (
      <>
        <button type="button" onClick={() => setOpen(true)}>
          Open
        </button>
        {isOpen && (
          <Sheet title="Menu" onClose={() => setOpen(false)}>
            <input aria-label="Field" />
          </Sheet>
        )}
      </>
    );
  }
  const { user } = await draw(encounter(), () => <Page />);
  await user.click(screen.getByRole("button", { name: "Open" }));
  await user.click(screen.getByLabelText("Field"));
  expect(document.activeElement).toBe(screen.getByLabelText("Field"));
  await user.click(screen.getByRole("button", { name: "Close" }));
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Open" }));
});
