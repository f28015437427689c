import type { HumanAdministration } from '../domain/administration-state.ts';
import type { Answer, GivenName, Told } from '../domain/answer.ts';
import type { Beside, Reach } from '../domain/beside.ts';
import type { Case } from '../domain/case.ts';
import type { HumanCommand } from '../domain/commands.ts';
import type { Person } from '../domain/directory.ts';
import type { Entry } from '../domain/entries.ts';
import type { Facts, Today } from '../domain/facts.ts';
import type { HumanSittingCommand } from '../domain/sitting-commands.ts';
import type { DocumentFormat } from '../domain/terms-document.ts';
import type { Instant, Narrative, Ref, UserId } from '../domain/words.ts';
import type { Demo } from './demo-ports.ts';
import type { Drafts } from './draft-ports.ts';
import type { Errands, OtherUse } from './errand-ports.ts';
import type { Administration } from './administration-ports.ts';
import type { Identity } from './identity-ports.ts';
import type { MailWishes } from './mail-wish-ports.ts';
import type { Changes } from './live-ports.ts';
import type { MeetingFiles } from './meeting-ports.ts';
import type { ServedDocument, SittingPapers } from './paper-ports.ts';
import type { Page, Questions } from './questions.ts';
import type { SavedViews } from './view-ports.ts';
import type { Figures } from './figures/ports.ts';
import type { ValueExports } from './value/ports.ts';

export type * from './demo-ports.ts';
export type * from './draft-ports.ts';
export type * from './errand-ports.ts';
export type * from './identity-ports.ts';
export type * from './leftover-ports.ts';
export type * from './mail-wish-ports.ts';
export type * from './live-ports.ts';
export type * from './paper-ports.ts';
export type * from './questions.ts';
export type * from './view-ports.ts';
export type * from './value/ports.ts';
export type * from './figures/ports.ts';
export type * from './meeting-ports.ts';
export type * from './administration-ports.ts';

/** The one clock: real time plus the stored demo offset. */
export interface Clock {
  now(): Promise<Instant>;
}

export type CommandState = 'waiting' | 'accepted' | 'refused' | 'expired' | 'faulted';
export type StoredCommand = {
  readonly id: string;
  readonly ref: Ref | null;
  readonly name: GivenName;
  readonly caller: UserId;
  readonly onBehalfOf?: UserId;
  readonly key: string;
  /** SHA-256 of the request as it was sent: name, case and body. */
  readonly digest: string;
  readonly state: CommandState;
  readonly givenAt: Instant;
  readonly answer: Answer | null;
};
export type NewCommand = {
  /** Chosen by whoever hands it in, who thereby knows whether it was stored or stood already. */
  readonly id: string;
  readonly ref: Ref | null;
  readonly name: HumanCommand | HumanSittingCommand | HumanAdministration;
  readonly caller: UserId;
  /** ACC-6: for whom the caller says that they act; absent where they act in their own right. */
  readonly onBehalfOf?: UserId;
  readonly key: string;
  readonly digest: string;
  /** As decided: narrative replaced by `{narrative, digest}`. */
  readonly body: unknown;
  /** The texts that the body refers to, stored in the same transaction. */
  readonly texts: readonly (Narrative & { readonly text: string })[];
};
/** Where commands are kept: the idempotency record and the only thing that the engine is told the id of. */
export interface CommandBook {
  byKey(caller: UserId, key: string): Promise<StoredCommand | OtherUse | null>;
  byId(id: string): Promise<StoredCommand | null>;
  /** The body of a command as it was given, narrative by reference; null where no command has this id. */
  bodyOf(id: string): Promise<unknown>;
  /** Stores it, or returns what already stands under the same caller and key. */
  store(command: NewCommand): Promise<StoredCommand | OtherUse>;
}

