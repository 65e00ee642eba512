import type { Happening, Link } from "../sync/connection";
import { Store } from "../sync/store";
import type { Timing } from "../sync/timing";
import type { Encounter } from "../sync/wire";
import type { Source } from "./model";

/**
 * Shows everything a while later, in the order in which it came: for streams that are behind on purpose.
 *
 * What has to go off the air goes at once, with all that waits.
 */
export class Delayed implements Source {
  readonly encounter = new Store<Encounter | null>(null);
  readonly link: Store<Link>;
  private waiting: { at: number; show: () => void }[] = [];
  private cancel: (() => void) | null = null;
  private readonly listeners = new Set<(happening: Happening) => void>();

  constructor(
    source: Source,
    private readonly timing: Timing,
    /** Milliseconds, asked at every change: the link's settings may come later than the page. */
    private readonly delay: () => number,
  ) {
    this.link = source.link;
    source.encounter.watch((encounter) => {
      if (encounter) this.later(() => this.encounter.set(encounter));
      else this.clear();
    });
    source.onHappening((happening) => {
      this.later(() => {
        for (const listener of [...this.listeners]) listener(happening);
      });
    });
  }

  onHappening(listener: (happening: Happening) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private later(show: () => void): void {
    const delay = this.delay();
    if (delay === 0 && this.waiting.length === 0) {
      show();
      return;
    }
    // Never before what came before it, whatever became of the setting.
    const last = this.waiting[this.waiting.length - 1]?.at ?? 0;
    this.waiting.push({ at: Math.max(last, this.timing.now() + delay), show });
    if (!this.cancel) this.plan();
  }

  private plan(): void {
    const next = this.waiting[0];
    this.cancel = next
      ? this.timing.after(Math.max(0, next.at - this.timing.now()), () => this.showDue())
      : null;
  }

  private showDue(): void {
    while (this.waiting[0] && this.waiting[0].at <= this.timing.now()) this.waiting.shift()?.show();
    this.plan();
  }

  private clear(): void {
    this.cancel?.();
    this.cancel = null;
    this.waiting = [];
    this.encounter.set(null);
  }
}
