import { sure } from './sure.ts';
import type { ActedFor } from './bound.ts';
import type { Appeal } from './appeal-state.ts';
import type { Unavailable } from './availability.ts';
import type { Bid } from './bid.ts';
import type { Clocks } from './clocks.ts';
import type { Decline, Overturned, Return, Triage } from './triage-state.ts';
import type { Product, Work } from './development-state.ts';
import type { Commission, Escalations, Paper } from './escalation-state.ts';
import type { Links } from './link-state.ts';
import type { Merges } from './merge-state.ts';
import type { Messages, Nudge } from './message-state.ts';
import type { Impasse } from './impasse-words.ts';
import type { OperationalReview } from './review-words.ts';
import type { Redirect } from './redirect-state.ts';
import type { Reassessment } from './reassessment-state.ts';
import type { Reopened, Rounds } from './round-state.ts';
import type { TermsVersion } from './terms-state.ts';
import type { Urgency } from './urgency-words.ts';
import type { ValueEntry } from './value-state.ts';
import { isTerminal } from './terminal.ts';
import type {
  Instant,
  IsoDate,
  Marking,
  Narrative,
  OrganisationId,
  Party,
  Priority,
  Ref,
  Role,
  Stage,
  TerminalStage,
  UserId,
} from './words.ts';

export { isTerminal };

/** Who is to act next: a party and, where there is one, a person. Null once nobody is (terminal). */
export type Pen = {
  readonly party: Party;
  readonly role: Role | 'reviewer' | 'owner';
  readonly user: UserId | null;
  readonly since: Instant;
};

/** The accountable agency and the SIO of record. Never TOEX (OWN-1, OWN-2). */
export type Owner = { readonly agency: OrganisationId; readonly user: UserId };

/**
 * One case as it stands after its last entry: the six machines of journey.md section 4, apart but on one reference.
 * Keyed collections (see `evolve`) are merged by key, every other field is assigned.
 */
export type Case = {
  readonly ref: Ref;
  readonly seq: number;
  /** The seq of the last human or stage-changing entry: a reminder makes no page stale. */
  readonly version: number;
  readonly round: number;
  readonly stage: Stage;
  readonly region: string;
  readonly priority: Priority;
  readonly priorityProvisional: boolean;
  readonly urgent: boolean;
  /** CLK-5: the last flag; absent where nobody flagged it. */
  readonly urgency?: Urgency | null;
  readonly ownRocu: boolean;
  readonly marking: Marking;
  readonly restricted: boolean;
  readonly submittedAt: Instant;
  readonly spoc: UserId;
  readonly customer: UserId;
  readonly bid: Bid;
  readonly pen: Pen | null;
  /** Working minutes that each party has held the pen, up to `pen.since` (CLK-2). */
  readonly spent: Readonly<Record<Party, number>>;
  /** Where the pen stayed as the stage became another: `spent` is counted up to then. Absent where it never did. */
  readonly countedTo?: Instant;
  readonly clocks: Clocks;
  readonly hold: Hold | null;
  /** Absent where it never was on hold. */
  readonly held?: Held;

  readonly owner: Owner;
  readonly ownershipHistory: readonly {
    readonly agency: OrganisationId;
    readonly user: UserId;
    readonly from: Instant;
    readonly by: string;
  }[];
  /** Machine B: who is asked to become SIO. Absent in what was written before there were handovers. */
  readonly handover?: Handover | null;
  /** OWN-8: reported, or found, not to be able to act. Absent where it never was. */
  readonly unavailable?: Unavailable | null;
  readonly masterList: {
    readonly agency: OrganisationId;
    readonly keyedAgency: OrganisationId;
    readonly keyedAt: Instant | null;
    readonly keyedBy: UserId | null;
  };

  readonly claimer: UserId | null;
  readonly lastOfficer: UserId | null;
  readonly offeredTo: UserId | null;
  readonly triage: Triage | null;
  readonly decline: Decline | null;
  /** Who last overturned a proposed decline: what the loser of that race is told. */
  readonly overturned?: Overturned;
  /** TRI-7: every appeal, oldest first; absent where there was none. */
  readonly appeals?: readonly Appeal[];
  /** Whoever proposed, approved, overturned or decided on a decline, in any round. Absent in what was written before there were appeals. */
  readonly tookPart?: readonly UserId[];
  /** ACC-6: who has acted for whom here; absent where nobody has. */
  readonly actedFor?: readonly ActedFor[];
  /** TRI-5: every return for information, oldest first. Absent where there was none. */
  readonly returns?: readonly Return[];
  /** TRI-6: the last redirect; absent where there was none. */
  readonly redirect?: Redirect;
  /** Questions and replies, m1, m2 …; absent where nobody wrote. */
  readonly messages?: Messages;
  readonly nudged?: Nudge;
  /** DUP-2: how many and of what kinds only; whoever may see which asks for them. Null before the first search. */
  readonly overlaps: Overlaps | null;

  /** DUP-3: by the reference of the other case; absent where it never was linked. */
  readonly links?: Links;
  /** DUP-4: a proposal to merge, and merges, by the reference of the other case. */
  readonly merges?: Merges;

  /** REO-1: the rounds that are over, by number, and how the present one began; absent in the first. */
  readonly rounds?: Rounds;
  readonly reopened?: Reopened;

  readonly sia: UserId | null;
  /** ALL-3: what the service has proposed while nobody is allocated. Absent where it never has, null once it is over. */
  readonly proposal?: Proposal | null;
  readonly allocation: Allocation | null;
  /** TOR-7: while the two sides do not agree. Absent where they never failed to. */
  readonly impasse?: Impasse | null;
  readonly firstContact: { readonly at: Instant; readonly sioConfirmed: boolean } | null;
  readonly team: readonly UserId[];
  readonly terms: Readonly<Record<string, TermsVersion>>;
  readonly work: Readonly<Record<string, Work>>;
  readonly products: Readonly<Record<string, Product>>;
  readonly reassessments: Readonly<Record<string, Reassessment>>;
  readonly value: Readonly<Record<string, ValueEntry>>;
  /** Machine D: every escalation of the case, e1, e2 …; absent where there was none. */
  readonly escalations?: Escalations;
  /** What a body has commissioned, until terms that name it are agreed. */
  readonly commission?: Commission | null;
  /** Set by a withdrawal after development has begun: `close` then ends as withdrawn. */
  readonly endsAs: TerminalStage | null;
  readonly closure: { readonly at: Instant; readonly apmis: string; readonly feedbackRequested: boolean; readonly noValue: boolean } | null;
  /** Of the case as it was closed last; absent until the review is asked for. */
  readonly review?: OperationalReview | null;
};

