import { batch, computed, signal } from "@preact/signals";
import { t } from "../i18n/texts";
import { Commander, type Payload, type Pending } from "../sync/command-sender";
import type { Connection, Link } from "../sync/connection";
import type { Timing } from "../sync/timing";
import type { Failure, ImportProgress, Success } from "../sync/wire";
import { keepLog, keptLog } from "./device-storage";
import { errorText } from "./errors";
import { narrate } from "./narration";
import { ownOf, person, type TableEncounter } from "./participants";
import type { PersonalSession, Standing } from "./personal-session";

export interface Note {
  key: number;
  text: string;
  tone: "event" | "good" | "bad";
}

const LOG_LIMIT = 60;
/** Lines of a change that its note repeats. */
const LINES_OF_NOTE = 3;
const NOTE_LIFE = 6_000;
/** After being hidden for longer than this, the page checks its state with the server. */
const STALE_AFTER = 3_000;
const RECHECK_INTERVAL = 5_000;

/** Refusals of one request by a limit, each with a wait, before it is given up. */
const REQUEST_TRIES = 20;

/** The view model of both pages: the encounter as last received, and the pending commands. */
export class Table {
  readonly encounter = signal<TableEncounter | null>(null);
  readonly link = signal<Link>("connecting");
  readonly standing = signal<Standing>({ kind: "asking" });
  readonly pending = signal<readonly Pending[]>([]);
  /** The event log, newest first. */
  readonly log = signal<readonly Note[]>([]);
  /** The result of the last command; errors stay until dismissed. */
  readonly note = signal<Note | null>(null);
  /** Files that the user chose in a menu; the import takes them from here. */
  readonly chosenFiles = signal<readonly File[]>([]);
  /** How far an import of creatures is; null before the server has said so. */
  readonly importing = signal<ImportProgress | null>(null);
  readonly isRevalidating = signal(false);
  readonly userId = computed(() => (this.standing.value.kind === "known" ? this.standing.value.userId : ""));
  readonly isFresh = computed(() => this.link.value === "live" && !this.isRevalidating.value);
  /** Whether a command can be sent: the state is fresh, and no other one is on its way. */
  readonly isReady = computed(() => this.isFresh.value && this.pending.value.length === 0);
  readonly isDm = computed(() => this.encounter.value?.audience === "dm");
  readonly own = computed(() => (this.encounter.value ? ownOf(this.encounter.value, this.userId.value) : []));
  readonly current = computed(() =>
    this.encounter.value
      ? person(this.encounter.value, this.encounter.value.currentParticipantId)
      : undefined,
  );
  private readonly commander: Commander;
  private keys = 0;
  private cancelNote: (() => void) | null = null;
  private hiddenAt: number | null = null;
  /** The lines of the latest change. */
  private latest: { version: number; lines: string[] } = { version: 0, lines: [] };

  constructor(
    private readonly connection: Connection,
    private readonly session: PersonalSession,
    private readonly timing: Timing,
    /** Keeps the log through a reload of the tab. */
    private readonly tab?: Storage,
  ) {
    this.commander = new Commander(connection, timing);
    connection.encounter.watch((encounter) => {
      const isFirst = this.encounter.value === null;
      this.encounter.value = encounter as TableEncounter | null;
      if (isFirst && encounter && tab) this.log.value = keptLog(tab, logKey(encounter)).map(this.noted);
    });
    connection.importing.watch((progress) => {
      this.importing.value = progress;
    });
    connection.link.watch((link) => {
      batch(() => {
        this.link.value = link;
        if (link !== "live") this.isRevalidating.value = false;
      });
    });
    session.standing.watch((standing) => {
      this.standing.value = standing;
      // A user who joins in Discord while this page waits is connected soon.
      if (standing.kind === "known" && !standing.encounter)
        timing.after(RECHECK_INTERVAL, () => connection.retryNow());
    });
    this.commander.pending.watch((pending) => {
      this.pending.value = pending;
    });
    connection.onLiveEvent((liveEvent) => {
      const lines = narrate(liveEvent);
      const { version } = liveEvent.event;
      const earlier = this.latest.version === version ? this.latest.lines : [];
      this.latest = { version, lines: [...earlier, ...lines] };
      if (lines.length === 0) return;
      this.log.value = [...lines.map(this.noted).reverse(), ...this.log.value].slice(0, LOG_LIMIT);
      if (this.tab) {
        const texts = this.log.value.map(({ text }) => text);
        keepLog(this.tab, logKey(liveEvent.after as TableEncounter), texts);
      }
    });
  }

