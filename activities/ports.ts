import type { Answer, Owed, Temperament } from '../domain/answer.ts';
import type { Case } from '../domain/case.ts';
import type { Due } from '../domain/clocks.ts';
import type { CommandName, Commands, SystemCommand } from '../domain/commands.ts';
import type { Directory } from '../domain/directory.ts';
import type { Entry } from '../domain/entries.ts';
import type { Facts } from '../domain/facts.ts';
import type { OverlapNotice } from '../domain/overlap.ts';
import type { IssuedDocument } from '../domain/owed.ts';
import type { Policy } from '../domain/policy.ts';
import type { DocumentFormat } from '../domain/terms-document.ts';
import type { Digest, Instant, OrganisationId, Ref, UserId } from '../domain/words.ts';

export type GivenCommand = {
  readonly id: string;
  /** Null for a submission that has no case yet. */
  readonly ref: Ref | null;
  readonly name: CommandName;
  /** A person's id, or `system`. */
  readonly caller: UserId;
  /** As stored: JSON with narrative as references. */
  readonly body: string;
  readonly attempts: number;
  readonly answer: Answer | null;
  /** Wall clock: later than this nobody decides it any more. */
  readonly tooLate: boolean;
  /** Wall clock: its giver was answered 202 and learns of a refusal from the inbox. */
  readonly awaited: boolean;
};
export type LockedCase = { readonly state: Case; readonly headHash: string };

/** An entry as it goes into the chain. `payload` is canonical text: its bytes are hashed. */
export type ChainedEntry = {
  readonly entry: Entry;
  readonly type: string;
  readonly payload: string;
  readonly prevHash: string;
  readonly hash: string;
};
export type OutboxRow = { readonly id: string; readonly seq: number; readonly temperament: Temperament; readonly payload: string };
export type Kept = {
  readonly state: Case;
  readonly chain: readonly ChainedEntry[];
  readonly due: readonly Due[];
  readonly outbox: readonly OutboxRow[];
  readonly answer: Answer;
  /** Whether the bid itself is another than before: what is searched by it is kept only then. */
  readonly bidChanged: boolean;
};

/** One transaction of the recorder. Rows are locked in this order: command, then stream. */
export interface RecordTransaction {
  lockCommand(id: string): Promise<GivenCommand | null>;
  /** Locks the case's row and says whether the case is there. */
  lockCase(ref: Ref): Promise<LockedCase | null>;
  /** Directory, policy and time as they are under the lock. An unknown caller is nobody, and may nothing. */
  facts(caller: UserId): Promise<Facts | null>;
  giverOf(ref: Ref, seq: number): Promise<UserId | null>; // of an entry; null where there is none
  siaLoad(): Promise<Readonly<Record<UserId, number>>>; // live cases held (ALL-3)
  mintReference(code: string, year: number): Promise<Ref>;
  texts(ids: readonly string[]): Promise<Readonly<Record<string, string>>>;
  /** Entries, state, read row, due times, outbox and the command's answer, all at once; sent with the commit, which fails where it does. */
  keep(command: GivenCommand, kept: Kept): Promise<void>;
  settle(command: GivenCommand, answer: Answer, outbox: readonly OutboxRow[]): Promise<void>;
  /** What stands in the outbox unsent, by temperament. */
  owed(ref: Ref): Promise<readonly Owed[]>;
  /**
   * Stores a system command under its key and answers with the id that it waits under. What was settled and is still owed
   * (a fault that a later release mends) is stored anew, under the next try.
   */
  storeSystem(command: { readonly id: string; readonly ref: Ref; readonly name: CommandName; readonly body: string }): Promise<string>;
  now(): Promise<Instant>;
}
export interface RecordStore {
  transaction<T>(work: (tx: RecordTransaction) => Promise<T>): Promise<T>;
  /** Counts a failed attempt in a transaction of its own and answers how many there were. */
  countAttempt(id: string): Promise<number>;
  /** Commands that wait on a case, oldest first. */
  waiting(ref: Ref): Promise<readonly { readonly id: string; readonly name: CommandName }[]>;
  /** The case answered: the sweep's count of misses begins anew. */
  answered(ref: Ref): Promise<void>;
}

/** A stored body as the rules take it. Throws where it does not fit: that command is faulted in the end. */
export type ReadPayload = <C extends CommandName>(name: C, body: unknown) => Commands[C]['payload'];

/** `ref` is null for what is owed about a submission that became no case. */
export type OwedRow = OutboxRow & { readonly ref: Ref | null; readonly at: Instant };
/** The outbox as activities see it. */
export interface Outbox {
  /** Those of the ids that are still unsent. */
  unsent(ids: readonly string[]): Promise<readonly OwedRow[]>;
  done(id: string): Promise<void>;
  failed(id: string, why: string): Promise<void>;
}

