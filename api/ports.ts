import type { Answer, Told } from '../domain/answer.ts';
import type { Case } from '../domain/case.ts';
import type { CommandName, HumanCommand } from '../domain/commands.ts';
import type { Directory, Person } from '../domain/directory.ts';
import type { Entry } from '../domain/entries.ts';
import type { Facts } from '../domain/facts.ts';
import type { Policy } from '../domain/policy.ts';
import type { Instant, Narrative, Party, Priority, Ref, Stage, UserId } from '../domain/words.ts';

/** The one clock: real time plus the stored demo offset. */
export interface Clock {
  now(): Promise<Instant>;
}

export type CommandState = 'waiting' | 'accepted' | 'refused' | 'expired' | 'faulted';
export type StoredCommand = {
  readonly id: string;
  readonly ref: Ref | null;
  readonly name: CommandName;
  readonly caller: UserId;
  readonly key: string;
  /** SHA-256 of the request as it was sent: name, case and body. */
  readonly digest: string;
  readonly state: CommandState;
  readonly givenAt: Instant;
  readonly answer: Answer | null;
};
export type NewCommand = {
  readonly ref: Ref | null;
  readonly name: HumanCommand;
  readonly caller: UserId;
  readonly key: string;
  readonly digest: string;
  /** As decided: narrative replaced by `{narrative, digest}`. */
  readonly body: unknown;
  /** The texts that the body refers to, stored in the same transaction. */
  readonly texts: readonly (Narrative & { readonly text: string })[];
};
/** Where commands are kept: the idempotency record and the only thing that the engine is told the id of. */
export interface CommandBook {
  byKey(caller: UserId, key: string): Promise<StoredCommand | null>;
  byId(id: string): Promise<StoredCommand | null>;
  /** Stores it, or returns the one that already stands under the same caller and key. */
  store(command: NewCommand): Promise<StoredCommand>;
}

/** The engine. `give` resolves with the answer, or null where none came within `waitMs`. It never decides. */
export interface Engine {
  give(told: Told, waitMs: number): Promise<Answer | null>;
  healthy(): Promise<boolean>;
  polled(): Promise<boolean>;
}
/** Decides and records in this process: for a submission, which must not wait for the engine. */
export interface Recorder {
  record(told: { readonly ref: null; readonly commandId: string; readonly name: 'submit-bid' }): Promise<Answer>;
  /** Ends a command that nobody could decide in time; answers with its first answer where it has one after all. */
  expire(commandId: string): Promise<Answer>;
}

/** The whole state and the facts of a rehearsal: the same `decide`, nothing kept. */
export interface CaseFiles {
  open(ref: Ref): Promise<Case | null>;
  /** What `decide` would be told now. `digest` and `reference` are null: a rehearsal mints nothing. */
  facts(actor: Person): Promise<Facts>;
  directory(): Promise<Directory>;
  policy(): Promise<Policy>;
  entries(ref: Ref): Promise<readonly JournalRow[]>;
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

export type CaseRow = {
  readonly ref: Ref;
  readonly stage: Stage;
  readonly region: string;
  readonly priority: Priority;
  readonly owner: { readonly agency: string; readonly user: UserId };
  readonly operationName: string | null;
  readonly marking: string;
  readonly restricted: boolean;
  readonly stub: boolean;
  readonly pen: {
    readonly party: Party;
    readonly role: string;
    readonly user: UserId | null;
    readonly since: Instant;
    readonly dueAt: Instant | null;
    readonly overdue: boolean;
  } | null;
  readonly submittedAt: Instant;
  readonly version: number;
};
export type Page<T> = { readonly items: readonly T[]; readonly total: number; readonly page: number; readonly pageSize: number };
export type CaseQuery = {
  readonly queue?: string;
  readonly stage?: Stage;
  readonly owner?: string;
  readonly region?: string;
  readonly priority?: Priority;
  readonly pen?: string;
  readonly stalled?: boolean;
  readonly q?: string;
  /** Column, `-` before it for descending. */
  readonly sort?: 'due' | '-due' | 'submitted' | '-submitted' | 'priority' | '-priority' | 'ref' | '-ref';
  readonly page: number;
  readonly pageSize: number;
};
export type StalledRow = {
  readonly ref: Ref;
  readonly stage: Stage;
  readonly cause: string;
  readonly remedy: string;
  readonly since: Instant;
  readonly pen: CaseRow['pen'];
};
export type Queue = { readonly id: string; readonly title: string; readonly total: number; readonly overdue: number };
export type Notice = {
  readonly id: string;
  readonly at: Instant;
  readonly ref: Ref;
  readonly event: string;
  readonly text: string;
  readonly dueAt: Instant | null;
  readonly readAt: Instant | null;
};

/** Questions go to Postgres; every list is joined with the one visibility relation (ACC-2). */
export interface Questions {
  cases(asker: Person, query: CaseQuery): Promise<Page<CaseRow>>;
  queues(asker: Person): Promise<readonly Queue[]>;
  stalled(asker: Person): Promise<readonly StalledRow[]>;
  overlaps(
    asker: Person,
    ref: Ref,
  ): Promise<
    readonly { readonly ref?: Ref; readonly gateway?: string; readonly kinds: readonly string[]; readonly why: readonly string[] }[]
  >;
  inbox(asker: Person): Promise<readonly Notice[]>;
  markRead(asker: Person, id: string): Promise<boolean>;
  /** Deliveries of notices about a case, for its page. */
  deliveries(ref: Ref): Promise<readonly { readonly to: string; readonly event: string; readonly at: Instant; readonly outcome: string }[]>;
}

/** Who read, searched, exported what (REC-4). */
export interface Consultations {
  log(event: {
    readonly actor: UserId;
    readonly action: 'read' | 'search' | 'export' | 'verify';
    readonly object: string;
    readonly recipients?: readonly string[];
  }): Promise<void>;
  search(query: {
    readonly object?: string;
    readonly actor?: string;
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
  verify(): Promise<{
    readonly ok: boolean;
    readonly checked: number;
    readonly firstBad?: { readonly stream: string; readonly seq: number; readonly why: string };
  }>;
}
export type Mail = { readonly to: string; readonly subject: string; readonly text: string; readonly at: string; readonly ref?: Ref };
/** Demo only: the clock that can be stepped and the mail that was sent. */
export interface Demo {
  /** Steps from due instant to due instant, each awaited, until the time has come and nothing due is left. Null: `by` is no span. */
  advance(by: string): Promise<{ readonly now: Instant; readonly fired: number } | null>;
  mail(): Promise<readonly Mail[]>;
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
  readonly engine: Engine;
  readonly recorder: Recorder;
  readonly files: CaseFiles;
  readonly questions: Questions;
  readonly consultations: Consultations;
  readonly verifier: Verifier;
  readonly demo: Demo | null;
  readonly readiness: Readiness;
};
