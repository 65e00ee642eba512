import { screen } from "@testing-library/dom";
import { expect, it } from "vitest";
import type { TableEncounter } from "../table/participants";
import { dmEncounter, draw, isDisabled } from "../testing/page";
import { Turns } from "./Turns";

const turns = (changes: Partial<TableEncounter> = {}) =>
  draw(dmEncounter(changes), (table) => <Turns table={table} />);
const labels = () => screen.getAllByRole("button").map((button) => button.textContent?.trim());

it("says whose turn it is", async () => {
  await turns();
  expect(screen.getByRole("status").textContent).toBe("Round 2 Mira");
});

it("goes on from the turn on the screen, so that a second press skips no turn", async () => {
  const { server, user } = await turns();
  await user.click(screen.getByRole("button", { name: "Next turn" }));
  expect(server.commands).toEqual([["advance_turn", { expected: { round: 2, participantId: "mira" } }]]);
});

it("goes back one turn", async () => {
  const { server, user } = await turns();
  await user.click(screen.getByRole("button", { name: "Previous turn" }));
  expect(server.commands).toEqual([["previous_turn", { expected: { round: 2, participantId: "mira" } }]]);
});

it("sends one command while the answer is awaited", async () => {
  const { server, user } = await turns();
  server.answer = new Promise(() => undefined);
  await user.click(screen.getByRole("button", { name: "Next turn" }));
  await expect.poll(() => isDisabled("Next turn")).toBe(true);
  await user.click(screen.getByRole("button", { name: "Next turn" }));
  expect(server.commands).toHaveLength(1);
});

it.each([
  ["planning", "Not begun", "Begin", "start_encounter"],
  ["paused", "Paused", "Resume", "resume_encounter"],
  ["completed", "Over", "Resume", "resume_encounter"],
] as const)("offers the way on from an encounter that is %s", async (status, words, label, command) => {
  const { server, user } = await turns({ status });
  expect(screen.getByRole("status").textContent).toBe(words);
  expect(labels()).toEqual([label, "Undo", "Redo"]);
  await user.click(screen.getByRole("button", { name: label }));
  expect(server.commands).toEqual([[command, {}]]);
});

it("says of a fight that ended before it began that it did", async () => {
  await turns({ status: "completed", round: 0 });
  expect(screen.getByRole("status").textContent).toBe("Ended before it began");
});

it("pauses an active encounter", async () => {
  const { server, user } = await turns();
  await user.click(screen.getByRole("button", { name: "Pause" }));
  expect(server.commands).toEqual([["pause_encounter", {}]]);
});

it("undoes the change that it names, and no later one", async () => {
  const whole = { participantIds: ["goblin"], wholeParticipantIds: ["goblin"] };
  const lastChange = { id: "e7", type: "deal_damage", by: "Dana", ...whole };
  const { server, user } = await turns({ lastChange });
  const button = screen.getByRole("button", { name: "Undo damage: Goblin" });
  expect(button.title).toBe("Dana: damage: Goblin");
  await user.click(button);
  expect(server.commands).toEqual([["undo", { entryId: "e7", isWhole: true }]]);
});

it("undoes nothing where nothing was done", async () => {
  await turns({ lastChange: null });
  expect(isDisabled("Undo")).toBe(true);
});
