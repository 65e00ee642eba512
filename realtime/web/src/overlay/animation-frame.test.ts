import { describe, expect, it } from "vitest";
import { oncePerFrame } from "./animation-frame";

function screen() {
  const frames: (() => void)[] = [];
  const drawn: number[] = [];
  const state = { value: 0, urgent: false };
  const changed = oncePerFrame(
    () => drawn.push(state.value),
    (callback) => frames.push(callback),
    () => state.urgent,
  );
  return {
    drawn,
    state,
    change(value: number) {
      state.value = value;
      changed();
    },
    frame() {
      for (const callback of frames.splice(0)) callback();
      return frames.length;
    },
  };
}

describe("drawing once per frame", () => {
  it("draws a single change without waiting for a frame", () => {
    const { drawn, change } = screen();
    change(1);
    expect(drawn).toEqual([1]);
  });

  it("draws a burst twice: its first change at once, its last state with the frame", () => {
    const { drawn, change, frame } = screen();
    for (let value = 1; value <= 30; value += 1) change(value);
    expect(drawn).toEqual([1]);
    frame();
    expect(drawn).toEqual([1, 30]);
  });

  it("draws once a frame while changes arrive, and requests no frame after the last", () => {
    const { drawn, change, frame } = screen();
    for (let value = 1; value <= 30; value += 1) {
      change(value);
      if (value % 10 === 0) frame();
    }
    expect(drawn).toEqual([1, 10, 20, 30]);
    expect(frame()).toBe(0);
    change(31);
    expect(drawn.at(-1)).toBe(31);
  });

  it("draws an urgent change at once, and only once", () => {
    const { drawn, state, change, frame } = screen();
    change(1);
    state.urgent = true;
    change(2);
    expect(drawn).toEqual([1, 2]);
    frame();
    expect(drawn).toEqual([1, 2]);
  });
});
