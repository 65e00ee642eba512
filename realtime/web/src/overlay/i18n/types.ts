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
  bands: Record<Band, string>;
  /** The game's conditions by their lower-case English name; others are shown as typed. */
  conditions: Record<string, string>;
  captions: {
    turn: (name: string, round: number) => string;
    damage: (name: string, amount: number | undefined, isCritical: boolean) => string;
    healing: (name: string, amount: number | undefined) => string;
    defeat: (name: string) => string;
    condition: (name: string, condition: string) => string;
    conditionOver: (name: string, condition: string) => string;
    enters: (name: string) => string;
    begins: string;
    paused: string;
    over: string;
  };
}
