import type { Happening, Link } from "../sync/connection";
import { Store } from "../sync/observable";
import type { Timing } from "../sync/timing";
import type { Encounter } from "../sync/wire";
import { isReversal } from "./effects";
import type { Source } from "./model";

/** A state or a happening of one version, on its way to the screen. */
interface Waiting {
  at: number;
  version: number;
  encounter?: Encounter;
  happening?: Happening;
}

/**
 * Shows everything a while later, in the order in which it came: for streams that are behind on purpose.
 *
 * What has to go off the air goes at once, with all that waits. What was taken back before it was shown is
 * never shown at all.
 */
export class Delayed implements Source {
  readonly encounter = new Store<Encounter | null>(null);
  readonly link: Store<Link>;
  private waiting: Waiting[] = [];
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
      if (encounter) this.later({ version: encounter.version, encounter });
      else this.clear();
    });
    source.onHappening((happening) => {
      if (isReversal(happening)) this.conceal(happening);
      this.later({ version: happening.event.version, happening });
    });
  }

  onHappening(listener: (happening: Happening) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private later(what: Omit<Waiting, "at">): void {
    const delay = this.delay();
    if (delay === 0 && this.waiting.length === 0) {
      this.show(what);
      return;
    }
    // Never before what came before it, whatever became of the setting.
    const last = this.waiting[this.waiting.length - 1]?.at ?? 0;
    this.waiting.push({ ...what, at: Math.max(last, this.timing.now() + delay) });
    if (!this.cancel) this.plan();
  }

  private show({ encounter, happening }: Omit<Waiting, "at">): void {
    if (encounter) this.encounter.set(encounter);
    if (happening) for (const listener of [...this.listeners]) listener(happening);
  }

  /** An undo leads back to an earlier state: what waits between the two never happened. */
  private conceal({ event, after }: Happening): void {
    const earlier = [this.encounter.get(), ...this.waiting.map(({ encounter }) => encounter)]
      .filter((state): state is Encounter => Boolean(state) && (state?.version ?? 0) < event.version)
      .reverse();
    const content = contentOf(after);
    const origin = earlier.find((state) => contentOf(state) === content);
    if (!origin) return;
    this.waiting = this.waiting.filter(
      ({ version }) => version <= origin.version || version >= event.version,
    );
  }

  private plan(): void {
    const next = this.waiting[0];
    this.cancel = next
      ? this.timing.after(Math.max(0, next.at - this.timing.now()), () => this.showDue())
      : null;
  }

  private showDue(): void {
    for (let next = this.waiting[0]; next && next.at <= this.timing.now(); next = this.waiting[0]) {
      this.waiting.shift();
      this.show(next);
    }
    this.plan();
  }

  private clear(): void {
    this.cancel?.();
    this.cancel = null;
    this.waiting = [];
    this.encounter.set(null);
  }
}

function contentOf(encounter: Encounter): string {
  const { _id, status, round, currentParticipantId, name } = encounter;
  return JSON.stringify([_id, status, round, currentParticipantId, name, encounter.participants]);
}
