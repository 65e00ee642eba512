import { Store } from "./observable";
import { type LiveEvent, Sequencer } from "./sequencer";
import { readTime, type ServerClock } from "./server-clock";
import type { Exchange, Grant, GrantSource } from "./session";
import { Backoff, Timers, type Timing } from "./timing";
import type { OpenTransport, Transport } from "./transport";
import { UNDIRECTED } from "./undirected";
import {
  CHANGES,
  type Change,
  type Cue,
  type Encounter,
  type EncounterState,
  type ImportProgress,
  type JoinAnswer,
  type ProducerState,
  type SyncAnswer,
  type Versioned,
  type WireError,
} from "./wire";

/** `away`: the last state is kept while reconnecting. `off`: the server says there is nothing to show. */
export type Link = "connecting" | "live" | "away" | "off";

export interface TimedEvent extends LiveEvent {
  /** Milliseconds between the server's timestamp and its arrival here. */
  age: number;
}

export interface ConnectionOptions {
  source: GrantSource;
  open: OpenTransport;
  timing: Timing;
  clock: ServerClock;
  /** What is shown already: it holds until the server says more. */
  shown?: Grant | null;
}

/** How a connection ended; decides what to do before the next one. */
type Ending = "lost" | "dismissed" | "refused" | "moved";

/** Refusals of a connection that another token may mend. */
const TOKEN_CODES = new Set(["token_required", "authentication_failed", "user_not_found"]);
/** A link that is off, or an encounter that is not active, is checked this often. */
export const RECHECK_INTERVAL = 30_000;
/** Users who have no encounter look for their first one this often. */
export const FIRST_ENCOUNTER_INTERVAL = 5_000;
/** The server sends a heartbeat every 15 s; two missing ones mean a lost connection. */
const SILENCE = 40_000;
/** A shorter connection does not reset the backoff. */
const MIN_STABLE_CONNECTION = 3_000;
/** A state that does not follow its join within this time is requested. */
const STATE_WITHIN = 2_000;

/** A cue that arrives later than this (milliseconds) is not played. */
const CUE_HOLDS = 5_000;

/** Follows one encounter until stopped: through restarts, expired tokens, revoked links and lost messages. */
export class Connection {
  readonly encounter = new Store<Encounter | null>(null);
  readonly link = new Store<Link>("connecting");
  /** Why the server refused the token last; null since it took one. */
  refusal: WireError | null = null;
  readonly settings = new Store<Record<string, unknown>>({});
  readonly producer = new Store<ProducerState>(UNDIRECTED);
  /** The newest cue, set when it is given; those from before the connection are not played. */
  readonly cue = new Store<Cue | null>(null);
  /** The names of players by participant, where the settings ask for them. */
  readonly players = new Store<Readonly<Record<string, string>>>({});
  /** How far an import of creatures is. */
  readonly importing = new Store<ImportProgress | null>(null);
  private readonly listeners = new Set<(liveEvent: TimedEvent) => void>();
  private readonly backoff: Backoff;
  private lastCue = "";
  private sequencer: Sequencer | null = null;
  private followed: string | null = null;
  private transport: Transport | null = null;
  private taken: Grant | null = null;
  private isTaken = false;
  private readonly reloads = new Set<() => void>();
  private refusals = 0;
  private stopped = false;
  private wake: (() => void) | null = null;
  private endConnection: ((ending: Ending) => void) | null = null;

  constructor(private readonly options: ConnectionOptions) {
    this.backoff = new Backoff(options.timing);
    const { settings, producer, players, encounter } = options.shown ?? {};
    if (settings) this.settings.set(settings);
    if (producer) this.producer.set(producer);
    if (players) this.players.set(players);
    if (encounter) this.encounter.set(encounter);
  }

