import type { Timing } from "./timing";
import type { Transport } from "./transport";
import type { Encounter, Participant, SyncAnswer } from "./wire";

/** A clock that tests advance. */
export class HeldTime implements Timing {
  private time = 1_000_000;
  private timers: { at: number; callback: () => void }[] = [];

  now(): number {
    return this.time;
  }

  random(): number {
    return 0.5;
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer = { at: this.time + milliseconds, callback };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  /** Advance the time timer by timer, and run pending promises in between. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    await settle();
    for (;;) {
      const due = this.timers.filter(({ at }) => at <= end).sort((left, right) => left.at - right.at)[0];
      if (!due) break;
      this.timers = this.timers.filter((timer) => timer !== due);
      this.time = Math.max(this.time, due.at);
      due.callback();
      await settle();
    }
    this.time = end;
  }
}

/** Run all pending promise callbacks. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
}

/** A transport whose server side is driven by the test. */
export class Line implements Transport {
  received: [string, unknown][] = [];
  closed = false;
  join: unknown = { ok: true, version: 4 };
  sync: SyncAnswer = { ok: true, version: 4, patches: [] };
  private listener: (name: string, argument: unknown) => void = () => undefined;

  constructor(readonly token: string) {}

  listen(listener: (name: string, argument: unknown) => void): void {
    this.listener = listener;
  }
  send(name: string, payload: unknown): void {
    this.received.push([name, payload]);
  }
  async ask(name: string, payload: unknown): Promise<unknown> {
    this.received.push([name, payload]);
    return name === "join_encounter" ? this.join : this.sync;
  }
  close(): void {
    this.closed = true;
  }
  async say(name: string, argument?: unknown): Promise<void> {
    this.listener(name, argument);
    await settle();
  }
}

export function goblin(changes: Partial<Participant> = {}): Participant {
  return {
    _id: "goblin",
    name: "Goblin",
    type: "monster",
    visibility: "exact",
    initiativeRoll: 12,
    initiativeOrder: 1,
    currentHP: 7,
    maxHP: 7,
    ...changes,
  };
}

export function encounterAt(version: number, changes: Partial<Encounter> = {}): Encounter {
  return {
    _id: "fight",
    name: "The bridge",
    status: "active",
    round: 1,
    currentTurn: 0,
    currentParticipantId: "mira",
    nextParticipantId: "goblin",
    audience: "stream",
    version,
    participants: [
      goblin({ _id: "mira", name: "Mira", type: "character", initiativeRoll: 18, initiativeOrder: 0 }),
      goblin(),
    ],
    ...changes,
  };
}
