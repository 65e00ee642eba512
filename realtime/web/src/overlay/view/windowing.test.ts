import { describe, expect, it } from "vitest";
import { spanAround } from "./windowing";

const rows = (count: number, size = 10) =>
  Array.from({ length: count }, (_, place) => ({ start: place * (size + 2), size }));

describe("the shown part of a long order", () => {
  it("is everything when everything fits", () => {
    expect(spanAround(rows(4), 100, 2)).toEqual({ first: 0, last: 3, start: 0 });
  });

  it("always holds the active row, and only whole rows", () => {
    for (let active = 0; active < 50; active += 1) {
      const { first, last, start } = spanAround(rows(50), 100, active);
      expect(first).toBeLessThanOrEqual(active);
      expect(last).toBeGreaterThanOrEqual(active);
      expect(last * 12 + 10 - start).toBeLessThanOrEqual(100);
      expect(last - first).toBe(7);
    }
  });

  it("is the active row when there is room for one", () => {
    expect(spanAround(rows(9), 11, 5)).toEqual({ first: 5, last: 5, start: 60 });
  });

  it("may be empty", () => {
    expect(spanAround([], 100, 0).last).toBe(-1);
  });
});
