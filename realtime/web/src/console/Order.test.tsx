import { screen, within } from "@testing-library/dom";
import { expect, it } from "vitest";
import type { Table } from "../table/model";
import type { TableEncounter } from "../table/participants";
import { dmEncounter, draw, participant } from "../testing/page";
import { Order } from "./Order";
import { Panel } from "./Panel";
import { Selection } from "./selection";

function Both({ table, selection }: { table: Table; selection: Selection }) {
  return (
    <>
      <Order table={table} selection={selection} />
      <Panel table={table} selection={selection} />
    </>
  );
}

const both = (changes: Partial<TableEncounter> = {}) =>
  draw(dmEncounter(changes), (table) => <Both table={table} selection={new Selection(table)} />);
const rows = () => within(screen.getByRole("region", { name: "Initiative order" })).getAllByRole("listitem");
const chosen = () => within(screen.getByRole("region", { name: "Chosen" })).getByRole("heading").textContent;

it("lists all participants with initiative, armour class and hit points", async () => {
  await both();
  expect(rows().map((row) => row.textContent)).toEqual([
    "Initiative 18MiranowAC 1520/20",
    "Initiative 12Goblinnext7/7",
  ]);
  expect(rows()[0]?.getAttribute("aria-current")).toBe("step");
});

it("says how much players see of a participant that they don't see in full", async () => {
  const spy = participant("spy", "Spy", {
    seenBy: { players: "unseen", stream: "unseen" },
    initiativeRoll: null,
  });
  await both({ participants: [spy], currentParticipantId: null, nextParticipantId: null });
  expect(rows()[0]?.textContent).toBe("Initiative –Spyhidden20/20");
});

it("shows the death saves of a character at 0 hit points", async () => {
  const deathSaves = { successes: 1, failures: 0, isStable: false, isDead: false };
  await both({ participants: [participant("m", "Mira", { currentHP: 0, isDying: true, deathSaves })] });
  expect(rows()[0]?.textContent).toContain("1 of 3 saved, 0 of 3 failed");
});

it("opens the panel of the row that is pressed; at first of the row that has the turn", async () => {
  const { user } = await both();
  expect(chosen()).toBe("Mira");
  await user.click(screen.getByRole("button", { name: "Goblin next" }));
  expect(chosen()).toBe("Goblin");
});

it("takes several at once by their ticks", async () => {
  const { server, user } = await both();
  await user.click(screen.getByRole("checkbox", { name: "Take Mira" }));
  await user.click(screen.getByRole("checkbox", { name: "Take Goblin" }));
  expect(chosen()).toBe("2 chosen");
  await user.type(screen.getByRole("textbox", { name: "Amount" }), "5");
  await user.click(screen.getByRole("button", { name: "Heal" }));
  expect(server.commands).toEqual([["heal", { participantIds: ["mira", "goblin"], amount: 5 }]]);
  await user.click(screen.getByRole("button", { name: "Untick all" }));
  expect(chosen()).toBe("Mira");
});

it("says that the encounter is empty", async () => {
  await both({ participants: [], currentParticipantId: null, nextParticipantId: null });
  expect(screen.getByText("Nobody is in this fight yet. Add somebody.")).toBeTruthy();
  expect(screen.queryByRole("region", { name: "Chosen" })).toBeNull();
});
