import type { Effect, Slab, Tone } from "../moment";

type FloatEffect = Extract<Effect, { kind: "float" }>;

/** What is said beside a number of hit points, the most important first. */
const CONSEQUENCES: readonly Tone[] = ["death", "defeat", "natural20", "concentration"];
const AMOUNTS: readonly Tone[] = ["damage", "healing", "temporary"];

/** One slab for everything that a participant suffers at once, and one for what does them good. */
export function slabsOf(floats: readonly FloatEffect[]): Slab[] {
  const slabs: Slab[] = [];
  for (const float of floats) {
    const own = slabs.filter(({ participantId }) => participantId === float.participantId);
    const same = own.find(({ tone }) => tone === float.tone);
    if (same && AMOUNTS.includes(float.tone)) slabs[slabs.indexOf(same)] = added(same, float);
    else if (own[0] && own[0].tone !== "miss" && CONSEQUENCES.includes(float.tone)) {
      const last = own[own.length - 1] ?? own[0];
      slabs[slabs.indexOf(last)] = { ...last, words: ordered([...last.words, float.tone]) };
    } else if (!same) slabs.push(slabOf(float));
  }
  return slabs;
}

function slabOf({ participantId, tone, amount, critical, detail }: FloatEffect): Slab {
  const known = { ...(amount ? { amount } : {}), ...(detail ? { detail } : {}) };
  return { participantId, tone, times: 1, hits: 1, critical, words: [], ...known };
}

function added(slab: Slab, { amount, critical, detail }: FloatEffect): Slab {
  const { amount: sum, detail: was, ...others } = slab;
  // Who did it stands there where all of it was theirs.
  const isSame = JSON.stringify(was) === JSON.stringify(detail);
  const rest = { ...others, ...(isSame && was ? { detail: was } : {}) };
  const hits = slab.hits + 1;
  const both = { ...rest, hits, critical: slab.critical || critical };
  if (amount === sum && slab.times === slab.hits)
    return { ...both, times: hits, ...(sum ? { amount: sum } : {}) };
  if (amount === undefined || sum === undefined) return { ...both, times: hits };
  return { ...both, times: 1, amount: sum * slab.times + amount };
}

function ordered(tones: readonly Tone[]): Tone[] {
  return CONSEQUENCES.filter((tone) => tones.includes(tone));
}