/** The engine. `give` resolves with the answer, or null where none came within `waitMs`. It never decides. */
export interface Engine {
  give(told: Told, waitMs: number): Promise<Answer | null>;
  healthy(): Promise<boolean>;
  polled(): Promise<boolean>;
}
/** Decides and records in this process: for a submission, which must not wait for the engine, and for the opening of a sitting. */
export interface Recorder {
  record(told: { readonly ref: null; readonly commandId: string }): Promise<Answer>;
  /** Ends a command that nobody could decide in time; answers with its first answer where it has one after all. */
  expire(commandId: string): Promise<Answer>;
}

/** The whole state and the facts of a rehearsal: the same `decide`, nothing kept. */
export interface CaseFiles {
  open(ref: Ref): Promise<Case | null>;
  /** What `decide` would be told now, or was told `today`. `digest` and `reference` are null: a rehearsal mints nothing. */
  facts(actor: Person, today?: Today): Promise<Facts>;
  /** The streams that a command reaches beside its own, as they stand, without locks. */
  beside(reaches: readonly Reach[]): Promise<Beside>;
  today(): Promise<Today>;
  entries(ref: Ref): Promise<readonly JournalRow[]>;
  /** Who gave one entry; null where there is none. */
  giverOf(ref: Ref, seq: number): Promise<UserId | null>;
  texts(ids: readonly string[]): Promise<Readonly<Record<string, string>>>;
}
export type JournalRow = {
  readonly seq: number;
  readonly type: string;
  readonly at: Instant;
  readonly actor: string;
  readonly payload: string;
  readonly prevHash: string;
  readonly hash: string;
  readonly entry: Entry;
};

/** Who read, searched, exported what (REC-4). */
export interface Consultations {
  log(event: {
    readonly actor: UserId;
    readonly action: 'read' | 'search' | 'export' | 'verify' | 'disclose';
    readonly object: string;
    readonly recipients?: readonly string[];
  }): Promise<void>;
  /** `object`: a part of what was read, in whatever letters; `actors`: by any of these people; from an instant, and before another. */
  search(query: {
    readonly object?: string;
    readonly actors?: readonly UserId[];
    readonly action?: string;
    readonly from?: Instant;
    readonly before?: Instant;
    readonly page: number;
    readonly pageSize: number;
  }): Promise<
    Page<{
      readonly seq: number;
      readonly at: Instant;
      readonly actor: string;
      readonly action: string;
      readonly object: string;
      readonly recipients?: readonly string[];
    }>
  >;
}
/** Recomputes every chain. `firstBad` names the first entry that does not hold. */
export interface Verifier {
  /** `told` hears after each batch how many entries are checked, and of how many; what it throws ends the work. */
  verify(told?: (checked: number, of: number) => void): Promise<{
    readonly ok: boolean;
    readonly checked: number;
    readonly firstBad?: { readonly stream: string; readonly seq: number; readonly why: string };
  }>;
}
/** Documents that were issued, as they were filed. */
export interface Documents {
  /** Null where none was ever owed; `altered` where neither the file nor the record makes what was filed. */
  terms(wanted: {
    readonly ref: Ref;
    readonly version: number;
    readonly format: DocumentFormat;
  }): Promise<ServedDocument | 'altered' | null>;
  readonly papers: SittingPapers;
}
export interface Readiness {
  check(): Promise<{
    readonly ready: boolean;
    readonly checks: Readonly<Record<'database' | 'migrations' | 'engine' | 'worker' | 'mail', boolean>>;
  }>;
}

/** Everything the api is handed by its root. */
export type Ports = {
  readonly clock: Clock;
  readonly book: CommandBook;
  readonly errands: Errands;
  readonly drafts: Drafts;
  readonly savedViews: SavedViews;
  readonly mailWishes: MailWishes;
  readonly engine: Engine;
  readonly recorder: Recorder;
  readonly files: CaseFiles;
  readonly meetings: MeetingFiles;
  readonly administration: Administration;
  readonly questions: Questions;
  readonly changes: Changes;
  readonly figures: Figures;
  readonly consultations: Consultations;
  readonly verifier: Verifier;
  readonly documents: Documents;
  readonly valueExports: ValueExports;
  readonly demo: Demo | null;
  readonly identity: Identity | null;
  readonly readiness: Readiness;
};
