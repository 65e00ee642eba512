/** Clock, timers and randomness, injected so that tests control them. */
export interface Timing {
  /** Milliseconds since 1970. */
  now(): number;
  /** Call back later; returns the function that cancels it. */
  after(milliseconds: number, callback: () => void): () => void;
  /** Uniform on [0, 1). */
  random(): number;
}

export const browserTiming: Timing = {
  now: () => Date.now(),
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};

/** Exponential backoff with a cap and jitter, so that many viewers do not reconnect at once. */
export class Backoff {
  private attempts = 0;

  constructor(
    private readonly timing: Timing,
    private readonly first = 400,
    private readonly cap = 5000,
  ) {}

  next(): number {
    const ceiling = Math.min(this.cap, this.first * 2 ** Math.min(this.attempts, 16));
    this.attempts += 1;
    return Math.round(ceiling * (0.5 + this.timing.random() / 2));
  }

  reset(): void {
    this.attempts = 0;
  }
}

/** Named timers that are cancelled together. */
export class Timers {
  private readonly running = new Map<string, () => void>();

  constructor(private readonly timing: Timing) {}

  set(name: string, milliseconds: number, callback: () => void): void {
    this.running.get(name)?.();
    this.running.set(name, this.timing.after(milliseconds, callback));
  }

  cancelAll(): void {
    for (const cancel of this.running.values()) cancel();
    this.running.clear();
  }
}
