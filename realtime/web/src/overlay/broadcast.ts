import type { Connection, Link, TimedEvent } from "../sync/connection";
import { Store } from "../sync/observable";
import type { Grant } from "../sync/session";
import { UNDIRECTED } from "../sync/undirected";
import type { Cue, Encounter, ProducerState, Success } from "../sync/wire";
import type { Directed, Source } from "./model";

/** What the page shows on air: first what came with the token, then what is followed. */
export class Broadcast implements Source, Directed {
  readonly encounter = new Store<Encounter | null>(null);
  readonly link = new Store<Link>("connecting");
  readonly settings = new Store<Record<string, unknown>>({});
  readonly producer = new Store<ProducerState>(UNDIRECTED);
  readonly cue = new Store<Cue | null>(null);
  readonly players = new Store<Readonly<Record<string, string>>>({});
  private readonly listeners = new Set<(liveEvent: TimedEvent) => void>();
  private connection: Connection | null = null;

  constructor(readonly age: Directed["age"]) {}

  onLiveEvent(listener: (liveEvent: TimedEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async summarise(): ReturnType<Directed["summarise"]> {
    const encounterId = this.connection?.encounter.get()?._id;
    const answer = await this.connection?.ask("read_summary", { encounterId }).catch(() => null);
    return (answer as Success | null | undefined)?.summary ?? null;
  }

  /** Show what came with a token. With a broadcast delay the encounter has to wait for `follow`. */
  open({ settings, producer, players, encounter }: Grant, isDelayed: () => boolean): void {
    this.settings.set(settings);
    if (producer) this.producer.set(producer);
    if (players) this.players.set(players);
    if (encounter && !isDelayed()) this.encounter.set(encounter);
  }

  /** Show what a connection says from now on; states and live events come from `source`, which may delay them. */
  follow(connection: Connection, source: Source): void {
    this.connection = connection;
    connection.link.watch((link) => this.link.set(link));
    connection.settings.watch((settings) => this.settings.set(settings));
    connection.producer.watch((state) => this.producer.set(state));
    connection.players.watch((players) => this.players.set(players));
    connection.cue.watch((cue) => this.cue.set(cue));
    source.encounter.watch((encounter) => this.encounter.set(encounter));
    source.onLiveEvent((liveEvent) => {
      for (const listener of [...this.listeners]) listener(liveEvent);
    });
  }
}
