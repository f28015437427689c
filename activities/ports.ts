import type { MailWish } from '../domain/notice-duty.ts';
import type { Case } from '../domain/case.ts';
import type { SystemCommand } from '../domain/commands.ts';
import type { Entry } from '../domain/entries.ts';
import type { Today } from '../domain/facts.ts';
import type { OverlapNotice } from '../domain/overlap.ts';
import type { IssuedDocument } from '../domain/owed.ts';
import type { Sitting } from '../domain/sitting.ts';
import type { IssueFormat, IssueKind } from '../domain/sitting-issues.ts';
import type { DocumentFormat } from '../domain/terms-document.ts';
import type { Digest, Instant, OrganisationId, Ref, UserId } from '../domain/words.ts';
import type { ChainedEntry, OutboxRow } from './record-ports.ts';

export type * from './administration-ports.ts';
export type * from './record-ports.ts';
export type * from './sitting-ports.ts';

/** `ref` is null for what is owed about a submission that became no case. */
export type OwedRow = OutboxRow & { readonly ref: Ref | null; readonly at: Instant };
/** The outbox as activities see it. */
export interface Outbox {
  /** Those of the ids that are still unsent. */
  unsent(ids: readonly string[]): Promise<readonly OwedRow[]>;
  done(id: string): Promise<void>;
  failed(id: string, why: string): Promise<void>;
}

/** A case as it is now. */
export type CaseNow = Today & { readonly on: Case };
/** A case as it was after one entry, and that entry as the journal has it. */
export type CaseThen = { readonly on: Case; readonly entry: ChainedEntry<Entry> };
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
  /** What its reader wishes by mail. */
  readonly wish: MailWish;
};
/** What one outbox row has still to mail, with the case and the directory of this moment to judge by. */
export type OwedNotices = Today & {
  readonly id: string;
  /** Null for a submission that became no case. */
  readonly ref: Ref | null;
  /** What it is about, a case or a sitting, as it is now. */
  readonly on: Case | null;
  readonly sitting: Sitting | null;
  readonly unsent: readonly UnsentNotice[];
};
/** What became of a mail: `waits` is tried again, `refused` is not; `inbox only`: its reader has it in their inbox alone. `why` is a code, never an address or a text. */
export type Delivery = { readonly state: 'sent' | 'inbox only' } | { readonly state: 'refused' | 'waits'; readonly why: string };
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
  /** A case, or of papers their sitting. */
  readonly ref: Ref;
  readonly kind: 'decision' | 'value-export' | `terms-${DocumentFormat}` | `${IssueKind}-${IssueFormat}`;
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
  /** Every case that matches this one, the best match first. What it finds is kept, in place of what it found before. */
  look(ref: Ref): Promise<readonly FoundOverlap[]>;
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
