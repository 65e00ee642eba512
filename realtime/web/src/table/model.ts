import { batch, computed, signal } from "@preact/signals";
import type { Connection, Link } from "../sync/connection";
import type { Timing } from "../sync/timing";
import { Commander, type Payload, type Pending } from "./command-sender";
import { tell } from "./narration";
import { type Fight, ownOf, person } from "./participants";
import type { PersonalSession, Standing } from "./personal-session";

export interface Note {
  key: number;
  text: string;
  tone: "told" | "good" | "bad";
}

const MOST_TOLD = 60;
const NOTE_LIFE = 6_000;
/** Out of sight for longer than this, and what stands there is asked for before it is believed. */
const DOZED = 3_000;
const LOOK_AGAIN = 5_000;

/** What both pages are drawn from: the fight as the server last told it, and what is on its way there. */
export class Table {
  readonly fight = signal<Fight | null>(null);
  readonly link = signal<Link>("connecting");
  readonly standing = signal<Standing>({ kind: "asking" });
  readonly pending = signal<readonly Pending[]>([]);
  /** What happened, newest first. */
  readonly told = signal<readonly Note[]>([]);
  /** The answer to what was just done here; errors stay until they are put away. */
  readonly note = signal<Note | null>(null);
  readonly isDozing = signal(false);
  readonly userId = computed(() => (this.standing.value.kind === "known" ? this.standing.value.userId : ""));
  readonly isFresh = computed(() => this.link.value === "live" && !this.isDozing.value);
  readonly isDm = computed(() => this.fight.value?.audience === "dm");
  readonly own = computed(() => (this.fight.value ? ownOf(this.fight.value, this.userId.value) : []));
  readonly current = computed(() =>
    this.fight.value ? person(this.fight.value, this.fight.value.currentParticipantId) : undefined,
  );
  private readonly commander: Commander;
  private keys = 0;
  private cancelNote: (() => void) | null = null;
  private hiddenAt: number | null = null;

  constructor(
    private readonly connection: Connection,
    session: PersonalSession,
    private readonly timing: Timing,
  ) {
    this.commander = new Commander(connection, timing);
    connection.encounter.watch((encounter) => {
      this.fight.value = encounter as Fight | null;
    });
    connection.link.watch((link) => {
      batch(() => {
        this.link.value = link;
        if (link !== "live") this.isDozing.value = false;
      });
    });
    session.standing.watch((standing) => {
      this.standing.value = standing;
      // Whoever joins in Discord while this page waits is not kept waiting.
      if (standing.kind === "known" && !standing.seat) timing.after(LOOK_AGAIN, () => connection.hurry());
    });
    this.commander.pending.watch((pending) => {
      this.pending.value = pending;
    });
    connection.onHappening((happening) => {
      const said = tell(happening).map((text): Note => ({ key: ++this.keys, text, tone: "told" }));
      if (said.length) this.told.value = [...said.reverse(), ...this.told.value].slice(0, MOST_TOLD);
    });
  }

  /** Ask for a change; true when it was made. `done` is said when nothing else tells of it. */
  async do(label: string, name: string, payload: Payload = {}, done?: string): Promise<boolean> {
    const answer = await this.commander.send(label, name, payload);
    if (!answer.ok) this.say(answer.error.message, "bad");
    else if (answer.isRequest) this.say("Sent to the DM. You will see the answer here.", "good");
    else this.say(done ?? `${label}: done`, "good");
    return answer.ok;
  }

  /** Ask for a list that changes nothing; empty when there is no answer. */
  async search<Item>(name: string, list: string, payload: Payload): Promise<Item[]> {
    const question = { ...payload, encounterId: this.fight.value?._id };
    const answer = await this.connection.ask(name, question).catch(() => null);
    const found = (answer as Record<string, unknown> | null)?.[list];
    return Array.isArray(found) ? (found as Item[]) : [];
  }

  isBusy(label?: string): boolean {
    return this.pending.value.some((entry) => label === undefined || entry.label === label);
  }

  say(text: string, tone: Note["tone"]): void {
    this.cancelNote?.();
    this.cancelNote = null;
    this.note.value = { key: ++this.keys, text, tone };
    if (tone !== "bad") this.cancelNote = this.timing.after(NOTE_LIFE, () => this.putAway());
  }

  putAway(): void {
    this.note.value = null;
  }

  /** The page went out of sight or came back: a phone that slept may hold a dead line and old numbers. */
  seen(isVisible: boolean): void {
    if (!isVisible) {
      this.hiddenAt = this.timing.now();
      return;
    }
    const hiddenFor = this.hiddenAt === null ? 0 : this.timing.now() - this.hiddenAt;
    this.hiddenAt = null;
    this.connection.hurry();
    if (hiddenFor > DOZED && this.link.value === "live") void this.wake();
  }

  private async wake(): Promise<void> {
    const fight = this.fight.value;
    if (!fight) return;
    this.isDozing.value = true;
    const question = { encounterId: fight._id, version: fight.version };
    const answer = (await this.connection.ask("sync_encounter", question).catch(() => null)) as {
      ok: boolean;
      version?: number;
    } | null;
    if (!answer?.ok || (answer.version ?? 0) > (this.fight.value?.version ?? 0)) this.connection.renew();
    this.isDozing.value = false;
  }
}
