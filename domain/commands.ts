import type { AftermathCommands } from './aftermath.ts';
import type { BidChanges, Submission } from './bid.ts';
import type { Overlaps } from './case.ts';
import type { Row } from './command-row.ts';
import type { WorkSource } from './development-state.ts';
import type { Commissioned, Outcome, PaperText } from './escalation-state.ts';
import type { LinkCommands } from './link-commands.ts';
import type { PeopleCommands, PeopleSystemCommand } from './people-commands.ts';
import type { GatewayCommands } from './gateway-commands.ts';
import type { ReassessmentText } from './reassessment-state.ts';
import type { SittingId } from './sitting.ts';
import type { TermsText } from './terms-state.ts';
import type { Assessment } from './triage-state.ts';
import type { PriorityCommands } from './urgency-words.ts';
import type { ValueClaim } from './value-state.ts';
import type {
  DevelopmentStage,
  Digest,
  FourP,
  Instant,
  IsoDate,
  LiveStage,
  Marking,
  Narrative,
  OrganisationId,
  Party,
  Stage,
  Strand,
  TerminalStage,
  UserId,
} from './words.ts';

type Nothing = Readonly<Record<string, never>>;
type Rationale = { readonly rationale: Narrative };
type Reason = { readonly reason: Narrative };
/** Terms are agreed before development, and varied while work goes on. */
type TermsMove = 'terms' | DevelopmentStage;
type Considering = 'consideration' | 'awaiting-capacity';
type LiveButClosing = Exclude<Stage, 'closing' | 'closed' | 'declined' | 'withdrawn' | 'lapsed' | 'redirected' | 'merged'>;
type Holdable = Exclude<LiveButClosing, 'redirect-offered'>;
type SinceDevelopment = DevelopmentStage | 'reassessment' | 'ownership' | 'escalated' | 'closing' | 'closed';
/** Late values come in after closure, whatever the case ended as (VAL-1). */
type WhereValueIsLogged = SinceDevelopment | TerminalStage | 'terms';
/** A share of time's work: which rung of which clock has come due (CLK-7). */
type OnClock = { readonly clock: string; readonly rung: string };
export type SubmittedProduct = {
  readonly termsProductId: string;
  readonly title: string;
  readonly heldAt: string;
  readonly digest?: Digest;
  readonly authors: readonly UserId[];
  readonly techniques?: readonly string[];
  readonly options: readonly { readonly strand: Strand; readonly fourP: FourP; readonly text: Narrative }[];
  readonly gaps: readonly Narrative[];
  readonly marking: Marking;
};
type AcceptedOption = { readonly id: string; readonly adopted: boolean; readonly owner?: UserId; readonly reason?: Narrative };
type OnEntry = { readonly entry: string; readonly comments: Narrative };
/** Who exported these entries of the case, when, and in which export. */
export type ExportedEntries = { readonly export: string; readonly by: UserId; readonly at: Instant; readonly entries: readonly string[] };

