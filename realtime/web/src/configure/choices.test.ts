import { describe, expect, it } from "vitest";
import { readConfig } from "../overlay/config";
import { readChoices, searchOf, sizeAdvice } from "./choices";

describe("the choices", () => {
  it("leave out of the address what holds anyway", () => {
    expect(searchOf(readChoices(""))).toBe("");
  });

  it("are read by the overlay as they were made", () => {
    const search = "?layout=strip&edge=bottom&theme=arena&captions=on&scale=1.5&show=round,order";
    expect(readConfig(searchOf(readChoices(search)))).toEqual(readConfig(search));
    expect(searchOf(readChoices("?show=order,splash"))).toBe("?show=order,splash");
  });

  it("ask for the whole canvas while the overlay fits itself to it", () => {
    expect(sizeAdvice(readChoices(""))).toContain("1920 × 1080");
    expect(sizeAdvice(readChoices("?scale=0.5"))).toContain("310 × 1080");
  });
});
