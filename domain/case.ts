import type { Bid } from './bid.ts';
import type { Clocks } from './clocks.ts';
import type { Decline, Overturned, Return, Triage } from './triage-state.ts';
import type { Product, Work } from './development-state.ts';
import type { Commission, Escalations } from './escalation-state.ts';
import type { Messages, Nudge } from './message-state.ts';
import type { Reassessment } from './reassessment-state.ts';
import type { TermsVersion } from './terms-state.ts';
import type { ValueEntry } from './value-state.ts';
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
  /** TRI-5: every return for information, oldest first. Absent where there was none. */
  readonly returns?: readonly Return[];
  /** Questions and replies, m1, m2 …; absent where nobody wrote. */
  readonly messages?: Messages;
  readonly nudged?: Nudge;
  /** DUP-2: how many and of what kinds only; whoever may see which asks for them. Null before the first search. */
  readonly overlaps: Overlaps | null;

  readonly sia: UserId | null;
  /** ALL-3: what the service has proposed while nobody is allocated. Absent where it never has, null once it is over. */
  readonly proposal?: Proposal | null;
  readonly allocation: Allocation | null;
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
};

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

const terminal: Readonly<Record<Stage, boolean>> = {
  'triage-queue': false,
  'in-triage': false,
  returned: false,
  'redirect-offered': false,
  'decline-review': false,
  consideration: false,
  'awaiting-capacity': false,
  terms: false,
  development: false,
  'product-review': false,
  acceptance: false,
  reassessment: false,
  ownership: false,
  escalated: false,
  closing: false,
  closed: true,
  declined: true,
  withdrawn: true,
  lapsed: true,
  redirected: true,
  merged: true,
};
export const isTerminal = (stage: Stage): stage is TerminalStage => terminal[stage];
export const isLive = (on: Case): boolean => !terminal[on.stage];
/** The next free id of a keyed collection: `w1`, `w2` … */
export const nextId = (prefix: string, of: Readonly<Record<string, unknown>>): string => `${prefix}${Object.keys(of).length + 1}`;