/** Collections that an entry changes key by key (see `evolve`). */
export type Keyed =
  'clocks' | 'terms' | 'work' | 'products' | 'reassessments' | 'value' | 'messages' | 'escalations' | 'links' | 'merges' | 'rounds';

/** CLK-3: it runs beside the stage and never ends by itself. */
export type Hold = {
  readonly reasonCode: string;
  readonly by: UserId;
  readonly since: Instant;
  readonly reviewBy: IsoDate;
  /** Whose hold it is: the gateway's in Triage, TOEX's from Consideration on. */
  readonly party: Extract<Party, 'gateway' | 'toex'>;
  /** The holder's manager as it began, who may end it and so may open the case. */
  readonly manager: UserId | null;
  /** The SIO's recorded request, where there was one. */
  readonly sioRequest: { readonly by: UserId; readonly at: Instant } | null;
  /** Clocks that stood still already, and still do when it ends. */
  readonly still: readonly string[];
};
/** Working minutes of the holds that are over, and when the last one ended. */
export type Held = { readonly minutes: number; readonly until: Instant };
/** OWN-7: a nomination changes nothing until the successor accepts. */
export type Handover = { readonly to: UserId; readonly by: UserId; readonly at: Instant; readonly reason: Narrative };
/** `within` is absent where matches with cases of other agencies were counted too. */
export type Overlaps = { readonly count: number; readonly kinds: readonly string[]; readonly within?: 'agency' };
export type Candidate = { readonly user: UserId; readonly reasons: readonly string[] };
/** `sia` is the first of the candidates; null where nobody could take the case. */
export type Proposal = { readonly sia: UserId | null; readonly at: Instant; readonly candidates: readonly Candidate[] };
export type Allocation = { readonly sia: UserId; readonly by: UserId; readonly at: Instant; readonly candidates: readonly Candidate[] };

/** Since when whoever holds the risk has held it: somebody always has (OWN-1). */
export const ownedSince = ({ ownershipHistory }: Pick<Case, 'ownershipHistory'>): Instant => sure(ownershipHistory.at(-1)).from;
/** ESC-6: whether whoever holds the risk has neither given this paper nor confirmed it: it is another's, and was there before them. */
export const isUnconfirmed = (on: Pick<Case, 'owner' | 'ownershipHistory'>, { at, by }: Pick<Paper, 'at' | 'by'>): boolean =>
  ownedSince(on) > at && by !== on.owner.user;
export const isLive = (on: Case): boolean => !isTerminal(on.stage);
/** The next free id of a keyed collection: `w1`, `w2` … */
export const nextId = (prefix: string, of: Readonly<Record<string, unknown>>): string => `${prefix}${Object.keys(of).length + 1}`;
