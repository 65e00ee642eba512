/**
 * Computes the age of a server's timestamp when the local clock may be wrong.
 *
 * The smallest difference seen between arrival and timestamp is skew plus the fastest trip; an event's
 * difference above that is its lag.
 */
export class ServerClock {
  private smallest: number | null = null;

  /** Discard the measurements: the local clock may have been set since. */
  reset(): void {
    this.smallest = null;
  }

  observe(serverTime: number, localTime: number): void {
    const difference = localTime - serverTime;
    if (this.smallest === null || difference < this.smallest) this.smallest = difference;
  }

  /** Milliseconds since `serverTime`, never negative; 0 when nothing is known. */
  age(serverTime: number, localTime: number): number {
    return this.smallest === null ? 0 : Math.max(0, localTime - serverTime - this.smallest);
  }
}

/** Read a timestamp in either of its forms (ISO text or milliseconds); null when it is neither. */
export function readTime(timestamp: string | number | null | undefined): number | null {
  if (typeof timestamp === "number") return Number.isFinite(timestamp) ? timestamp : null;
  if (!timestamp) return null;
  const parsed = Date.parse(timestamp);
  return Number.isNaN(parsed) ? null : parsed;
}
