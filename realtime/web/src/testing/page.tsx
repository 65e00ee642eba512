import { screen } from "@testing-library/dom";
import { render } from "@testing-library/preact";
import { type UserEvent, userEvent } from "@testing-library/user-event";
import type { JSX } from "preact";
import { act } from "preact/test-utils";
import type { Answer } from "../sync/command-sender";
import { Connection } from "../sync/connection";
import { ServerClock } from "../sync/server-clock";
import { HeldTime, settle } from "../sync/testing";
import type { Transport } from "../sync/transport";
import { Table } from "../table/model";
import type { Person, TableEncounter } from "../table/participants";
import { type EncounterAccess, PersonalSession } from "../table/personal-session";

/** The server's side of one page: the encounter, the session's answer, and every command that arrives. */
export class ScriptedServer implements Transport {
  /** Commands in the order of their arrival, without the fields that each of them has. */
  readonly commands: [name: string, payload: Record<string, unknown>][] = [];
  /** Messages that expect no answer. */
  readonly sent: [name: string, payload: unknown][] = [];
  /** The answer to the next commands. */
  answer: Answer | Promise<Answer> | null = null;
  /** The answers to questions that are no commands, by event. */
  readonly found: Record<string, unknown> = {
    list_templates: { ok: true, templates: [] },
    list_parties: { ok: true, parties: [] },
    search_creatures: { ok: true, creatures: [] },
    read_difficulty: { ok: true, difficulty: null },
  };
  /** What the other routes respond. */
  upload: (url: URL, init: RequestInit) => Response = () => new Response("", { status: 404 });
  /** What the session endpoint responds. */
  session: () => Response;
  private listener: (name: string, argument: unknown) => void = () => undefined;

  constructor(
    public encounter: TableEncounter,
    userId: string,
    accesses: readonly EncounterAccess[],
  ) {
    const answer = { token: "t", expiresAt: "2100-01-01T00:00:00Z", userId, username: "Ari" };
    this.session = () =>
      new Response(JSON.stringify({ ...answer, encounterId: encounter._id, encounters: accesses }));
  }

  listen(listener: (name: string, argument: unknown) => void): void {
    this.listener = listener;
  }

  send(name: string, payload: unknown): void {
    this.sent.push([name, payload]);
  }

  close(): void {}

  async ask(name: string, payload: unknown): Promise<unknown> {
    if (name === "join_encounter") return { ok: true, version: this.encounter.version };
    if (name in this.found) return this.found[name];
    const { encounterId: _, commandId: __, ...fields } = payload as Record<string, unknown>;
    this.commands.push([name, fields]);
    return this.answer ?? { ok: true, version: this.encounter.version };
  }

  /** Emit an event of the wire to the page. */
  async emit(name: string, argument?: unknown): Promise<void> {
    await act(async () => {
      this.listener(name, argument);
      await settle();
    });
  }

  /** Send a newer state of the encounter. */
  async change(changes: Partial<TableEncounter>): Promise<void> {
    this.encounter = { ...this.encounter, ...changes, version: this.encounter.version + 1 };
    await this.emit("encounter_state", { encounter: this.encounter, version: this.encounter.version });
  }
}

export interface OpenedPage {
  table: Table;
  server: ScriptedServer;
  time: HeldTime;
  user: UserEvent;
}

interface PageOptions {
  userId?: string;
  accesses?: readonly EncounterAccess[];
  /** False leaves the page before its first state. */
  isLive?: boolean;
  session?: () => Response;
}

/** Connect a table to a scripted server: every part between the component and the wire is the real one. */
export async function openPage(shown: TableEncounter, options: PageOptions = {}): Promise<OpenedPage> {
  const { userId = "ari", isLive = true } = options;
  const audience = shown.audience === "dm" ? "dm" : "players";
  const access: EncounterAccess = {
    encounterId: shown._id,
    name: shown.name,
    status: shown.status,
    audience,
  };
  const server = new ScriptedServer(shown, userId, options.accesses ?? [access]);
  if (options.session) server.session = options.session;
  const time = new HeldTime();
  const clock = new ServerClock();
  const session = new PersonalSession({
    secret: "s3cret",
    endpoint: "https://table.example/api/play/session",
    timing: time,
    clock,
    fetch: async (url, init) =>
      String(url).endsWith("/session") ? server.session() : server.upload(new URL(String(url)), init ?? {}),
  });
  const connection = new Connection({ source: session, open: () => server, timing: time, clock });
  const table = new Table(connection, session, time);
  void connection.run();
  await settle();
  if (isLive) {
    await server.emit("connect");
    await server.emit("encounter_state", { encounter: shown, version: shown.version });
  }
  return { table, server, time, user: userEvent.setup() };
}

/** Open a page and draw a component of it. */
export async function draw(
  shown: TableEncounter,
  component: (table: Table) => JSX.Element,
  options: PageOptions = {},
): Promise<OpenedPage> {
  const page = await openPage(shown, options);
  render(component(page.table));
  return page;
}

/** A participant of an encounter as the DM or its player sees it. */
export function participant(id: string, name: string, changes: Partial<Person> = {}): Person {
  return {
    _id: id,
    name,
    type: "monster",
    visibility: "exact",
    initiativeRoll: 10,
    initiativeOrder: 0,
    currentHP: 20,
    maxHP: 20,
    ...changes,
  };
}

/** An active encounter with Mira, whom Ari plays and whose turn it is, and a goblin that is next. */
export function encounter(changes: Partial<TableEncounter> = {}): TableEncounter {
  return {
    _id: "fight",
    name: "The bridge",
    status: "active",
    round: 2,
    currentTurn: 0,
    currentParticipantId: "mira",
    nextParticipantId: "goblin",
    audience: "players",
    version: 4,
    participants: [
      participant("mira", "Mira", { type: "character", collaborators: ["ari"], initiativeRoll: 18, ac: 15 }),
      participant("goblin", "Goblin", { initiativeRoll: 12, currentHP: 7, maxHP: 7 }),
    ],
    ...changes,
  };
}

/** The same encounter as the DM sees it. */
export function dmEncounter(changes: Partial<TableEncounter> = {}): TableEncounter {
  return encounter({ audience: "dm", ...changes });
}

/** Whether a button with this name can't be pressed. */
export function isDisabled(name: string): boolean {
  return (screen.getByRole("button", { name }) as HTMLButtonElement).disabled;
}
