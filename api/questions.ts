import type { Person } from '../domain/directory.ts';
import type { Today } from '../domain/facts.ts';
import type { Figures, ValueLine } from '../domain/value-sheet.ts';
import type { Period } from '../domain/value-sight.ts';
import type { Wait } from '../domain/waits.ts';
import type { Instant, Marking, Party, Priority, Ref, Stage, UserId } from '../domain/words.ts';

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
  /** Of a former owner's: it reads up to the transfer, and its list says no more of it. */
  readonly past: boolean;
  readonly pen: {
    readonly party: Party;
    readonly role: string;
    readonly user: UserId | null;
    readonly since: Instant;
    readonly dueAt: Instant | null;
    readonly overdue: boolean;
  } | null;
  readonly onHold: boolean;
  readonly submittedAt: Instant;
  readonly version: number;
  /** In what it answers a search; nothing where it answers by reference or agency alone. */
  readonly foundBy?: readonly FoundBy[];
  /** DUP-3: of a merged case the one in which it goes on, where the asker may know of that. */
  readonly mergedInto?: Ref;
};
export type FoundBy = 'operation' | 'person' | 'place' | 'group' | 'summary';
export type Page<T> = { readonly items: readonly T[]; readonly total: number; readonly page: number; readonly pageSize: number };
export type CaseQuery = {
  readonly queue?: string;
  readonly stage?: Stage;
  readonly owner?: string;
  readonly region?: string;
  readonly priority?: Priority;
  readonly pen?: string;
  readonly stalled?: boolean;
  readonly marking?: string;
  /** The party that holds the pen. */
  readonly party?: Party;
  /** Only cases whose pen nobody holds by name, and which wait for the asker by a role of theirs (`pens-of-role.ts`). */
  readonly anyOfRole?: true;
  /** Live cases in which the pen is with another person than the asker, or with anybody of a role that is not theirs; but for these. */
  readonly withOthers?: { readonly but: readonly Ref[] };
  readonly held?: boolean;
  readonly overdue?: boolean;
  /** Only what has come to where it stands since this mark (see `Changes`); never a stub. */
  readonly movedSince?: string;
  /** Words that a case answers by reference, operation, people, agency, place, group or summary. */
  readonly q?: string;
  /** Column, `-` before it for descending; without one by due time, or of what is searched for the best answer first. */
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
/** What waits for somebody on a case beside its pen. */
export type CaseWait = Wait & { readonly ref: Ref; readonly region: string; readonly operationName: string | null };
export type Notice = {
  readonly id: string;
  readonly at: Instant;
  /** Null for a submission that became no case. */
  readonly ref: Ref | null;
  readonly event: string;
  readonly text: string;
  readonly dueAt: Instant | null;
  readonly readAt: Instant | null;
};

/** A possible overlap: a case that the asker may open, or else only whose it is (DUP-2). `why` are sentences. */
export type Overlap = { readonly ref?: Ref; readonly gateway?: string; readonly kinds: readonly string[]; readonly why: readonly string[] };
/** The same as the service's own search found it, with what a list says of a case that opens. */
export type OverlapOnFile = Overlap & { readonly stage?: Stage; readonly operationName?: string | null; readonly marking?: Marking };
/** `searchedAt`: when the service last searched for this case; null where no search is on file. The best are listed, of so many in all. */
export type OverlapsOnFile = {
  readonly searchedAt: Instant | null;
  readonly items: readonly OverlapOnFile[];
  readonly total: number;
};
/** What a search found; or that the asker has made all theirs of this day, and after how many seconds the next day begins. */
export type OverlapsFound =
  { readonly ok: true; readonly items: readonly Overlap[] } | { readonly ok: false; readonly most: number; readonly retryAfter: number };
/** What is compared of a bid (DUP-1), as it was written; the database brings it into the form in which it is compared. */
export type Compared = {
  readonly operationName: string | null;
  readonly groupRefs: readonly string[];
  readonly places: readonly string[];
  readonly threatTypes: readonly string[];
  readonly keyDates: readonly string[];
  readonly taskedOn: string | null;
};
/** The same of a bid that is no case yet; `draft` names it in the log. */
export type SoughtBid = Compared & { readonly draft: string; readonly summary: string };

/** Entries of the ledger by the day of the event; only those that nobody has said to be on APMIS; a page of them, or all. */
export type ValueAsked = Period & {
  readonly only?: 'not-on-apmis';
  readonly paging?: { readonly page: number; readonly pageSize: number };
};
/** `opens`: whether the page of its case opens for whoever asked, or they only measure it (see `valueSight`). */
export type SeenLine = ValueLine & { readonly opens: boolean };
/** What a period comes to. Figures and marking are of every entry that the asker may count, also of those that they may not see. */
export type ValueSummary = Pick<ValueLine, 'marking' | 'handling'> & {
  readonly figures: Figures;
  /** Entries that the asker may see, and how many of them nobody has said to be on APMIS. */
  readonly total: number;
  readonly missing: number;
  /** Entries that are in the figures only: those of restricted cases, for whoever measures. */
  readonly withheld: number;
};

/** A page of the newest first, of all or of those that are not read. */
/** A notice about a case, and what became of it. `seq`: the entry that it tells of, where it tells of one. */
export type Delivered = {
  readonly to: UserId;
  readonly event: string;
  readonly at: Instant;
  readonly outcome: string;
  readonly seq: number | null;
};
export type NoticesAsked = { readonly only?: 'unread'; readonly page: number; readonly pageSize: number };
/** A queue, and the people whose it is. */
export type QueueHolders = { readonly title: string; readonly holders: readonly UserId[] };

/** Questions go to Postgres; every list is joined with the one visibility relation (ACC-2). */
export interface Questions {
  cases(asker: Person, query: CaseQuery): Promise<Page<CaseRow>>;
  /** What waits for the asker beside the pen, the most urgent first. */
  waits(asker: Person): Promise<readonly CaseWait[]>;
  /** The same for somebody for whom the asker covers, on cases that open for the asker; without what is never done by cover (ACC-6). */
  waitsByCover(asker: Person, absentee: Person): Promise<readonly CaseWait[]>;
  queues(asker: Person): Promise<readonly Queue[]>;
  /** Whose a queue is; null where there is none of that name. */
  queueHolders(id: string): Promise<QueueHolders | null>;
  /** One queue as it is filtered, beside how many stand in all of the asker's; null where they have none of that name. */
  queue(
    asker: Person,
    query: CaseQuery & { readonly queue: string },
  ): Promise<{ readonly queues: readonly Queue[]; readonly found: Page<CaseRow> } | null>;
  stalled(asker: Person): Promise<readonly StalledRow[]>;
  /** The same of one case; null where it is not stalled, or its page does not open. */
  stalledAs(asker: Person, ref: Ref): Promise<StalledRow | null>;
  value(asker: Person, period: Period): Promise<ValueSummary>;
  /** The entries that the asker may see, by reference and in the order in which they were logged. */
  valueLines(asker: Person, asked: ValueAsked): Promise<readonly SeenLine[]>;
  /** DUP-1: a search for overlap of a case; logged (REC-4), and limited for each person and day (DUP-2). */
  overlaps(asker: Person, ref: Ref): Promise<OverlapsFound>;
  /** DUP-1: what the service's own search found: no search of the asker's, and none is made. Null to anybody but the gateway of the case. */
  overlapsOnFile(asker: Person, ref: Ref): Promise<OverlapsOnFile | null>;
  /** The same as `overlaps`, before submission: only cases that open for the asker. */
  overlapsOfBid(asker: Person, bid: SoughtBid): Promise<OverlapsFound>;
  /** The asker's own; one about a case that they may no longer open is not there, unless it is told by duty (see `toldByDuty`). */
  inbox(asker: Person, asked: NoticesAsked): Promise<Page<Notice>>;
  /** How many of them are not read, by what opens `today`. */
  unread(asker: Person, today?: Today): Promise<number>;
  hasNotice(asker: Person, id: string): Promise<boolean>;
  /** False where the inbox has no such notice; reading twice keeps the first time. */
  markRead(asker: Person, id: string): Promise<boolean>;
  /** Marks every notice that is no newer, and says how many were not read. */
  markAllRead(asker: Person, upTo: Instant): Promise<number>;
  /** Deliveries of notices about a case, for its page. */
  deliveries(ref: Ref): Promise<readonly Delivered[]>;
}
