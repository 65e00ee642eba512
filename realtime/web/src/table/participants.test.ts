import { describe, expect, it } from "vitest";
import { goblin } from "../sync/testing";
import { exhaustionCost, isDying, owesDeathSave, readAmount, readNumber } from "./participants";

describe("a typed number", () => {
  it.each([
    ["7", 7],
    [" 12 ", 12],
    ["-3", -3],
    ["−3", -3],
    ["", null],
    ["2d6", null],
    ["1e3", null],
    ["4.5", null],
    ["1001", null],
    ["99999999", null],
  ])("%s", (text, value) => {
    expect(readNumber(text, -100, 1000)).toBe(value);
  });
});

describe("a dying participant", () => {
  const saves = { successes: 0, failures: 0, isStable: false, isDead: false };
  const villain = goblin({ type: "monster", currentHP: 0, deathSaves: saves });
  const hero = { ...villain, isDying: true };
  it("is one of whom the server says so, character or villain", () => {
    expect(isDying(hero)).toBe(true);
    expect(isDying({ ...hero, isDying: false })).toBe(false);
    expect(isDying(villain)).toBe(false);
    expect(owesDeathSave({ ...hero, deathSaveDue: true })).toBe(true);
    expect(owesDeathSave({ ...hero, deathSaveDue: false })).toBe(false);
  });
});

it.each([
  ["2024", 2, "Exhaustion: −4 to d20 tests, −10 ft speed"],
  ["2014", 2, "Exhaustion: disadvantage on ability checks, speed halved"],
  ["2014", 6, "Exhaustion: disadvantage on checks, attacks and saves, maximum halved, speed 0"],
] as const)("names what exhaustion costs in %s at level %d", (ruleset, level, cost) => {
  expect(exhaustionCost(goblin({ exhaustion: { ruleset, level } }))).toBe(cost);
  expect(exhaustionCost(goblin({}))).toBeNull();
});

it.each([
  ["7", 7],
  ["2d6+3", "2d6+3"],
  [" d20 ", "d20"],
  ["1W8", "1W8"],
  ["7+3", "7+3"],
  ["-3", null],
  ["100000", null],
  ["many", null],
  ["", null],
])("reads the amount %j as %j", (text, amount) => {
  expect(readAmount(text, 0, 99_999)).toBe(amount);
});
