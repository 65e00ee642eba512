import { Store } from "./observable";
import { type LiveEvent, Sequencer } from "./sequencer";
import { readTime, type ServerClock } from "./server-clock";
import type { Exchange, Grant, GrantSource } from "./session";
import { Backoff, Timers, type Timing } from "./timing";
import type { OpenTransport, Transport } from "./transport";
import {
  CHANGES,
  type Change,
  type Encounter,
  type EncounterState,
  type JoinAnswer,
  type SyncAnswer,
  type Versioned,
} from "./wire";

/** `away`: the last state still stands while we reconnect. `off`: there is nothing to show, by order of the server. */
export type Link = "connecting" | "live" | "away" | "off";

export interface Happening extends LiveEvent {
  /** Milliseconds between the server's timestamp and its arrival here. */
  age: number;
}

export interface ConnectionOptions {
  source: GrantSource;
  open: OpenTransport;
  timing: Timing;
  clock: ServerClock;
}

/** How a visit to the server ended, and so what to do before the next one. */
type Ending = "lost" | "dismissed" | "refused" | "moved";

/** A link that is off, or a fight that stands still, is looked at again this often. */
export const POLITE_INTERVAL = 30_000;
/** A channel that never had a fight is asked for its first one this often: it should be seen from its start. */
export const FIRST_FIGHT = 5_000;
/** The server says something every 15 s; twice nothing means that the line is dead. */
const SILENCE = 40_000;
/** Shorter visits do not count as success: the wait before the next one keeps growing. */
const GOOD_VISIT = 3_000;
/** A state follows its join at once; otherwise it is asked for. */
const STATE_WITHIN = 2_000;

/** Follows one encounter for ever: through restarts, expired tokens, revoked links and lost messages. */
export class Connection {
  readonly encounter = new Store<Encounter | null>(null);
  readonly link = new Store<Link>("connecting");
  readonly settings = new Store<Record<string, unknown>>({});
  private readonly listeners = new Set<(happening: Happening) => void>();
  private readonly backoff: Backoff;
  private sequencer: Sequencer | null = null;
  private followed: string | null = null;
  private transport: Transport | null = null;
  private taken: Grant | null = null;
  private readonly reloads = new Set<() => void>();
  private refusals = 0;
  private stopped = false;
  private wake: (() => void) | null = null;
  private endVisit: ((ending: Ending) => void) | null = null;

  constructor(private readonly options: ConnectionOptions) {
    this.backoff = new Backoff(options.timing);
  }

