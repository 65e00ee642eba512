import { batch, type Signal, signal } from "@preact/signals";
import type { Link, TimedEvent } from "../sync/connection";
import type { Store } from "../sync/observable";
import type { Timing } from "../sync/timing";
import type { Cue, Encounter, Participant, ProducerState, ShownSummary } from "../sync/wire";
import { oncePerFrame } from "./animation-frame";
import type { Config } from "./config";
import { EffectFeed } from "./effects";
import type { Effect, Roll } from "./moments";
import { type Phase, PhaseKeeper } from "./phase";
import { type Slab, slabsOf } from "./slabs";

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

/** Milliseconds that a slab is shown, as in slabs.css. */
const FLOAT_LIFE = 1_900;
const WEIGHTY_LIFE = 2_600;
const DEATH_LIFE = 3_600;
const SPLASH_LIFE = 2_600;
/** Milliseconds after which the last row has come in, as in motion.css. */
const REVEAL_LIFE = 3_000;
const CAPTION_LIFE = 7_000;
const ROLL_LIFE = 15_000;
const MOST_ROLLS = 5;
const MOST_FLOATS = 40;
/** The limit beside one row; more are not readable. */
const MOST_BESIDE = 3;
const MOST_CAPTIONS = 4;

/** The state of the page: the encounter and the transient effects. */
export class Model {
  readonly encounter = signal<Encounter | null>(null);
  readonly phase = signal<Phase>("blank");
  readonly visible = signal(true);
  readonly floats = signal<readonly Float[]>([]);
  /** The same by participant; an array stays the same object while nothing in it changes. */
  readonly floatsBeside = signal<ReadonlyMap<string, readonly Float[]>>(new Map());
  readonly splash = signal<Splash | null>(null);
  readonly captions = signal<readonly { key: number; text: string }[]>([]);
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
  private keys = 0;
  private cancelSplash: (() => void) | null = null;

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
    const feed = new EffectFeed({
      timing,
      isVisible: () => visibility.get() && !this.producer.value.arePaused,
      onEffects: (effects) => this.play(effects),
      onTakenBack: () => this.clearMoments(),
    });
    keeper.phase.watch((phase) => {
      if (phase === "active" && this.phase.value === "planning") this.reveal();
      // A turn that was paused has its time anew.
      if (phase === "active" && this.phase.value === "paused") this.turnBegan.value = timing.now();
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
        if (!encounter) this.captions.value = [];
      });
    };
    source.encounter.watch(oncePerFrame(show, nextFrame, () => source.encounter.get() === null));
    visibility.watch((visible) => {
      this.visible.value = visible;
      if (!visible) this.clearMoments();
    });
    source.onLiveEvent((liveEvent) => {
      if (isTurn(liveEvent)) this.turnBegan.value = timing.now() - liveEvent.age;
      feed.add(liveEvent);
    });
    directed.players.watch((players) => {
      this.players.value = players;
    });
    directed.producer.watch((state) => {
      if (state.scene === "recap" && this.producer.value.scene !== "recap") void this.look();
      this.producer.value = state;
      if (state.arePaused) this.clearMoments();
    });
    directed.cue.watch((cue) => {
      if (cue?.kind === "clear") this.hush();
      else if (cue) this.splashNow(source.encounter.get(), cue.participantId);
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

  /** Announce a participant, or whose turn it is. */
  private splashNow(encounter: Encounter | null, participantId: string | null): void {
    const id = participantId ?? encounter?.currentParticipantId;
    const participant = encounter?.participants.find(({ _id }) => _id === id);
    if (participant) this.announce({ participant, title: participant.name, round: null, isNewRound: false });
  }

  private play(effects: Effect[]): void {
    batch(() => this.playAll(effects));
  }

  private playAll(effects: Effect[]): void {
    for (const effect of effects) {
      if (effect.kind === "caption") this.say(effect.text);
      else if (effect.kind === "roll") this.note(effect);
      else if (effect.kind === "turn") {
        const { participant, round, isNewRound } = effect;
        this.announce({ participant, title: participant.name, round, isNewRound });
      } else if (effect.kind === "banner")
        this.announce({ title: effect.text, round: null, isNewRound: false });
    }
    const slabs = slabsOf(effects.filter((effect) => effect.kind === "float"));
    if (slabs.length > 0) this.float(slabs);
  }

  /** Show slabs, each new one next to its row and before the older ones. */
  private float(slabs: readonly Slab[]): void {
    const added = slabs.map((slab): Float => ({ ...slab, key: ++this.keys }));
    let floats = [...added, ...this.floats.value];
    for (const { participantId } of slabs) {
      const beside = floats.filter((float) => float.participantId === participantId);
      const gone = new Set(beside.slice(MOST_BESIDE));
      floats = floats.filter((float) => !gone.has(float));
    }
    this.show(floats.slice(0, MOST_FLOATS));
    // By a timer, because an animation does not end on a hidden page.
    for (const life of new Set(added.map(lifeOf))) {
      const keys = new Set(added.filter((float) => lifeOf(float) === life).map(({ key }) => key));
      this.timing.after(life, () => this.show(this.floats.value.filter(({ key }) => !keys.has(key))));
    }
  }

  private show(floats: readonly Float[]): void {
    const before = this.floatsBeside.value;
    const beside = new Map<string, readonly Float[]>();
    for (const { participantId } of floats) {
      if (beside.has(participantId)) continue;
      const now = floats.filter((float) => float.participantId === participantId);
      const was = before.get(participantId) ?? [];
      const isSame = was.length === now.length && was.every((float, index) => float === now[index]);
      beside.set(participantId, isSame ? was : now);
    }
    batch(() => {
      this.floats.value = floats;
      this.floatsBeside.value = beside;
    });
  }

  private announce(splash: Omit<Splash, "key">): void {
    this.cancelSplash?.();
    this.splash.value = { ...splash, key: ++this.keys };
    this.cancelSplash = this.timing.after(SPLASH_LIFE, () => {
      this.splash.value = null;
    });
  }

  private say(text: string): void {
    const key = ++this.keys;
    this.captions.value = [...this.captions.value, { key, text }].slice(-MOST_CAPTIONS);
    this.timing.after(CAPTION_LIFE, () => {
      this.captions.value = this.captions.value.filter((caption) => caption.key !== key);
    });
  }

  private note({ who, what, rolled, tone }: Roll): void {
    const key = ++this.keys;
    this.rolls.value = [{ key, who, what, rolled, tone }, ...this.rolls.value].slice(0, MOST_ROLLS);
    this.timing.after(ROLL_LIFE, () => {
      this.rolls.value = this.rolls.value.filter((roll) => roll.key !== key);
    });
  }

  private clearMoments(): void {
    this.rolls.value = [];
    this.cancelSplash?.();
    this.show([]);
    this.splash.value = null;
  }
}

/** A summary without the number in it. */
export function withoutAmount(summary: ShownSummary | null): ShownSummary | null {
  if (!summary?.mostDealt) return summary;
  return { ...summary, mostDealt: { ...summary.mostDealt, amount: null } };
}

/** Whether the turn that this audience sees began with an event, which may be of a hidden one's turn. */
function isTurn({ name, before, after }: TimedEvent): boolean {
  const isOther = before.currentParticipantId !== after.currentParticipantId || before.round !== after.round;
  return name === "turn_advanced" && isOther;
}

function sameConfig(left: Config, right: Config): boolean {
  const plain = (config: Config) => JSON.stringify({ ...config, show: [...config.show] });
  return plain(left) === plain(right);
}

function lifeOf({ tone, critical, words }: Slab): number {
  const said = [tone, ...words];
  if (said.includes("death")) return DEATH_LIFE;
  return critical || said.includes("defeat") ? WEIGHTY_LIFE : FLOAT_LIFE;
}
