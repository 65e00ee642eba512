import { Store } from "../sync/observable";
import type { Timing } from "../sync/timing";
import type { Encounter } from "../sync/wire";

/** The overlay's phase: the encounter's status, with a closing phase after the last turn. */
export type Phase = "blank" | "planning" | "active" | "paused" | "outro";

export const FAREWELL = 14_000;

export class PhaseKeeper {
  readonly phase = new Store<Phase>("blank");
  private followed: string | null = null;
  private cancelFarewell: (() => void) | null = null;

  constructor(private readonly timing: Timing) {}

  /** No closing phase for an encounter that was over on load, nor for a revoked link. */
  see(encounter: Encounter | null): void {
    const isSame = encounter !== null && encounter._id === this.followed;
    this.followed = encounter?._id ?? null;
    if (encounter?.status !== "completed") {
      this.turnTo(encounter?.status ?? "blank");
      return;
    }
    const wasActive = this.phase.get() === "active" || this.phase.get() === "paused";
    if (isSame && wasActive) {
      this.turnTo("outro");
      this.cancelFarewell = this.timing.after(FAREWELL, () => this.phase.set("blank"));
    } else if (this.phase.get() !== "outro" || !isSame) {
      this.turnTo("blank");
    }
  }

  private turnTo(phase: Phase): void {
    this.cancelFarewell?.();
    this.cancelFarewell = null;
    this.phase.set(phase);
  }
}