  /** Hear what happens live. The answer ends it. */
  onHappening(listener: (happening: Happening) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Hear that whoever owns the link wants the page loaded anew. The answer ends it. */
  onReload(listener: () => void): () => void {
    this.reloads.add(listener);
    return () => this.reloads.delete(listener);
  }

  /** Say something that needs no answer; dropped while there is no connection. */
  tell(name: string, payload: Record<string, unknown>): void {
    if (this.link.get() === "live") this.transport?.send(name, payload);
  }

  /** Ask the server for something; rejects when it does not answer. */
  async ask(name: string, payload: Record<string, unknown>): Promise<unknown> {
    if (!this.transport) throw new Error("not connected");
    return this.transport.ask(name, payload);
  }

  /** The network may be back: do not sit out the current wait. */
  hurry(): void {
    this.wake?.();
  }

  /** The line may be dead without having said so: begin a new visit. */
  renew(): void {
    this.endVisit?.("lost");
    this.wake?.();
  }

  stop(): void {
    this.stopped = true;
    this.endVisit?.("lost");
    this.wake?.();
  }

  async run(): Promise<void> {
    let exchange = await this.options.source.grant();
    while (!this.stopped) {
      const ending = await this.follow(exchange);
      if (this.stopped) return;
      exchange = ending === "lost" ? await this.options.source.grant() : await this.options.source.refresh();
    }
  }

  /** Act on an exchange: visit the server, or wait until it is worth asking again. */
  private async follow(exchange: Exchange): Promise<Ending> {
    if (exchange.kind === "unreachable") {
      await this.pause(this.backoff.next());
      return "lost";
    }
    if (exchange.kind === "revoked" || exchange.grant.encounterId === null) {
      this.blank();
      await this.pause(exchange.kind === "revoked" ? POLITE_INTERVAL : FIRST_FIGHT);
      return "dismissed";
    }
    // A grant that is used again knows nothing of settings that came since.
    if (exchange.grant !== this.taken) this.settings.set(exchange.grant.settings);
    this.taken = exchange.grant;
    const arrived = this.options.timing.now();
    const ending = await this.visit(exchange.grant, exchange.grant.encounterId);
    const wasGood = this.link.get() === "live" && this.options.timing.now() - arrived > GOOD_VISIT;
    if (this.link.get() === "live") this.link.set("away");
    if (ending === "refused" && ++this.refusals > 1) this.blank();
    if (wasGood) this.backoff.reset();
    // Whoever is sent away after a good visit asks at once: a revoked link has to leave the air at once.
    const asksAtOnce = wasGood && (ending === "dismissed" || ending === "moved");
    if (!asksAtOnce) await this.pause(this.backoff.next());
    return ending;
  }

  private blank(): void {
    this.sequencer = null;
    this.followed = null;
    this.encounter.set(null);
    this.link.set("off");
  }

  private visit(grant: Grant, encounterId: string): Promise<Ending> {
    const sequencer = this.sequencerFor(encounterId);
    const transport = this.options.open(grant.token);
    this.transport = transport;
    const timers = new Timers(this.options.timing);
    return new Promise<Ending>((resolve) => {
      this.endVisit = (ending) => {
        this.endVisit = null;
        this.transport = null;
        timers.cancelAll();
        sequencer.stop();
        transport.close();
        resolve(ending);
      };
      timers.set("silence", SILENCE, () => this.endVisit?.("lost"));
      timers.set("still", POLITE_INTERVAL, () => void this.lookForAnother(encounterId, timers));
      transport.listen((name, argument) => {
        if (this.transport !== transport) return;
        timers.set("silence", SILENCE, () => this.endVisit?.("lost"));
        if (name === "connect") void this.join(transport, sequencer, encounterId, timers);
        else this.hear(name, argument, sequencer, encounterId);
      });
    });
  }

  private hear(name: string, argument: unknown, sequencer: Sequencer, encounterId: string): void {
    if (name === "connect_error") {
      this.endVisit?.(isAboutTheToken(argument) ? "dismissed" : "lost");
    } else if (name === "disconnect") {
      this.endVisit?.(argument === "io server disconnect" ? "dismissed" : "lost");
    } else if (name === "encounter_state") {
      const { encounter, version } = argument as EncounterState;
      if (encounter._id !== encounterId) return;
      if (!sequencer.load(encounter, version ?? encounter.version)) sequencer.resync();
    } else if (name === "share_settings") {
      const { settings } = argument as { settings?: Record<string, unknown> };
      if (settings && !sameJson(settings, this.settings.get())) this.settings.set(settings);
    } else if (name === "share_moved") {
      this.endVisit?.("moved");
    } else if (name === "share_reload") {
      for (const listener of [...this.reloads]) listener();
    } else if (name === "heartbeat") {
      const version = (argument as { versions?: Record<string, number> }).versions?.[encounterId];
      if (typeof version === "number") sequencer.heartbeat(version);
    } else if (isChange(name)) {
      const event = argument as Versioned;
      if (event.encounterId === encounterId) sequencer.receive(name, event);
    }
  }

  private async join(
    transport: Transport,
    sequencer: Sequencer,
    encounterId: string,
    timers: Timers,
  ): Promise<void> {
    sequencer.joining();
    const answer = (await transport
      .ask("join_encounter", { encounterId })
      .catch(() => null)) as JoinAnswer | null;
    if (this.transport !== transport) return;
    if (!answer) return this.endVisit?.("lost");
    if (!answer.ok) return this.endVisit?.("refused");
    this.refusals = 0;
    this.link.set("live");
    timers.set("state", STATE_WITHIN, () => {
      if (sequencer.isAwaitingState) sequencer.resync();
    });
  }

  private sequencerFor(encounterId: string): Sequencer {
    if (this.sequencer && this.followed === encounterId) return this.sequencer;
    this.followed = encounterId;
    this.sequencer = new Sequencer({
      timing: this.options.timing,
      onState: (encounter) => {
        if (this.followed === encounterId) this.encounter.set(encounter);
      },
      onLive: (live) => this.announce(live),
      sync: (version) => this.sync(encounterId, version),
    });
    return this.sequencer;
  }

  private async sync(encounterId: string, version: number): Promise<SyncAnswer> {
    const answer = (await this.ask("sync_encounter", { encounterId, version })) as SyncAnswer;
    // Not in the room, or not allowed any more: only a new visit can tell which.
    if (!answer.ok) this.endVisit?.("refused");
    return answer;
  }

  private announce(live: LiveEvent): void {
    const now = this.options.timing.now();
    const sentAt = readTime(live.event.timestamp);
    if (sentAt !== null) this.options.clock.observe(sentAt, now);
    const age = sentAt === null ? 0 : this.options.clock.age(sentAt, now);
    for (const listener of [...this.listeners]) listener({ ...live, age });
  }

  /** A link that follows a channel may lead to another fight by now; a running one is left alone. */
  private async lookForAnother(encounterId: string, timers: Timers): Promise<void> {
    const transport = this.transport;
    if (this.encounter.get()?.status !== "active") {
      const exchange = await this.options.source.refresh();
      if (this.transport !== transport) return;
      const elsewhere = exchange.kind === "granted" && exchange.grant.encounterId !== encounterId;
      if (elsewhere || exchange.kind === "revoked") return this.endVisit?.("moved");
    }
    timers.set("still", POLITE_INTERVAL, () => void this.lookForAnother(encounterId, timers));
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.wake = null;
        cancel();
        resolve();
      };
      const cancel = this.options.timing.after(milliseconds, done);
      this.wake = done;
    });
  }
}

function isChange(name: string): name is Change {
  return (CHANGES as readonly string[]).includes(name);
}

function sameJson(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function isAboutTheToken(message: unknown): boolean {
  return typeof message === "string" && /authentication|user not found/i.test(message);
}
