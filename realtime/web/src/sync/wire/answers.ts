/** Acknowledgements and refusals. */
import type { Encounter, Patch } from "./encounter";
import type { LogEntry } from "./events";
import type {
  EncounterChoice,
  FoundCreature,
  ImportReport,
  PartyChoice,
  RolledText,
  ShownDifficulty,
  ShownStatblock,
  TemplateChoice,
} from "./library";
import type { OverlayChoice, ShownSummary } from "./overlays";

export interface WireError {
  code: string;
  message: string;
  /** Of the payload, where it is invalid. */
  field?: string;
  /** Seconds. */
  retryAfter?: number;
  reference?: string;
  encounterId?: string;
}

/** The text of an error by its key in the catalogue of a language, beside the English message. */
export interface Reason {
  key: string;
  placeholders: Record<string, Placeholder>;
}

/** A name or a number, or a text with a key of its own. */
export type Placeholder = string | number | { key: string; text: string };

export interface Failure {
  ok: false;
  error: WireError;
  reason?: Reason;
}

export interface VersionPatch {
  version: number;
  patch?: Patch;
}

/** A positive answer; which fields it has depends on the message. */
export interface Success {
  ok: true;
  version?: number;
  isRequest?: boolean;
  dice?: string;
  ignored?: string[];
  encounter?: Encounter;
  patches?: VersionPatch[];
  creatures?: FoundCreature[];
  statblock?: ShownStatblock | null;
  rolls?: RolledText[];
  encounterId?: string;
  templates?: TemplateChoice[];
  parties?: PartyChoice[];
  unchanged?: string[];
  file?: Record<string, unknown>;
  log?: LogEntry[];
  next?: string | null;
  imported?: ImportReport;
  gone?: number;
  back?: number;
  difficulty?: ShownDifficulty | null;
  encounters?: EncounterChoice[];
  summary?: ShownSummary;
  overlays?: OverlayChoice[];
  expiresAt?: string | null;
}

/** A positive answer to a message about one encounter. */
export type VersionedSuccess = Success & { version: number };

export type JoinAnswer = VersionedSuccess | Failure;
export type SyncAnswer = VersionedSuccess | Failure;
