import { describe, expect, it } from "vitest";
import type { Effect, Tone } from "../moment";
import { slabsOf } from "./slabs";

const float = (tone: Tone, amount?: number, critical = false): Extract<Effect, { kind: "float" }> => ({
  kind: "float",
  participantId: "ogre",
  tone,
  critical,
  ...(amount === undefined ? {} : { amount }),
});

describe("slabs", () => {
  it("count equal amounts and add up others", () => {
    const blow = float("damage", 7);
    expect(slabsOf([blow, blow, blow])).toMatchObject([{ amount: 7, times: 3, hits: 3 }]);
    expect(slabsOf([blow, blow, float("damage", 9, true)])).toMatchObject([
      { amount: 23, times: 1, hits: 3, critical: true },
    ]);
    expect(slabsOf([float("damage"), float("damage")])).toMatchObject([{ times: 2 }]);
    expect(slabsOf([blow, float("damage")])[0]).not.toHaveProperty("amount");
  });

  it("say what comes of a hit, the most important first", () => {
    const [slab, ...others] = slabsOf([float("damage", 9), float("concentration"), float("death")]);
    expect(slab).toMatchObject({ tone: "damage", amount: 9, words: ["death", "concentration"] });
    expect(others).toEqual([]);
  });

  it("keep what hurts and what helps apart, and participants too", () => {
    const elsewhere = { ...float("damage", 4), participantId: "mira" };
    const slabs = slabsOf([float("damage", 4), float("healing", 4), elsewhere, float("temporary", 5)]);
    expect(slabs.map(({ participantId, tone }) => `${participantId} ${tone}`)).toEqual([
      "ogre damage",
      "ogre healing",
      "mira damage",
      "ogre temporary",
    ]);
  });

  it("have a word alone where there is no amount", () => {
    expect(slabsOf([float("defeat")])).toMatchObject([{ tone: "defeat", words: [] }]);
  });
});