  /** Subscribe to live events; returns the function that unsubscribes. */
  onLiveEvent(listener: (liveEvent: TimedEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Subscribe to the link owner's requests to reload the page; returns the function that unsubscribes. */
  onReload(listener: () => void): () => void {
    this.reloads.add(listener);
    return () => this.reloads.delete(listener);
  }

  /** Send an event that needs no answer; dropped while there is no connection. */
  send(name: string, payload: Record<string, unknown>): void {
    if (this.link.get() === "live") this.transport?.send(name, payload);
  }

  /** Whether the server took the connection. */
  get isConnected(): boolean {
    return this.transport !== null && this.isTaken;
  }

  /** Send a request, once the connection is made, and return the acknowledgement; rejects when there is none. */
  async ask(name: string, payload: Record<string, unknown>, within?: number): Promise<unknown> {
    if (!this.transport) throw new Error("not connected");
    return this.transport.ask(name, payload, within);
  }

  /** End the current wait: the network may be back. */
  retryNow(): void {
    this.wake?.();
  }

  /** Open a new connection: the present one may be dead. */
  renew(): void {
    this.endConnection?.("lost");
    this.wake?.();
  }

  stop(): void {
    this.stopped = true;
    this.endConnection?.("lost");
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

  /** Act on an exchange: connect, or wait before the next exchange. */
  private async follow(exchange: Exchange): Promise<Ending> {
    if (exchange.kind === "unreachable") {
      await this.pause(this.backoff.next());
      return "lost";
    }
    const { source } = this.options;
    const isNone = exchange.kind === "granted" && exchange.grant.encounterId === null;
    if (exchange.kind === "revoked" || isNone) this.blank();
    if (exchange.kind === "revoked" || (isNone && !source.isToldOfFirst)) {
      await this.pause(isNone ? FIRST_ENCOUNTER_INTERVAL : RECHECK_INTERVAL);
      return "dismissed";
    }
    // A reused grant has outdated settings.
    const { producer, players, encounter } = exchange.grant;
    if (exchange.grant !== this.taken) {
      this.settings.set(exchange.grant.settings);
      if (players) this.players.set(players);
      if (encounter) this.sequencerFor(encounter._id).load(encounter, encounter.version);
    }
    this.taken = exchange.grant;
    if (producer && this.direct(producer)) this.lastCue = producer.cue?.at ?? "";
    const arrived = this.options.timing.now();
    const ending = await this.connect(exchange.grant, exchange.grant.encounterId);
    const isDone = this.link.get() === "live" || isNone;
    const wasGood = isDone && this.options.timing.now() - arrived > MIN_STABLE_CONNECTION;
    if (this.link.get() === "live") this.link.set("away");
    if (ending === "refused" && ++this.refusals > 1) this.blank();
    if (wasGood) this.backoff.reset();
    // After a stable connection, ask without a wait: a revoked link has to leave the air at once.
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

  /** Follow an encounter, or with null wait for the first one of a link's channel. */
  private connect(grant: Grant, encounterId: string | null): Promise<Ending> {
    const sequencer = encounterId === null ? null : this.sequencerFor(encounterId);
    const transport = this.options.open(grant.token);
    this.transport = transport;
    this.isTaken = false;
    const timers = new Timers(this.options.timing);
    return new Promise<Ending>((resolve) => {
      this.endConnection = (ending) => {
        this.endConnection = null;
        this.transport = null;
        timers.cancelAll();
        sequencer?.stop();
        transport.close();
        resolve(ending);
      };
      // Heartbeats are of encounters.
      const expectMore = () =>
        sequencer && timers.set("silence", SILENCE, () => this.endConnection?.("lost"));
      expectMore();
      timers.set("still", RECHECK_INTERVAL, () => void this.lookForAnother(encounterId, timers));
      transport.listen((name, argument) => {
        if (this.transport !== transport) return;
        expectMore();
        if (name === "connect") {
          this.refusal = null;
          this.isTaken = true;
        }
        if (name !== "connect") this.receive(name, argument, sequencer, encounterId);
        else if (sequencer && encounterId) void this.join(transport, sequencer, encounterId, timers);
      });
    });
  }

  private receive(
    name: string,
    argument: unknown,
    sequencer: Sequencer | null,
    encounterId: string | null,
  ): void {
    if (name === "connect_error") {
      const wasRefused = this.refusal !== null;
      this.refusal = isAboutTheToken(argument) ? argument : null;
      // Not even a newer token is taken: what is shown would stay as it is for good.
      if (wasRefused && this.refusal) this.blank();
      this.endConnection?.(this.refusal ? "dismissed" : "lost");
    } else if (name === "disconnect") {
      this.endConnection?.(argument === "io server disconnect" ? "dismissed" : "lost");
    } else if (name === "share_settings") {
      const { settings } = argument as { settings?: Record<string, unknown> };
      if (settings && !sameJson(settings, this.settings.get())) this.settings.set(settings);
    } else if (name === "share_players") {
      this.players.set((argument as { players: Record<string, string> }).players);
    } else if (name === "share_producer") {
      const state = argument as ProducerState;
      if (!this.direct(state) || !state.cue) return;
      const given = readTime(state.cue.at) ?? 0;
      const age = this.options.clock.age(given, this.options.timing.now());
      if (state.cue.at !== this.lastCue && age < CUE_HOLDS) this.cue.set(state.cue);
      this.lastCue = state.cue.at;
    } else if (name === "import_progress") {
      this.importing.set(argument as ImportProgress);
    } else if (name === "token_expiring") {
      void this.renewToken();
    } else if (name === "share_moved") {
      this.endConnection?.("moved");
    } else if (name === "share_reload") {
      for (const listener of [...this.reloads]) listener();
    } else if (!sequencer || encounterId === null) {
      return; // there is nothing yet that the others could be about
    } else if (name === "encounter_state") {
      const { encounter, version } = argument as EncounterState;
      if (encounter._id !== encounterId) return;
      if (!sequencer.load(encounter, version ?? encounter.version)) sequencer.resync();
    } else if (name === "heartbeat") {
      const version = (argument as { versions?: Record<string, number> }).versions?.[encounterId];
      if (typeof version === "number") sequencer.heartbeat(version);
    } else if (isChange(name)) {
      const event = argument as Versioned;
      if (event.encounterId === encounterId) sequencer.receive(name, event);
    }
  }

  /** Take a producer's state; false for one that is not newer. */
  private direct(state: ProducerState): boolean {
    const { revision } = this.producer.get();
    if (state.revision < revision || (state.revision === revision && revision > 0)) return false;
    this.producer.set(state);
    return true;
  }

  /** Put a newer token in the place of one that ends. Where that fails, the server closes the connection. */
  private async renewToken(): Promise<void> {
    const transport = this.transport;
    const exchange = await this.options.source.refresh();
    if (!transport || this.transport !== transport || exchange.kind !== "granted") return;
    await transport.ask("renew_token", { token: exchange.grant.token }).catch(() => null);
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
    if (!answer) return this.endConnection?.("lost");
    if (!answer.ok) return this.endConnection?.(isAboutLoad(answer.error.code) ? "lost" : "refused");
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
    // Not in the room, or no longer permitted: only a new connection shows which.
    if (!answer.ok && !isAboutLoad(answer.error.code)) this.endConnection?.("refused");
    return answer;
  }

  private announce(live: LiveEvent): void {
    const now = this.options.timing.now();
    const sentAt = readTime(live.event.timestamp);
    if (sentAt !== null) this.options.clock.observe(sentAt, now);
    const age = sentAt === null ? 0 : this.options.clock.age(sentAt, now);
    for (const listener of [...this.listeners]) listener({ ...live, age });
  }

  /** A link that follows a channel may have another encounter by now; an active one is kept. */
  private async lookForAnother(encounterId: string | null, timers: Timers): Promise<void> {
    const transport = this.transport;
    if (this.encounter.get()?.status !== "active") {
      const exchange = await this.options.source.refresh();
      if (this.transport !== transport) return;
      const elsewhere = exchange.kind === "granted" && exchange.grant.encounterId !== encounterId;
      if (elsewhere || exchange.kind === "revoked") return this.endConnection?.("moved");
    }
    timers.set("still", RECHECK_INTERVAL, () => void this.lookForAnother(encounterId, timers));
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

/** Whether a refusal ends by itself; the sequencer and the backoff ask again later. */
function isAboutLoad(code: string): boolean {
  return code === "rate_limited" || code === "busy" || code === "restarting";
}

function sameJson(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function isAboutTheToken(refused: unknown): refused is WireError {
  return TOKEN_CODES.has((refused as WireError | undefined)?.code ?? "");
}
