import { Store } from "../sync/observable";
import type { Timing } from "../sync/timing";
import type { Encounter } from "../sync/wire";

/** What the overlay is doing: the fight's status, with a farewell between the last turn and nothing. */
export type Phase = "blank" | "planning" | "active" | "paused" | "outro";

export const FAREWELL = 7_000;

export class PhaseKeeper {
  readonly phase = new Store<Phase>("blank");
  private followed: string | null = null;
  private cancelFarewell: (() => void) | null = null;

  constructor(private readonly timing: Timing) {}

  /** A fight that was already over when we came has no farewell; a revoked link has none either. */
  see(encounter: Encounter | null): void {
    const isSame = encounter !== null && encounter._id === this.followed;
    this.followed = encounter?._id ?? null;
    if (encounter?.status !== "completed") {
      this.turnTo(encounter?.status ?? "blank");
      return;
    }
    const wasFighting = this.phase.get() === "active" || this.phase.get() === "paused";
    if (isSame && wasFighting) {
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
