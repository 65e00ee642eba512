import type { Band } from "../../sync/wire";

/** Every text of the overlay. A language that lacks one does not compile. */
export interface Words {
  round: string;
  next: string;
  planning: string;
  paused: string;
  over: string;
  begins: string;
  critical: string;
  defeated: string;
  surprised: string;
  delayed: string;
  stable: string;
  dead: string;
  rounds: (count: number) => string;
  before: (count: number) => string;
  after: (count: number) => string;
  hit: string;
  restored: string;
  natural20: string;
  concentrationLost: string;
  bands: Record<Band, string>;
  /** The game's conditions by their lower-case English name; others are shown as typed. */
  conditions: Record<string, string>;
  captions: {
    turn: (name: string, round: number) => string;
    damage: (name: string, amount: number | undefined, isCritical: boolean) => string;
    healing: (name: string, amount: number | undefined) => string;
    defeat: (name: string) => string;
    death: (name: string) => string;
    revival: (name: string) => string;
    natural20: (name: string) => string;
    concentrationLost: (name: string, effect: string) => string;
    temporary: (name: string, amount: number) => string;
    /** `isAdjective` is true of the game's conditions but exhaustion: one is poisoned, but has Bless. */
    condition: (name: string, condition: string, isAdjective: boolean) => string;
    conditionOver: (name: string, condition: string, isAdjective: boolean) => string;
    enters: (name: string) => string;
    appears: (name: string) => string;
    revealed: (name: string) => string;
    begins: string;
    paused: string;
    over: string;
  };
}
