import type { Person } from '../../domain/directory.ts';
import type { Instant, IsoDate, Narrative, Party, Priority, Ref, Stage, TerminalStage, UserId } from '../../domain/words.ts';
import type { CaseRow } from '../questions.ts';

/** Which cases are counted: by the region, agency and priority that they have now. */
export type CaseFilter = { readonly region?: string; readonly agency?: string; readonly priority?: Priority };
/** Days of the United Kingdom, both of them counted. */
export type FigureFilter = CaseFilter & { readonly from: IsoDate; readonly to: IsoDate };

/** How many cases the figures are of, ended ones among them; and how many restricted ones of a measured region are left out. */
export type Counted = { readonly cases: number; readonly live: number; readonly withheld: number };
/** Live cases of a stage by the share of their clock's time that they have used; apart those on hold, and those without a clock. */
export type AgeingRow = { readonly stage: Stage; readonly bands: readonly number[]; readonly onHold: number; readonly untimed: number };
/** A week from its Monday: what came in, what went out by the way it ended, and how many were live as it ended. */
export type WeekRow = {
  readonly week: IsoDate;
  readonly in: number;
  readonly out: Readonly<Record<TerminalStage, number>>;
  readonly live: number;
};
/** Working minutes that no more than half, four fifths, nineteen twentieths of `n` took. Without a stage: the whole; without a party: all. */
export type LeadRow = {
  readonly stage: Stage | null;
  readonly party: Party | null;
  readonly n: number;
  readonly p50: number;
  readonly p80: number;
  readonly p95: number;
};
/** Working minutes; without a party nobody's, on hold. */
export type SpentRow = { readonly stage: Stage; readonly party: Party | null; readonly minutes: number };
/** What one person has in hand: cases, the pen, products, what else is asked of them by name. */
export type LoadRow = {
  readonly user: UserId;
  readonly cases: number;
  readonly pen: number;
  readonly overdue: number;
  readonly products: number;
  readonly asked: number;
};
export type AllocationRow = {
  readonly ref: Ref;
  readonly at: Instant;
  readonly by: UserId;
  readonly sia: UserId;
  /** Whose case it was; null for a first allocation. */
  readonly from: UserId | null;
  /** ALL-3: the candidates of that moment, the proposed one first; none for a reallocation. */
  readonly candidates: readonly { readonly user: UserId; readonly reasons: readonly string[] }[];
  readonly rationale: Narrative | null;
  readonly overrideReason: Narrative | null;
};
export type BoardRow = CaseRow & {
  /** Working minutes since it came in, as its page has them; null where its page does not open. */
  readonly age: number | null;
  /** Percent of its clock's time. */
  readonly used: number | null;
};
export type BoardStage = { readonly stage: Stage; readonly total: number; readonly overdue: number; readonly rows: readonly BoardRow[] };

/** Figures over the cases whose page opens for whoever asks, and over those that they measure; read from the one visibility relation. */
export interface Figures {
  counted(asker: Person, filter: CaseFilter): Promise<Counted>;
  ageing(asker: Person, filter: CaseFilter): Promise<readonly AgeingRow[]>;
  throughput(asker: Person, filter: FigureFilter): Promise<readonly WeekRow[]>;
  leadTimes(asker: Person, filter: FigureFilter): Promise<readonly LeadRow[]>;
  /** Of spells that ended in the period; where it reaches today also of those that go on, as far as they have run. */
  timeSpent(asker: Person, filter: FigureFilter): Promise<readonly SpentRow[]>;
  /** Of these people, whoever has anything. */
  load(asker: Person, people: readonly UserId[], filter: CaseFilter): Promise<readonly LoadRow[]>;
  allocations(asker: Person, filter: FigureFilter): Promise<readonly AllocationRow[]>;
  /** Every live case that may be seen, by stage, what is due first at the top; a page of one stage, or the top of each. */
  board(
    asker: Person,
    asked: CaseFilter & { readonly stage?: Stage; readonly page: number; readonly pageSize: number },
  ): Promise<readonly BoardStage[]>;
}