/** Every command: one line each. Every table is mapped over it, so a gap does not compile. */
export interface Commands extends LinkCommands, AftermathCommands, PeopleCommands, GatewayCommands, PriorityCommands {
  'submit-bid': { on: null; stage: never; payload: Submission };
  claim: Row<'triage-queue', Nothing>;
  release: Row<'in-triage', Nothing>;
  'return-for-information': Row<'in-triage', { readonly questions: readonly { readonly text: Narrative }[]; readonly dueBy?: IsoDate }>;
  'answer-and-resubmit': Row<
    'returned',
    { readonly answers: readonly { readonly questionId: string; readonly text: Narrative }[]; readonly changes?: BidChanges }
  >;
  recommend: Row<'in-triage', { readonly assessment: Assessment }>;
  'countersign-recommendation': Row<'in-triage', Rationale>;
  'return-recommendation': Row<'in-triage', Reason>;
  'propose-decline': Row<'in-triage' | Considering, Rationale & { readonly reasonCode: string; readonly advice: Narrative }>;
  'approve-decline': Row<'decline-review', Rationale>;
  'overturn-decline': Row<'decline-review', Rationale>;
  accept: Row<'consideration', Rationale>;
  'refer-back': Row<Considering, Rationale>;
  allocate: Row<Considering, { readonly sia: UserId; readonly rationale?: Narrative; readonly overrideReason?: Narrative }>;
  'record-first-contact': Row<'terms', { readonly at: Instant; readonly sioConfirmed: boolean; readonly note: Narrative }>;
  'propose-terms': Row<TermsMove, { readonly terms: TermsText; readonly basedOn: number | null }>;
  'sign-terms': Row<TermsMove, { readonly version: number; readonly digest: Digest }>;
  'reject-terms': Row<TermsMove, { readonly comments: readonly { readonly clause: string; readonly text: Narrative }[] }>;
  'withdraw-terms': Row<TermsMove, Reason>;
  'assign-team': Row<DevelopmentStage, { readonly members: readonly UserId[] }>;
  'log-work': Row<
    DevelopmentStage,
    {
      readonly source: WorkSource;
      readonly searchedAt: IsoDate;
      readonly hours: number;
      readonly result: Narrative;
      readonly pndRecorded: boolean;
      readonly corrects?: string;
    }
  >;
  'confirm-pnd': Row<SinceDevelopment | 'terms', { readonly work: string; readonly at: Instant }>;
  'submit-product': Row<DevelopmentStage, { readonly product: SubmittedProduct }>;
  'review-product': Row<
    DevelopmentStage,
    {
      readonly product: string;
      readonly outcome: 'release' | 'rework';
      readonly comments: Narrative;
      readonly pndConfirmed?: boolean;
      readonly pndReason?: Narrative;
    }
  >;
  'accept-product': Row<
    DevelopmentStage,
    { readonly product: string; readonly comments: Narrative; readonly options?: readonly AcceptedOption[] }
  >;
  'request-rework': Row<DevelopmentStage, { readonly product: string; readonly comments: Narrative }>;
  'propose-reassessment': Row<'reassessment', ReassessmentText & { readonly basedOn?: number | null }>;
  'sign-reassessment': Row<'reassessment', { readonly digest: Digest }>;
  'reject-reassessment': Row<'reassessment', { readonly comments: Narrative }>;
  'confirm-ownership': Row<'ownership', Rationale>;
  escalate: Row<
    'ownership',
    { readonly paper: PaperText; readonly extraordinary?: boolean; readonly ownerAgreement?: { readonly by: UserId; readonly at: Instant } }
  >;
  'revise-paper': Row<'escalated', { readonly paper: PaperText }>;
  'withdraw-escalation': Row<'escalated', Reason>;
  'list-for-meeting': Row<'escalated', { readonly meeting: SittingId }>;
  'record-decision': Row<
    'escalated',
    Rationale & {
      readonly meeting: SittingId;
      readonly outcome: Outcome;
      readonly newOwner?: OrganisationId;
      readonly products?: readonly Commissioned[];
      readonly optionsConsidered: readonly Narrative[];
      readonly dissent?: Narrative;
    }
  >;
  'confirm-decision': Row<'escalated', Nothing>;
  'contest-record': Row<'escalated', Reason>;
  'accept-transfer': Row<'escalated', { readonly lead: UserId }>;
  'refuse-transfer': Row<'escalated', Reason>;
  'record-master-list-change': Row<LiveStage, { readonly changedAt: IsoDate; readonly keyedBy: UserId }>;
  'propose-handover': Row<LiveStage, Reason & { readonly to: UserId }>;
  'accept-handover': Row<LiveStage, { readonly termsDigest?: Digest }>;
  'refuse-handover': Row<LiveStage, Reason>;
  'log-value': Row<WhereValueIsLogged, { readonly value: ValueClaim }>;
  'verify-value': Row<Stage, OnEntry>;
  'dispute-value': Row<Stage, OnEntry>;
  'answer-dispute': Row<Stage, OnEntry>;
  'reverse-value': Row<Stage, Reason & { readonly entry: string }>;
  'record-apmis-entry': Row<Stage, { readonly entry: string; readonly apmisRef: string; readonly enteredAt: IsoDate }>;
  'reconcile-value': Row<Stage, { readonly entry: string; readonly apmisRef: string; readonly matches: boolean }>;
  close: Row<'closing', { readonly apmis: string; readonly feedbackRequested: boolean; readonly noValueReason?: Narrative }>;
  hold: Row<
    Holdable,
    Reason & {
      readonly reasonCode: string;
      readonly reviewBy: IsoDate;
      readonly sioRequest?: { readonly by: UserId; readonly at: Instant };
    }
  >;
  resume: Row<Holdable, Reason>;
  'review-hold': Row<Holdable, Reason & { readonly reviewBy: IsoDate }>;
  withdraw: Row<LiveButClosing, Reason>;
  ask: Row<LiveStage, { readonly to: Party; readonly text: Narrative }>;
  reply: Row<LiveStage, { readonly inReplyTo: string; readonly text: Narrative }>;
  nudge: Row<LiveStage, Nothing>;
  note: Row<Stage, { readonly text: Narrative }>;
  'correct-entry': Row<Stage, { readonly entry: number; readonly correction: Narrative }>;

  tell: Row<Stage, OnClock>;
  'end-offer': Row<'triage-queue', OnClock>;
  'lapse-return': Row<'returned', OnClock>;
  'end-appeal-window': Row<'declined', OnClock>;
  'lapse-handover': Row<LiveStage, OnClock>;
  'return-transfer': Row<'escalated', OnClock>;
  'record-overlaps': Row<Stage, Overlaps>;
  'record-value-export': Row<Stage, ExportedEntries>;
  'propose-candidate': Row<Considering, Nothing>;
}
export type CommandName = keyof Commands;
export type SystemCommand =
  | PeopleSystemCommand
  | 'tell'
  | 'end-offer'
  | 'lapse-return'
  | 'end-appeal-window'
  | 'ask-review'
  | 'lapse-handover'
  | 'lapse-merge'
  | 'return-transfer'
  | 'record-overlaps'
  | 'record-value-export'
  | 'propose-candidate';
export type HumanCommand = Exclude<CommandName, SystemCommand>;
/** What a person may do to a case that exists. */
export type CaseCommand = Exclude<HumanCommand, 'submit-bid'>;
