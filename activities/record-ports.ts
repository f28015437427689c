import type { Answer, GivenName, Owed, Temperament } from '../domain/answer.ts';
import type { Case } from '../domain/case.ts';
import type { Due } from '../domain/clocks.ts';
import type { CommandName, Commands } from '../domain/commands.ts';
import type { Entry } from '../domain/entries.ts';
import type { CapacityPlace, Facts } from '../domain/facts.ts';
import type { Sitting } from '../domain/sitting.ts';
import type { SpellsAfter } from '../domain/spells.ts';
import type { SittingCommandName, SittingCommands } from '../domain/sitting-commands.ts';
import type { SittingEntry } from '../domain/sitting-entries.ts';
import type { Instant, OrganisationId, Ref, UserId } from '../domain/words.ts';
import type { AdministrationTransaction } from './administration-ports.ts';

export type GivenCommand = {
  readonly id: string;
  /** Null for a submission that has no case yet, and for the opening of a sitting. */
  readonly ref: Ref | null;
  readonly name: GivenName;
  /** A person's id, or `system`. */
  readonly caller: UserId;
  /** ACC-6: for whom the caller says that they act; null where they act in their own right. */
  readonly onBehalfOf: UserId | null;
  /** As stored: JSON with narrative as references. */
  readonly body: string;
  readonly attempts: number;
  readonly answer: Answer | null;
  /** Wall clock: later than this nobody decides it any more. */
  readonly tooLate: boolean;
  /** Wall clock: its giver was answered 202 and learns of a refusal from the inbox. */
  readonly awaited: boolean;
};
/** What a stream holds: a case or a sitting. */
export type Held = { readonly kind: 'case'; readonly state: Case } | { readonly kind: 'sitting'; readonly state: Sitting };
export type LockedStream = Held & { readonly headHash: string };

/** An entry as it goes into the chain. `payload` is canonical text: its bytes are hashed. */
export type ChainedEntry<E = Entry | SittingEntry> = {
  readonly entry: E;
  readonly type: string;
  readonly payload: string;
  readonly prevHash: string;
  readonly hash: string;
};
export type OutboxRow = { readonly id: string; readonly seq: number; readonly temperament: Temperament; readonly payload: string };
type KeptWith<E> = {
  readonly chain: readonly ChainedEntry<E>[];
  readonly due: readonly Due[];
  readonly outbox: readonly OutboxRow[];
};
/** A stream as a decision leaves it. */
export type KeptStream =
  | (Extract<Held, { kind: 'case' }> &
      KeptWith<Entry> & {
        /** Whether the bid itself is another than before: what is searched by it is kept only then. */
        readonly bidChanged: boolean;
        /** The same of its value entries. */
        readonly valueChanged: boolean;
        /** Where its time went, as these entries have it go on. */
        readonly spells: SpellsAfter;
      })
  | (Extract<Held, { kind: 'sitting' }> & KeptWith<SittingEntry>);
export type Kept = KeptStream & { readonly answer: Answer };
/** A stream that was given nothing, and is touched by a decision on another. */
export type KeptBeside = KeptStream;

/** A decision that is to be ratified: its case, and the key of the item under which a sitting lists it. */
export type Unratified = { readonly ref: Ref; readonly key: string };
/** One transaction of the recorder. It locks in this order: the directory and the policy, bodies, streams before the command's own, command, its stream, streams after. */
export interface RecordTransaction extends AdministrationTransaction {
  lockCommand(id: string): Promise<GivenCommand | null>;
  /** Locks the row of a case or of a sitting; null where there is none. */
  lockStream(id: Ref): Promise<LockedStream | null>;
  /** Directory, policy and time as they are under the lock. An unknown caller is nobody, and may nothing. */
  facts(caller: UserId): Promise<Facts | null>;
  giverOf(ref: Ref, seq: number): Promise<UserId | null>; // of an entry; null where there is none
  siaLoad(): Promise<Readonly<Record<UserId, number>>>; // live cases held (ALL-3)
  capacityPlace(on: Case): Promise<CapacityPlace>;
  mintReference(code: string, year: number): Promise<Ref>;
  /** The next number of a sitting of this body in that year. */
  mintSitting(body: string, year: number): Promise<number>;
  /** Whoever else looks for the next sitting of this body, or for what it has to ratify, waits until this transaction ends. */
  lockBody(body: OrganisationId): Promise<void>;
  /** The next planned ordinary sitting of a body whose papers are open, but for one; null where none is planned. Not locked. */
  nextSitting(body: OrganisationId, but: string | null): Promise<string | null>;
  /** What this body has still to ratify, on no agenda yet. Not locked. */
  toRatify(body: OrganisationId): Promise<readonly Unratified[]>;
  texts(ids: readonly string[]): Promise<Readonly<Record<string, string>>>;
  /** Entries, state, read row, due times, outbox and the command's answer, all at once; sent with the commit, which fails where it does. */
  keep(command: GivenCommand, kept: Kept): Promise<void>;
  /** The same of a stream that the decision touches besides. */
  keepBeside(command: GivenCommand, kept: KeptBeside): Promise<void>;
  settle(command: GivenCommand, answer: Answer, outbox: readonly OutboxRow[]): Promise<void>;
  /** What stands in the outbox unsent, by temperament. */
  owed(ref: Ref): Promise<readonly Owed[]>;
  /**
   * Stores a system command under its key and answers with the id that it waits under. What was settled and is still owed
   * (a fault that a later release mends) is stored anew, under the next try.
   */
  storeSystem(command: { readonly id: string; readonly ref: Ref; readonly name: GivenName; readonly body: string }): Promise<string>;
  now(): Promise<Instant>;
}
export interface RecordStore {
  /**
   * With `alone` nobody decides anything meanwhile: whom a decision names is still there when it is kept, and whoever leaves, or is
   * given another policy, is found with all that was decided for them.
   */
  transaction<T>(work: (tx: RecordTransaction) => Promise<T>, alone?: 'alone'): Promise<T>;
  /** Counts a failed attempt in a transaction of its own and answers how many there were. */
  countAttempt(id: string): Promise<number>;
  /** Commands that wait on a case, oldest first. */
  waiting(ref: Ref): Promise<readonly { readonly id: string; readonly name: GivenName }[]>;
  /** The case answered: the sweep's count of misses begins anew. */
  answered(ref: Ref): Promise<void>;
}

/** A stored body as the rules take it. Throws where it does not fit: that command is faulted in the end. */
export type ReadPayload = <C extends CommandName>(name: C, body: unknown) => Commands[C]['payload'];
/** The same for the commands of a sitting. */
export type ReadSittingPayload = <C extends SittingCommandName>(name: C, body: unknown) => SittingCommands[C]['payload'];
