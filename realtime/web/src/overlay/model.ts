import { batch, type Signal, signal } from "@preact/signals";
import type { Link, TimedEvent } from "../sync/connection";
import type { Store } from "../sync/observable";
import { readTime } from "../sync/server-clock";
import type { Timing } from "../sync/timing";
import type { Cue, Encounter, Participant, ProducerState, ShownSummary } from "../sync/wire";
import { oncePerFrame } from "./animation-frame";
import type { Config } from "./config";
import type { Roll, Slab } from "./moment";
import { type Phase, PhaseKeeper } from "./phase";

/** The source of states and live events: the connection, the demo, or a filter over one of them. */
export interface Source {
  readonly encounter: Store<Encounter | null>;
  readonly link: Store<Link>;
  onLiveEvent(listener: (liveEvent: TimedEvent) => void): () => void;
}

/** What a producer says: a state that lasts, and cues that are played when they are given. */
export interface Directed {
  readonly producer: Store<ProducerState>;
  readonly cue: Store<Cue | null>;
  /** The names of players by participant. */
  readonly players: Store<Readonly<Record<string, string>>>;
  /** Milliseconds since a time of the server, for what is on the screen: less by a broadcast delay. */
  readonly age: (serverTime: number) => number;
  /** Ask for what is known of the encounter as a whole; null without an answer. */
  summarise(): Promise<ShownSummary | null>;
}

/** A slab beside a row. */
export interface Float extends Slab {
  key: number;
}

export interface Splash {
  key: number;
  participant?: Participant;
  title: string;
  round: number | null;
  isNewRound: boolean;
}

/** What happened, in words. */
export interface Caption {
  key: number;
  text: string;
  /** How often it happened at once. */
  times: number;
}

/** Milliseconds after which the last row has come in, as in motion.css. */
const REVEAL_LIFE = 3_000;

/** The state of the page: the encounter and the transient effects. */
export class Model {
  readonly encounter = signal<Encounter | null>(null);
  readonly phase = signal<Phase>("blank");
  readonly visible = signal(true);
  readonly floats = signal<readonly Float[]>([]);
  /** The same by participant; an array stays the same object while nothing in it changes. */
  readonly floatsBeside = signal<ReadonlyMap<string, readonly Float[]>>(new Map());
  readonly splash = signal<Splash | null>(null);
  readonly captions = signal<readonly Caption[]>([]);
  /** The newest rolls, the newest first. */
  readonly rolls = signal<readonly (Roll & { key: number })[]>([]);
  readonly config: Signal<Config>;
  readonly producer: Signal<ProducerState>;
  readonly players: Signal<Readonly<Record<string, string>>>;
  /** When the present turn began, by this page's clock; null where that is not known. */
  readonly turnBegan = signal<number | null>(null);
  /** Whether the order has just come up: its rows come in one after the other. */
  readonly isRevealing = signal(false);
  /** What is known of the encounter as a whole; asked for when it is to be shown. */
  readonly summary = signal<ShownSummary | null>(null);

  constructor(
    source: Source,
    private readonly directed: Directed,
    visibility: Store<boolean>,
    config: Config,
    private readonly timing: Timing,
    nextFrame: (callback: () => void) => void,
  ) {
    this.config = signal(config);
    this.producer = signal(directed.producer.get());
    this.players = signal(directed.players.get());
    const keeper = new PhaseKeeper(timing);
    keeper.phase.watch((phase) => {
      if (phase === "active" && this.phase.value === "planning") this.reveal();
      this.phase.value = phase;
      if (phase !== "active") this.clearMoments();
      if (phase === "outro") void this.look();
      else if (phase === "blank") this.summary.value = null;
    });
    const show = () => {
      const encounter = source.encounter.get();
      batch(() => {
        keeper.see(encounter);
        this.encounter.value = encounter;
        const began = readTime(encounter?.turnBeganAt);
        this.turnBegan.value = began === null ? null : timing.now() - Math.max(0, directed.age(began));
        if (!encounter) this.captions.value = [];
      });
    };
    source.encounter.watch(oncePerFrame(show, nextFrame, () => source.encounter.get() === null));
    visibility.watch((visible) => {
      this.visible.value = visible;
      if (!visible) this.clearMoments();
    });
    directed.players.watch((players) => {
      this.players.value = players;
    });
    directed.producer.watch((state) => {
      if (state.scene === "recap" && this.producer.value.scene !== "recap") void this.look();
      this.producer.value = state;
      if (state.arePaused) this.clearMoments();
    });
  }

  /** Return who plays a participant, where the settings ask for names. */
  readonly playerOf = (id: string): string | undefined =>
    this.config.value.third === "names" ? this.players.value[id] : undefined;

  now(): number {
    return this.timing.now();
  }

  configure(config: Config): void {
    if (!sameConfig(config, this.config.value)) this.config.value = config;
  }

  /** Take numbers off the screen that were shown before they were to be hidden. */
  redact(what: Exclude<Config["onair"], "off">): void {
    this.hush();
    if (what === "band") this.summary.value = withoutAmount(this.summary.value);
  }

  /** Remove all effects from the screen. */
  hush(): void {
    this.clearMoments();
    this.captions.value = [];
  }

  private reveal(): void {
    this.isRevealing.value = true;
    this.timing.after(REVEAL_LIFE, () => {
      this.isRevealing.value = false;
    });
  }

  private async look(): Promise<void> {
    this.summary.value = await this.directed.summarise();
  }

  /** Remove what is played, but for captions. */
  clearMoments(): void {
    batch(() => {
      this.rolls.value = [];
      this.floats.value = [];
      this.floatsBeside.value = new Map();
      this.splash.value = null;
    });
  }
}

/** A summary without the number in it. */
export function withoutAmount(summary: ShownSummary | null): ShownSummary | null {
  if (!summary?.mostDealt) return summary;
  return { ...summary, mostDealt: { ...summary.mostDealt, amount: null } };
}

function sameConfig(left: Config, right: Config): boolean {
  const plain = (config: Config) => JSON.stringify({ ...config, show: [...config.show] });
  return plain(left) === plain(right);
}
