import type { Link, TimedEvent } from "../sync/connection";
import { Store } from "../sync/observable";
import { UNDIRECTED } from "../sync/undirected";
import type { Change, Cue, Encounter, Participant, ProducerState, ShownSummary } from "../sync/wire";
import { DEMO_PLAYERS, demoEncounter } from "./demo-fight";
import type { Directed, Source } from "./model";

export const DEMO_EVENTS = ["damage", "heal", "crit", "defeat", "next-turn", "new-round", "undo"] as const;
export type DemoEvent = (typeof DEMO_EVENTS)[number];

interface Message {
  demo?: unknown;
  play?: Scripted;
  producer?: Partial<ProducerState>;
}

/** A change as a message of the embedding page: an event, and what is different after it. */
interface Scripted {
  name: Change;
  event?: Record<string, unknown>;
  header?: Partial<Encounter>;
  /** The changed fields of participants, by their ids; of an unknown id, a participant that appears. */
  people?: Record<string, Partial<Participant>>;
}

/**
 * Simulates a server (`?demo=1`): a demo encounter, changed by messages of the embedding page.
 *
 * A message is `{demo: <one of DEMO_EVENTS>}`, `{play: Scripted}`, or `{producer: <part of its state>}`. No request
 * is sent and no secret is needed.
 */
export class Demo implements Source {
  readonly encounter = new Store<Encounter | null>(demoEncounter());
  readonly link = new Store<Link>("live");
  readonly producer = new Store(UNDIRECTED);
  readonly cue = new Store<Cue | null>(null);
  readonly directed: Directed = {
    producer: this.producer,
    cue: this.cue,
    players: new Store<Readonly<Record<string, string>>>(DEMO_PLAYERS),
    age: (time) => Date.now() - time,
    summarise: async () => this.summary(),
  };
  private readonly past: Encounter[] = [];
  private readonly listeners = new Set<(liveEvent: TimedEvent) => void>();

  onLiveEvent(listener: (liveEvent: TimedEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Accept messages of the embedding page on the same origin only; obey them when moments are played. */
  listen(window: Window, complete: Promise<void>): void {
    window.addEventListener("message", ({ origin, data }: MessageEvent<Message | null>) => {
      if (origin === window.location.origin) void complete.then(() => this.obey(data));
    });
  }

  private obey(message: Message | null): void {
    const event = DEMO_EVENTS.find((name) => name === message?.demo);
    if (event) this.fire(event);
    if (message?.play) this.play(message.play);
    if (message?.producer) this.producer.set({ ...this.producer.get(), ...message.producer });
  }

  private summary(): ShownSummary {
    const mostDealt = { participantId: "mira", amount: null };
    return { rounds: this.encounter.get()?.round ?? 0, seconds: 2_520, fallen: ["bram", "wolf"], mostDealt };
  }

  fire(event: DemoEvent): void {
    const before = this.encounter.get() ?? demoEncounter();
    const holder = before.currentParticipantId ?? "mira";
    if (event === "damage") this.hit(before, holder, 7, false);
    else if (event === "crit") this.hit(before, holder, 16, true);
    else if (event === "defeat") this.hit(before, holder, ENOUGH, false);
    else if (event === "heal") this.heal(before, holder, 9);
    else if (event === "undo") this.undo(before);
    else this.turn(before, event === "new-round" ? 0 : before.currentTurn + 1);
  }

  play({ name, event = {}, header = {}, people = {} }: Scripted): void {
    const before = this.encounter.get() ?? demoEncounter();
    const known = before.participants.map((one) => ({ ...one, ...people[one._id] }));
    const added = Object.entries(people)
      .filter(([id]) => !known.some(({ _id }) => _id === id))
      .map(([_id, fields]) => ({ _id, ...fields }) as Participant);
    this.move(name, event, before, { ...before, ...header, participants: [...known, ...added] });
  }

  private hit(before: Encounter, id: string, damage: number, isCritical: boolean): void {
    this.hitPoints(before, id, -damage, { damage, isCritical });
  }

  private heal(before: Encounter, id: string, healing: number): void {
    this.hitPoints(before, id, healing, { healing });
  }

  private hitPoints(before: Encounter, id: string, change: number, said: Record<string, unknown>): void {
    const participants = before.participants.map((one) => (one._id === id ? changed(one, change) : one));
    const isExact = before.participants.some((one) => one._id === id && one.visibility === "exact");
    const tone = change < 0 ? "damage" : "healing";
    const sourceId = change < 0 ? ADVERSARIES[id === ADVERSARIES[0] ? 1 : 0] : ADVERSARIES[0];
    const types = change < 0 && isExact ? { damageTypes: ["slashing"] } : {};
    const known = { sourceId, ...types, ...(isExact ? said : { isCritical: said.isCritical }) };
    const event = { participantId: id, tone, ...known };
    this.move("participant_hp_changed", event, before, { ...before, participants });
  }

  private turn(before: Encounter, place: number): void {
    const { participants } = before;
    const index = place % participants.length;
    const after: Encounter = {
      ...before,
      round: index === 0 ? before.round + 1 : before.round,
      currentTurn: index,
      currentParticipantId: participants[index]?._id ?? null,
      turnBeganAt: new Date().toISOString(),
      nextParticipantId: participants[(index + 1) % participants.length]?._id ?? null,
    };
    this.move("turn_advanced", {}, before, after);
  }

  private undo(before: Encounter): void {
    const earlier = this.past.pop();
    if (earlier) this.show("encounter_updated", { reason: "undo" }, before, earlier);
  }

  private move(name: Change, event: Record<string, unknown>, before: Encounter, after: Encounter): void {
    this.past.push(before);
    this.past.splice(0, this.past.length - 50);
    this.show(name, event, before, after);
  }

  private show(name: Change, event: Record<string, unknown>, before: Encounter, content: Encounter): void {
    const after = { ...content, version: before.version + 1 };
    this.encounter.set(after);
    const said = { ...event, encounterId: after._id, version: after.version };
    for (const listener of this.listeners) listener({ name, event: said, before, after, age: 0 });
  }
}

/** Who hurts the others, and who hurts the first. */
const ADVERSARIES = ["mira", "ogre"] as const;
/** More damage than any participant survives. */
const ENOUGH = 999;
const LADDER = ["down", "critical", "bloodied", "hurt", "unhurt"] as const;

/** The fields the `stream` audience receives: numbers for characters, the band for foes. */
function changed(one: Participant, change: number): Participant {
  if (one.visibility === "exact") {
    const most = one.maxHP ?? 0;
    const currentHP = Math.min(most, Math.max(0, (one.currentHP ?? 0) + change));
    return { ...one, currentHP, tempHP: change < 0 ? 0 : (one.tempHP ?? 0), isDefeated: false };
  }
  const step = Math.abs(change) >= ENOUGH ? -LADDER.length : Math.sign(change);
  const place = LADDER.indexOf(one.healthBand ?? "unhurt") + step;
  const healthBand = LADDER[Math.min(LADDER.length - 1, Math.max(0, place))] ?? "unhurt";
  return { ...one, healthBand, isDefeated: healthBand === "down" };
}