/** The directory, the policy and the time to judge by. */
export type Today = { readonly directory: Directory; readonly policy: Policy; readonly now: Instant };
/** A case as it is now. */
export type CaseNow = Today & { readonly on: Case };
/** A case as it was after one entry, and that entry as the journal has it. */
export type CaseThen = { readonly on: Case; readonly entry: ChainedEntry };
export interface Cases {
  today(): Promise<Today>;
  /** Throws where there is no such case. */
  now(ref: Ref): Promise<CaseNow>;
  /** Throws where there is no such entry. */
  asOf(ref: Ref, seq: number): Promise<CaseThen>;
  /** Texts by their ids; those that were erased are not among them. */
  texts(ids: readonly string[]): Promise<Readonly<Record<string, string>>>;
}

/** A notice that stands in one inbox and is still to be mailed. */
export type UnsentNotice = {
  readonly id: string;
  readonly recipient: UserId;
  readonly event: string;
  readonly text: string;
  readonly dueAt: Instant | null;
  readonly messageId: string;
};
/** What one outbox row has still to mail, with the case and the directory of this moment to judge by. */
export type OwedNotices = {
  readonly id: string;
  /** Null, as `on`, for a submission that became no case. */
  readonly ref: Ref | null;
  readonly on: Case | null;
  readonly directory: Directory;
  readonly unsent: readonly UnsentNotice[];
};
/** What became of a mail: `waits` is tried again, `refused` is not. `why` is a code, never an address or a text. */
export type Delivery = { readonly state: 'sent' } | { readonly state: 'refused' | 'waits'; readonly why: string };
export interface Inbox {
  /** Those of the outbox rows that are not done. A notice is in the inbox since its row was written, exactly once. */
  owed(ids: readonly string[]): Promise<readonly OwedNotices[]>;
  /** What became of the mails of one outbox row, by notice; the row is done with it unless a mail waits. */
  delivered(outbox: string, deliveries: Readonly<Record<string, Delivery>>): Promise<void>;
}
export type Mail = { readonly to: string; readonly subject: string; readonly text: string; readonly messageId: string };
export interface Post {
  /** Never throws: what went wrong is the delivery. */
  send(mail: Mail): Promise<Delivery>;
}

/** Documents under the data directory. */
export interface Folder {
  /** Writes the file whole or not at all; `path` is relative. Throws where the disk does not take it. */
  write(path: string, content: string | Uint8Array): Promise<void>;
  /** Null where it cannot be read. */
  read(path: string): Promise<Uint8Array | null>;
}
export type Filing = {
  readonly outbox: string;
  readonly ref: Ref;
  readonly kind: 'decision' | 'value-export' | `terms-${DocumentFormat}`;
  readonly path: string;
  readonly version: number;
  readonly digest: Digest;
};
export interface Register {
  /** Notes what was filed, once for each outbox row, and that the row is done. */
  file(filing: Filing): Promise<void>;
}
/** A case that matches another (DUP-1); `why` are sentences. Who may know of which is decided by whoever asked. */
export type FoundOverlap = {
  readonly ref: Ref;
  readonly region: string;
  readonly agency: OrganisationId;
  readonly restricted: boolean;
  readonly claimer: UserId | null;
  readonly kinds: readonly string[];
  readonly why: readonly string[];
};
/** An issued document: the row that owes it, and under what it was filed, where it was yet. */
export type IssuedRow = {
  readonly seq: number;
  readonly issued: IssuedDocument;
  readonly filed: { readonly path: string; readonly digest: Digest } | null;
};
export interface IssuedRows {
  find(wanted: { readonly ref: Ref; readonly version: number; readonly format: DocumentFormat }): Promise<IssuedRow | null>;
}
export interface OverlapSearch {
  /** Every case that matches this one, the best match first. */
  matches(ref: Ref): Promise<readonly FoundOverlap[]>;
  /**
   * Owes the two gateways of each pair their notices, for a pair or a kind that they were not told of yet, each once; pair and
   * notices in one transaction. True where something is owed now.
   */
  tell(ref: Ref, pairs: readonly OverlapPair[]): Promise<boolean>;
}
export type OverlapPair = {
  readonly other: Ref;
  readonly kinds: readonly string[];
  readonly notices: readonly { readonly ref: Ref; readonly notice: OverlapNotice }[];
};
/** Findings come back as system commands, each under its key once. */
export interface SystemCommands {
  store(command: { readonly id: string; readonly ref: Ref; readonly name: SystemCommand; readonly body: unknown }): Promise<void>;
}
