import type { Person } from '../domain/directory.ts';
import type { Figures, ValueLine } from '../domain/value-sheet.ts';
import type { Period } from '../domain/value-sight.ts';
import type { Wait } from '../domain/waits.ts';
import type { Instant, Party, Priority, Ref, Stage, UserId } from '../domain/words.ts';

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

/** Questions go to Postgres; every list is joined with the one visibility relation (ACC-2). */
export interface Questions {
  cases(asker: Person, query: CaseQuery): Promise<Page<CaseRow>>;
  /** What waits for the asker beside the pen, the most urgent first. */
  waits(asker: Person): Promise<readonly CaseWait[]>;
  queues(asker: Person): Promise<readonly Queue[]>;
  stalled(asker: Person): Promise<readonly StalledRow[]>;
  /** The same of one case; null where it is not stalled, or its page does not open. */
  stalledAs(asker: Person, ref: Ref): Promise<StalledRow | null>;
  value(asker: Person, period: Period): Promise<ValueSummary>;
  /** The entries that the asker may see, by reference and in the order in which they were logged. */
  valueLines(asker: Person, asked: ValueAsked): Promise<readonly SeenLine[]>;
  /** DUP-1: a search for overlap of a case; logged (REC-4), and limited for each person and day (DUP-2). */
  overlaps(asker: Person, ref: Ref): Promise<OverlapsFound>;
  /** The same before submission: only cases that open for the asker. */
  overlapsOfBid(asker: Person, bid: SoughtBid): Promise<OverlapsFound>;
  /** The asker's own; one about a case that they may no longer open is not there, unless it is told by duty (see `toldByDuty`). */
  inbox(asker: Person): Promise<readonly Notice[]>;
  hasNotice(asker: Person, id: string): Promise<boolean>;
  /** False where the inbox has no such notice; reading twice keeps the first time. */
  markRead(asker: Person, id: string): Promise<boolean>;
  /** Deliveries of notices about a case, for its page. */
  deliveries(ref: Ref): Promise<readonly { readonly to: string; readonly event: string; readonly at: Instant; readonly outcome: string }[]>;
}
