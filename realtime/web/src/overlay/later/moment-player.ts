import { batch } from "@preact/signals";
import type { Store } from "../../sync/observable";
import type { Timing } from "../../sync/timing";
import type { Encounter } from "../../sync/wire";
import type { Caption, Directed, Float, Model, Source, Splash } from "../model";
import type { Effect, Roll, Slab } from "../moment";
import { EffectFeed } from "./effect-feed";
import { slabsOf } from "./slabs";

/** Milliseconds that a slab is shown, as in slabs.css. */
const FLOAT_LIFE = 1_900;
const WEIGHTY_LIFE = 2_600;
const DEATH_LIFE = 3_600;
const SPLASH_LIFE = 2_600;
const CAPTION_LIFE = 7_000;
const ROLL_LIFE = 15_000;
const MOST_ROLLS = 5;
const MOST_FLOATS = 40;
/** The limit beside one row; more are not readable. */
const MOST_BESIDE = 3;
const MOST_CAPTIONS = 4;

/** Plays moments: what live events and a producer's cues put into the model, and take out after their time. */
export class MomentPlayer {
  private keys = 0;
  private cancelSplash: (() => void) | null = null;

  constructor(
    private readonly model: Model,
    source: Source,
    directed: Directed,
    visibility: Store<boolean>,
    private readonly timing: Timing,
  ) {
    const feed = new EffectFeed({
      timing,
      isVisible: () => visibility.get() && !model.producer.value.arePaused,
      onEffects: (effects) => batch(() => this.play(effects)),
      onTakenBack: () => model.clearMoments(),
    });
    source.onLiveEvent((liveEvent) => feed.add(liveEvent));
    directed.cue.watch((cue) => {
      if (cue?.kind === "clear") model.hush();
      else if (cue) this.splashNow(source.encounter.get(), cue.participantId);
    });
  }

  private play(effects: Effect[]): void {
    for (const effect of effects) {
      if (effect.kind === "roll") this.note(effect);
      else if (effect.kind === "turn") {
        const { participant, round, isNewRound } = effect;
        this.announce({ participant, title: participant.name, round, isNewRound });
      } else if (effect.kind === "banner")
        this.announce({ title: effect.text, round: null, isNewRound: false });
    }
    const texts = effects.flatMap((effect) => (effect.kind === "caption" ? [effect.text] : []));
    if (texts.length > 0) this.say(texts);
    const slabs = slabsOf(effects.filter((effect) => effect.kind === "float"));
    if (slabs.length > 0) this.float(slabs);
  }

  /** Announce a participant, or whose turn it is. */
  private splashNow(encounter: Encounter | null, participantId: string | null): void {
    const id = participantId ?? encounter?.currentParticipantId;
    const participant = encounter?.participants.find(({ _id }) => _id === id);
    if (participant) this.announce({ participant, title: participant.name, round: null, isNewRound: false });
  }

  /** Show slabs, each new one next to its row and before the older ones. */
  private float(slabs: readonly Slab[]): void {
    const { model } = this;
    const added = slabs.map((slab): Float => ({ ...slab, key: ++this.keys }));
    let floats = [...added, ...model.floats.value];
    for (const { participantId } of slabs) {
      const beside = floats.filter((float) => float.participantId === participantId);
      const gone = new Set(beside.slice(MOST_BESIDE));
      floats = floats.filter((float) => !gone.has(float));
    }
    this.show(floats.slice(0, MOST_FLOATS));
    // By a timer, because an animation does not end on a hidden page.
    for (const life of new Set(added.map(lifeOf))) {
      const keys = new Set(added.filter((float) => lifeOf(float) === life).map(({ key }) => key));
      this.timing.after(life, () => this.show(model.floats.value.filter(({ key }) => !keys.has(key))));
    }
  }

  private show(floats: readonly Float[]): void {
    const { model } = this;
    const before = model.floatsBeside.value;
    const beside = new Map<string, readonly Float[]>();
    for (const { participantId } of floats) {
      if (beside.has(participantId)) continue;
      const now = floats.filter((float) => float.participantId === participantId);
      const was = before.get(participantId) ?? [];
      const isSame = was.length === now.length && was.every((float, index) => float === now[index]);
      beside.set(participantId, isSame ? was : now);
    }
    batch(() => {
      model.floats.value = floats;
      model.floatsBeside.value = beside;
    });
  }

  private announce(splash: Omit<Splash, "key">): void {
    const { model } = this;
    this.cancelSplash?.();
    model.splash.value = { ...splash, key: ++this.keys };
    this.cancelSplash = this.timing.after(SPLASH_LIFE, () => {
      model.splash.value = null;
    });
  }

  /** Show lines; the same one several times over is one that says so. */
  private say(texts: readonly string[]): void {
    const { captions } = this.model;
    const said = new Map<string, number>();
    for (const text of texts) said.set(text, (said.get(text) ?? 0) + 1);
    const lines = [...said].map(([text, times]): Caption => ({ key: ++this.keys, text, times }));
    captions.value = [...captions.value, ...lines].slice(-MOST_CAPTIONS);
    this.timing.after(CAPTION_LIFE, () => {
      captions.value = captions.value.filter((caption) => !lines.includes(caption));
    });
  }

  private note({ who, what, rolled, tone }: Roll): void {
    const { rolls } = this.model;
    const key = ++this.keys;
    rolls.value = [{ key, who, what, rolled, tone }, ...rolls.value].slice(0, MOST_ROLLS);
    this.timing.after(ROLL_LIFE, () => {
      rolls.value = rolls.value.filter((roll) => roll.key !== key);
    });
  }
}

function lifeOf({ tone, critical, words }: Slab): number {
  const said = [tone, ...words];
  if (said.includes("death")) return DEATH_LIFE;
  return critical || said.includes("defeat") || said.includes("natural20") ? WEIGHTY_LIFE : FLOAT_LIFE;
}
