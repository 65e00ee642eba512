import { render } from "@testing-library/preact";
import { act } from "preact/test-utils";
import { readConfig } from "../overlay/config";
import * as later from "../overlay/later/parts";
import { type Directed, Model, type Source } from "../overlay/model";
import { draw } from "../overlay/view/late";
import { Overlay } from "../overlay/view/Overlay";
import type { Link, TimedEvent } from "../sync/connection";
import { Store } from "../sync/observable";
import { HeldTime } from "../sync/testing";
import { UNDIRECTED } from "../sync/undirected";
import type { Change, Cue, Encounter, Participant, ShownSummary } from "../sync/wire";

/** A source whose states and live events a test chooses. */
export class ScriptedSource implements Source, Directed {
  readonly encounter: Store<Encounter | null>;
  readonly link = new Store<Link>("live");
  readonly producer = new Store(UNDIRECTED);
  readonly cue = new Store<Cue | null>(null);
  readonly players = new Store<Readonly<Record<string, string>>>({});
  summary: ShownSummary | null = null;
  private readonly listeners = new Set<(liveEvent: TimedEvent) => void>();

  constructor(
    encounter: Encounter | null,
    /** Milliseconds since a time of the server. */
    readonly age: (serverTime: number) => number = () => 0,
  ) {
    this.encounter = new Store(encounter);
  }

  async summarise(): Promise<ShownSummary | null> {
    return this.summary;
  }

  onLiveEvent(listener: (liveEvent: TimedEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Move to another state, with the live event that leads there. */
  play(name: Change, fields: Record<string, unknown>, after: Encounter): void {
    const before = this.encounter.get() ?? after;
    this.encounter.set(after);
    const event = { encounterId: after._id, version: after.version, ...fields };
    for (const listener of this.listeners) listener({ name, event, before, after, age: 0 });
  }
}

/** Draw the overlay as the address `search` configures it, at a time of the server, `opened`. */
export function drawOverlay(encounter: Encounter | null, search = "", opened = 0) {
  const time = new HeldTime();
  const ahead = opened - time.now();
  const source = new ScriptedSource(encounter, (serverTime) => time.now() + ahead - serverTime);
  const nextFrame = (callback: () => void) => void time.after(16, callback);
  const visibility = new Store(true);
  const model = new Model(source, source, visibility, readConfig(search, {}, ["en"]), time, nextFrame);
  new later.MomentPlayer(model, source, source, visibility, time);
  draw(later);
  render(<Overlay model={model} />);
  const pass = (milliseconds: number) => act(() => time.pass(milliseconds));
  return {
    source,
    model,
    pass,
    /** Play a live event, and let its effects begin. */
    play: async (name: Change, fields: Record<string, unknown>, after: Encounter) => {
      act(() => source.play(name, fields, after));
      await pass(100);
    },
  };
}

/** The element of a part of the overlay, by the name that style sheets use. */
export function part(name: string, within: ParentNode = document): HTMLElement | null {
  return within.querySelector(`[data-part="${name}"]`);
}

/** An encounter on air with these participants; the first has the turn, the second is next. */
export function onAir(participants: Participant[], changes: Partial<Encounter> = {}): Encounter {
  return {
    _id: "fight",
    name: "The bridge",
    status: "active",
    round: 3,
    currentTurn: 0,
    currentParticipantId: participants[0]?._id ?? null,
    nextParticipantId: participants[1]?._id ?? null,
    audience: "stream",
    version: 1,
    participants,
    ...changes,
  };
}
