import { screen, within } from "@testing-library/dom";
import { expect, it } from "vitest";
import { dmEncounter, draw, participant } from "../testing/page";
import { RevealPanel } from "./RevealPanel";

const goblin = participant("goblin", "Goblin", { seenBy: { players: "band", stream: "name" } });
const spy = participant("spy", "Spy", { seenBy: { players: "unseen", stream: "name" } });
const panel = (...people: (typeof goblin)[]) =>
  draw(dmEncounter({ participants: people }), (table) => <RevealPanel table={table} people={people} />);
const ladder = (name: string) => within(screen.getByRole("group", { name }));
const pressed = (name: string) =>
  ladder(name)
    .getAllByRole("button", { pressed: true })
    .map((button) => button.textContent);

it("shows what players and the stream see of a participant", async () => {
  await panel(goblin);
  expect(pressed("What players see")).toEqual(["Health"]);
  expect(pressed("What the stream sees")).toEqual(["Name"]);
});

it("changes what one audience sees, and leaves the other", async () => {
  const { server, user } = await panel(goblin, spy);
  await user.click(ladder("What the stream sees").getByRole("button", { name: "Hidden" }));
  expect(server.commands).toEqual([
    ["set_visibility", { participantIds: ["goblin", "spy"], stream: "unseen" }],
  ]);
});

it("marks a level only where all chosen participants have it", async () => {
  await panel(goblin, spy);
  expect(ladder("What players see").queryAllByRole("button", { pressed: true })).toEqual([]);
  expect(pressed("What the stream sees")).toEqual(["Name"]);
});
