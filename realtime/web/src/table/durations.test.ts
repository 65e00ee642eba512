import { expect, it } from "vitest";
import { encounter, participant } from "../testing/page";
import { lastsUntil, readDuration, roundsLeft } from "./participants";

it.each([
  ["3", 3],
  ["", -1],
  [" 10 minutes ", "10 minutes"],
  ["1d4 h", "1d4 h"],
  ["14401", null],
  ["soon", null],
])("reads the duration %j as %j", (text, duration) => expect(readDuration(text)).toBe(duration));

it("says how long a condition lasts", () => {
  expect([-1, 1, 3].map(roundsLeft)).toEqual(["", "1 round left", "3 rounds left"]);
  expect([100, 101, 599, 4799].map(roundsLeft)).toEqual([
    "10 min left",
    "11 min left",
    "60 min left",
    "8 h left",
  ]);
});

it.each([
  [{ ends: "turn_end", anchorId: "goblin" }, "until the end of Goblin’s turn"],
  [{ ends: "turn_start", anchorId: null }, "until the start of Mira’s turn"],
  [{ ends: "turn_end", anchorId: null, skipsTurnEnd: true }, "until the end of Mira’s next turn"],
  [{ ends: "turn_end" }, "1 round left"],
  [{ ends: "round", anchorId: null }, "1 round left"],
  [{ ends: "turn_end", anchorId: "goblin", duration: 2 }, "2 rounds left"],
] as const)("says of the last round on whose turn it ends: %j", (fields, text) => {
  const condition = { _id: "c", name: "Stunned", duration: 1, ...fields };
  expect(lastsUntil(condition, participant("mira", "Mira"), encounter())).toBe(text);
});
