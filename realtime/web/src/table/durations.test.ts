import { describe, expect, it } from "vitest";
import { readRounds } from "./participants";

describe("a typed duration", () => {
  it.each([
    ["3", 3],
    [" 10 minutes ", 100],
    ["1 min", 10],
    ["1h", 600],
    ["24 hours", 14400],
    ["2 rounds", 2],
    ["25 hours", null],
    ["soon", null],
    ["", null],
  ])("%j is %j rounds", (text, rounds) => expect(readRounds(text)).toBe(rounds));
});
