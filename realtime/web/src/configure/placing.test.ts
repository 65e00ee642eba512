import { describe, expect, it } from "vitest";
import { drawnSize, placesIn, usualPlace } from "../overlay/boxes";
import { readConfig } from "../overlay/config";
import { PLACEABLE, type Place, placesOf, placesText } from "../overlay/placement";
import examples from "../overlay/placement-examples.json";
import { FIRST, fitted, heightOf, moved, resized, SAFE, stepped, toggled } from "./placing";

const third: Place = { widget: "third", x: 400, y: 500, width: 736, height: null };
const order: Place = { widget: "order", x: 400, y: 300, width: 400, height: 600 };
const key = (name: string, held: { shiftKey?: boolean; altKey?: boolean } = {}) => ({
  key: name,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe("the setting", () => {
  it.each(examples.valid)("is written as it is read: %s", (word) => {
    expect(placesText(placesOf(word) ?? [])).toBe(word);
  });

  it.each(examples.invalid)("is refused whole: %j", (word) => {
    expect(placesOf(word)).toBeNull();
  });

  it("of an address overrides the link's, also to place nothing", () => {
    const link = { place: "third:592,820,736" };
    expect(readConfig("", link).places).toHaveLength(1);
    expect(readConfig("?place=off", link).places).toEqual([]);
    expect(readConfig("?place=nonsense", link).places).toHaveLength(1);
  });
});

describe("a box", () => {
  it.each(["column", "strip"] as const)("stands within the canvas before it is moved: %s", (layout) => {
    for (const widget of PLACEABLE) {
      const place = usualPlace(widget, layout);
      expect(fitted(place, layout)).toEqual(place);
      expect(placesOf(placesText([place]))).toEqual([place]);
    }
  });

  it("is drawn at the designed width and scaled, the order at any height", () => {
    expect(drawnSize({ ...third, width: 368 }, "column")).toEqual({ times: 0.5, width: 736, height: 148 });
    expect(drawnSize({ ...order, width: 800 }, "column")).toEqual({ times: 2, width: 400, height: 300 });
    expect(drawnSize({ ...order, width: 1000, height: 96 }, "strip")).toEqual({
      times: 0.5,
      width: 2000,
      height: 192,
    });
  });

  it("snaps to the safe area and the middle when a pointer is near, and never leaves the canvas", () => {
    expect(moved(third, SAFE.x - 400 + 9, 0, "column").x).toBe(SAFE.x);
    expect(moved(third, SAFE.x - 400 + 20, 0, "column").x).toBe(SAFE.x + 20);
    expect(moved(third, 960 - 368 - 400 - 9, 0, "column").x).toBe(592);
    expect(moved(third, 0, 1080 - 54 - 148 - 500 + 5, "column").y).toBe(878);
    expect(moved(third, 5_000, 5_000, "column")).toMatchObject({ x: 1184, y: 932 });
    expect(moved(third, -5_000, -5_000, "column")).toMatchObject({ x: 0, y: 0 });
  });

  it("is resized at its corner up to the edges", () => {
    expect(resized(third, -368, 0, "column").width).toBe(368);
    expect(resized(third, -9_000, 0, "column").width).toBe(60);
    const largest = resized(third, 9_000, 0, "column");
    expect(largest).toMatchObject({ x: 400, y: 500, width: 1520 });
    expect(heightOf(largest, "column")).toBeLessThanOrEqual(580);
    expect(resized(order, 100, 120, "column")).toMatchObject({ width: 500, height: 726 });
  });

  it.each([
    ["ArrowRight", {}, { x: 410, y: 500, width: 736 }],
    ["ArrowUp", { shiftKey: true }, { x: 400, y: 499, width: 736 }],
    ["ArrowRight", { altKey: true }, { x: 400, y: 500, width: 746 }],
    ["ArrowUp", { altKey: true, shiftKey: true }, { x: 400, y: 500, width: 735 }],
    ["Home", {}, { x: 96, y: 500, width: 736 }],
    ["End", {}, { x: 1088, y: 500, width: 736 }],
    ["PageUp", {}, { x: 400, y: 54, width: 736 }],
    ["PageDown", {}, { x: 400, y: 878, width: 736 }],
  ])("obeys the key %s %o", (name, held, expected) => {
    expect(stepped(third, key(name, held), "column")).toMatchObject(expected);
  });

  it("leaves a line of the safe area by keys, and other keys alone", () => {
    const atMargin = { ...third, x: SAFE.x };
    expect(stepped(atMargin, key("ArrowRight"), "column")?.x).toBe(SAFE.x + 10);
    expect(stepped(order, key("ArrowDown", { altKey: true }), "column")?.height).toBe(610);
    expect(stepped(third, key("Tab"), "column")).toBeNull();
  });
});

describe("a producer's scene", () => {
  const places = FIRST.reduce<readonly Place[]>((all, one) => toggled(all, one, "column"), []);
  const shown = (scene: "fight" | "turn" | "recap") =>
    placesIn(scene, places, "column").map(({ widget }) => widget);

  it("keeps what it is about, and brings what is not placed", () => {
    expect(shown("fight")).toEqual([...FIRST]);
    expect(shown("turn")).toEqual(["splash", "third"]);
    expect(shown("recap")).toEqual(["recap"]);
    expect(placesIn("turn", [], "column")).toEqual([]);
  });
});
