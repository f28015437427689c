import type { CalendarId } from './directory.ts';
import type { OverlapPolicy } from './overlap.ts';
import type { ValueColumn } from './value-sheet.ts';
import type { IsoDate, OrganisationId, Priority } from './words.ts';

/** Working time: `4h` hours, `3d` working days of the calendar's own length. */
export type WorkingTime = `${number}h` | `${number}d`;

/** Every clock of journey.md section 6 that this release starts, and the two windows beside the stages. */
export type Step =
  | 'offer'
  | 'claim'
  | 'triage-outcome'
  | 'answer-return'
  | 'redirect-acknowledged'
  | 'decline-review'
  | 'appeal-window'
  | 'appeal-decided'
  | 'toex-decision'
  | 'capacity'
  | 'first-contact'
  | 'terms-agreed'
  | 'variation-agreed'
  | 'impasse-resolved'
  | 'work-stalled'
  | 'product-due'
  | 'product-review'
  | 'product-acceptance'
  | 'reassessment-signed'
  | 'ownership'
  | 'handover-answered'
  | 'successor-named'
  | 'merge-consent'
  | 'value-and-closure'
  | 'value-verified'
  | 'dispute-answered'
  | 'hold-review'
  | 'question-answered'
  | 'urgency-answered'
  | 'operational-review'
  | 'review-held'
  | 'papers-due'
  | 'sitting-held'
  | 'action-due'
  | 'items-reached'
  | 'escalation-listed'
  | 'sitting-awaited'
  | 'decision-confirmed'
  | 'extraordinary-decision'
  | 'transfer-answered'
  | 'master-list-keyed';

/** Whom a rung tells: a relation to the case or a role of its region, resolved when it is told. */
export type Recipient =
  | 'spoc'
  | 'sio'
  | 'sia'
  | 'claimer'
  | 'pen-holder'
  | 'unsigned-side'
  | 'reviewers'
  | 'gateway-managers'
  | 'other-gateway-managers'
  | 'appeal-deciders'
  | 'appeal-line-managers'
  | 'asked-body'
  | 'urgency-answerers'
  | 'urgency-line-managers'
  | 'toex-managers'
  | 'toex-line-manager'
  | 'sio-line-manager'
  | 'successor'
  | 'owner-leads'
  | 'verifier-line-manager'
  | 'claimant-line-manager'
  | 'holder'
  | 'holder-line-manager'
  | 'asker'
  | 'ttcg-secretary'
  | 'body-chair'
  | 'body-deputy-chair'
  | 'body-secretary'
  | 'action-owner'
  | 'referring-chair'
  | 'receiving-leads';

/** What time does at a share of the target (percent, 100 = due). `say` is the sentence of the notice. */
export type RungPolicy = {
  readonly rung: string;
  readonly percent: number;
  readonly does:
    | 'tell'
    | 'end-offer'
    | 'lapse-return'
    | 'bounce-redirect'
    | 'end-appeal-window'
    | 'ask-review'
    | 'lapse-handover'
    | 'lapse-merge'
    | 'return-transfer'
    | 'carry-unreached';
  readonly tells: readonly Recipient[];
  readonly say: string;
};
export type StepPolicy = {
  readonly title: string;
  readonly targets: Readonly<Record<Priority, WorkingTime>>;
  readonly rungs: readonly RungPolicy[];
  /** Of `ownership`: at these priorities until the next planned sitting of the region's TTCG; where none is planned, the target. */
  readonly untilTtcg?: readonly Priority[];
};

/** `inverse`, of a relation between cases: what the other case is to this one. */
export type Code = { readonly code: string; readonly label: string; readonly inverse?: string };
export type ListName =
  | 'threatTypes'
  | 'recordTypes'
  | 'needReasons'
  | 'support'
  | 'policingPurposes'
  | 'dataCategories'
  | 'declineReasons'
  | 'holdReasons'
  | 'linkRelations'
  | 'techniques'
  | 'productTypes'
  | 'valueKinds'
  | 'investigationStages'
  | 'sizes'
  | 'sources';

/** One working calendar; holidays are the days on which nobody works. Times are local to the United Kingdom. */
export type Calendar = {
  readonly id: CalendarId;
  readonly weekdays: readonly number[]; // 1 Monday … 7 Sunday
  readonly opens: string; // "09:00"
  readonly closes: string; // "17:00"
  readonly holidays: readonly IsoDate[];
};

export type ScoreScheme = {
  readonly id: string;
  readonly version: number;
  readonly label: string;
  readonly weights: Readonly<
    Record<
      'physical' | 'psychological' | 'financial' | 'community' | 'scope' | 'likelihood' | 'vulnerability' | 'capacity' | 'capability',
      number
    >
  >;
  readonly bands: readonly { readonly from: number; readonly band: string }[];
};

export type Policy = {
  readonly version: number;
  readonly from: IsoDate;
  readonly steps: Readonly<Record<Step, StepPolicy>>;
  readonly lists: Readonly<Record<ListName, readonly Code[]>>;
  readonly calendars: Readonly<Record<CalendarId, Calendar>>;
  readonly schemes: readonly ScoreScheme[];
  /** Markings that the service holds; anything else is refused (BID-6). */
  readonly markings: readonly string[];
  /** A key date within this many working days makes the provisional priority P1 (CLK-5). */
  readonly urgentKeyDateDays: number;
  /** The furthest ahead, in days of the calendar, that a hold may put its review (CLK-3). */
  readonly longestHoldDays: number;
  /** Load one case puts on an SIA; how many make them full. For candidates (ALL-3). */
  readonly siaCapacity: number;
  readonly overlap: OverlapPolicy;
  /** The columns of value exports and of the keying sheet, in order (VAL-6). */
  readonly valueColumns: readonly ValueColumn[];
  readonly bodies: Readonly<Record<OrganisationId, Body>>;
};

export type BodyKind = 'force-ttcg' | 'regional-ttcg' | 'ftt' | 'stcg';
/** To whom a body may transfer a risk (OWN-5): agencies by their kind, of its own region or of any. */
export type Transferable = { readonly kind: 'force' | 'rocu' | 'national'; readonly of: 'region' | 'any' };
/** A body that sits (data.md). `feeds` is the body to which it may refer, null where there is none. */
export type Body = {
  readonly kind: BodyKind;
  readonly chair: string;
  readonly deputyChair: string | null;
  readonly secretary: string;
  readonly cadence: string;
  /** Working days before a sitting by whose close its papers are in. */
  readonly papersDue: `${number}d`;
  readonly feeds: OrganisationId | null;
  readonly mayTransferTo: readonly Transferable[];
};
