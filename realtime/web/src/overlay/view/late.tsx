import { signal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import type { Encounter, Participant, ShownSummary } from "../../sync/wire";
import type { Float, Model, Splash } from "../model";

/** What the first picture does without: `later/parts.ts`. */
interface Parts {
  Captions: FunctionComponent<{ model: Model }>;
  Farewell: FunctionComponent<{ encounter: Encounter; summary: ShownSummary | null; isOver: boolean }>;
  Floats: FunctionComponent<{ floats: readonly Float[] }>;
  LowerThird: FunctionComponent<{
    encounter: Encounter;
    player: Model["playerOf"];
    splash: Splash | null;
    isAlone?: boolean;
  }>;
  Single: FunctionComponent<{ model: Model; encounter: Encounter }>;
  SplashView: FunctionComponent<{ splash: Splash }>;
  UnseenFloats: FunctionComponent<{
    people: readonly Participant[];
    floats: ReadonlyMap<string, readonly Float[]>;
  }>;
}

const arrived = signal<Parts | null>(null);

/** Draw these from now on. */
export function draw(parts: Parts): void {
  arrived.value = parts;
}

/** A component that draws nothing until its code is there. */
function late<P>(choose: (parts: Parts) => FunctionComponent<P>): FunctionComponent<P> {
  return (properties) => {
    const Part = arrived.value && choose(arrived.value);
    return Part && <Part {...properties} />;
  };
}

export const Captions = late((parts) => parts.Captions);
export const Farewell = late((parts) => parts.Farewell);
export const Floats = late((parts) => parts.Floats);
export const LowerThird = late((parts) => parts.LowerThird);
export const Single = late((parts) => parts.Single);
export const SplashView = late((parts) => parts.SplashView);
export const UnseenFloats = late((parts) => parts.UnseenFloats);