  private readonly noted = (text: string): Note => ({ key: ++this.keys, text, tone: "event" });

  /** Send a command; true when it succeeded. The note says what came of it. */
  async do(label: string, name: string, payload: Payload = {}): Promise<boolean> {
    const answer = await this.commander.send(label, name, payload);
    if (!answer.ok) this.say(errorText(answer), "bad");
    else if (answer.isRequest) this.say(t("note-sent"), "good");
    else this.say(this.resultOf(answer) ?? t("note-done", { what: label }), "good");
    return answer.ok;
  }

  private resultOf({ version, dice }: Success): string | null {
    const { lines } = this.latest;
    if (this.latest.version !== version || lines.length === 0) return null;
    const more = lines.length > LINES_OF_NOTE ? ["…"] : [];
    const rolled = dice ? [dice.replaceAll("~~", "")] : [];
    return [...lines.slice(0, LINES_OF_NOTE), ...more, ...rolled].join(" · ");
  }

  /** Send a query and return its list; empty when there is no answer. */
  async search<Item>(name: string, list: string, payload: Payload): Promise<Item[]> {
    const question = { ...payload, encounterId: this.encounter.value?._id };
    const answer = await this.connection.ask(name, question).catch(() => null);
    const found = (answer as Record<string, unknown> | null)?.[list];
    return Array.isArray(found) ? (found as Item[]) : [];
  }

  /** Ask about the encounter; null without an answer, or for a refusal. */
  async ask(name: string, payload: Payload): Promise<Success | null> {
    const question = { ...payload, encounterId: this.encounter.value?._id };
    const answer = (await this.connection.ask(name, question).catch(() => null)) as Success | Failure | null;
    return answer?.ok ? answer : null;
  }

  /** Ask, and say the reason of a refusal; after a limit it is asked again. Null without a good answer. */
  async request(name: string, payload: Payload, within?: number): Promise<Success | null> {
    const question = { ...payload, encounterId: this.encounter.value?._id };
    for (let tries = 0; tries < REQUEST_TRIES; tries++) {
      const answer = (await this.connection.ask(name, question, within).catch(() => null)) as
        | Success
        | Failure
        | null;
      if (answer?.ok) return answer;
      const wait = answer?.error.retryAfter;
      if (wait === undefined) {
        this.say(answer ? errorText(answer) : t("wire-unanswered"), "bad");
        return null;
      }
      await new Promise<void>((resolve) => void this.timing.after(wait * 1000, resolve));
    }
    return null;
  }

  /** Keep a picture on the server and return its address; null for a refusal, with the reason said. */
  async upload(picture: Blob): Promise<string | null> {
    const response = await this.session.post("portraits", picture);
    const answer = (await response?.json().catch(() => null)) as ({ imageUrl?: string } & Failure) | null;
    if (answer?.imageUrl) return answer.imageUrl;
    this.say(answer?.error ? errorText(answer) : t("wire-unanswered"), "bad");
    return null;
  }

  isBusy(label: string): boolean {
    return this.pending.value.some((entry) => entry.label === label);
  }

  say(text: string, tone: Note["tone"]): void {
    this.cancelNote?.();
    this.cancelNote = null;
    this.note.value = { key: ++this.keys, text, tone };
    if (tone !== "bad") this.cancelNote = this.timing.after(NOTE_LIFE, () => this.dismissNote());
  }

  dismissNote(): void {
    this.note.value = null;
  }

  /** The page was hidden or shown: after a sleep the connection may be dead and the state old. */
  seen(isVisible: boolean): void {
    if (!isVisible) {
      this.hiddenAt = this.timing.now();
      return;
    }
    const hiddenFor = this.hiddenAt === null ? 0 : this.timing.now() - this.hiddenAt;
    this.hiddenAt = null;
    this.connection.retryNow();
    if (hiddenFor > STALE_AFTER && this.link.value === "live") void this.wake();
  }

  private async wake(): Promise<void> {
    const encounter = this.encounter.value;
    if (!encounter) return;
    this.isRevalidating.value = true;
    const question = { encounterId: encounter._id, version: encounter.version };
    const answer = (await this.connection.ask("sync_encounter", question).catch(() => null)) as {
      ok: boolean;
      version?: number;
    } | null;
    if (!answer?.ok || (answer.version ?? 0) > (this.encounter.value?.version ?? 0)) this.connection.renew();
    this.isRevalidating.value = false;
  }
}

/** The DM's log may hold what the same user may not know as a player of another encounter. */
function logKey({ _id, audience }: TableEncounter): string {
  return `${_id} ${audience}`;
}
