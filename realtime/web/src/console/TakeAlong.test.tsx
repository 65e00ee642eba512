import { screen } from "@testing-library/dom";
import { render } from "@testing-library/preact";
import { afterEach, expect, it, vi } from "vitest";
import type { LogEntry } from "../sync/wire";
import { dmEncounter, openPage } from "../testing/page";
import { logTable } from "./log-table";
import { TakeAlong } from "./TakeAlong";

const aria = { _id: "a", name: "=Aria", type: "pc", currentHP: 20, maxHP: 20, tempHP: 0, conditions: [] };
const change = (version: number, command: string, event: string, payload: object): LogEntry => ({
  version,
  at: `2026-01-01T00:00:0${version}.000Z`,
  userName: "Dana",
  command,
  events: [{ event, payload: { encounterId: "e", version, ...payload } }],
});
const LOG = [
  change(1, "add_participant", "participant_added", {
    participantId: "a",
    participant: aria,
    patch: { header: { round: 0 }, participants: [aria] },
  }),
  change(2, "deal_damage", "participant_hp_changed", {
    participantId: "a",
    damage: 5,
    newHP: 15,
    patch: {
      header: { round: 1, currentParticipantId: "a" },
      participants: [{ ...aria, currentHP: 15, tempHP: 3 }],
    },
  }),
  change(3, "remove_participant", "participant_removed", { participantId: "a", patch: { removed: ["a"] } }),
];

afterEach(() => vi.restoreAllMocks());

function saved(): Blob[] {
  const made: Blob[] = [];
  vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
    made.push(blob as Blob);
    return "blob:made";
  });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  return made;
}

it("writes the log as a table with names, turns and hit points of then", () => {
  const gap: LogEntry = { ...change(9, "next_turn", "", {}), events: [] };
  const [head, added, hurt, removed, unknown] = logTable([...LOG, gap]).split("\r\n");
  expect(head).toBe("version,at,user,command,round,turn,happened,hit points");
  expect(added).toContain(",add_participant,0,,");
  expect(added).toMatch(/,'=Aria 20\/20$/);
  expect(hurt).toMatch(/^2,2026-01-01T00:00:02.000Z,Dana,deal_damage,1,'=Aria,/);
  expect(hurt).toMatch(/,'=Aria 15\/20 \+3$/);
  expect(hurt).toContain("5");
  expect(removed).toContain("=Aria");
  expect(unknown).toMatch(/^9,.*,next_turn,,.*,next turn,$/);
});

it("saves the log of the fight, all parts of it", async () => {
  const { server, user, table } = await openPage(dmEncounter());
  const made = saved();
  server.found.read_log = { ok: true, log: LOG, next: null };
  render(<TakeAlong table={table} />);
  await user.click(screen.getByRole("button", { name: "Save the log of the fight as a table (CSV)" }));
  await expect.poll(() => made.length).toBe(1);
  expect((await made[0]?.text())?.split("\r\n")).toHaveLength(5);
});

it("saves the DM's own creatures, and says where there are none", async () => {
  const { server, user, table } = await openPage(dmEncounter());
  const made = saved();
  server.found.export_creatures = {
    ok: true,
    file: { format: "encounter-tracker", creatures: [] },
    next: null,
  };
  render(<TakeAlong table={table} />);
  const button = screen.getByRole("button", { name: "Save your own creatures as a file" });
  await user.click(button);
  await expect.poll(() => table.note.value?.text).toBe("You have no creatures of your own yet.");
  const file = { format: "encounter-tracker", version: 1, creatures: [{ name: "Bog Wolf", maxHP: 22 }] };
  server.found.export_creatures = { ok: true, file, next: null };
  await user.click(button);
  await expect.poll(() => made.length).toBe(1);
  expect(JSON.parse((await made[0]?.text()) ?? "")).toEqual(file);
});
