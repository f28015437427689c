import { aftermathMeaning, type AftermathEntries } from './aftermath.ts';
import type { Case, Keyed } from './case.ts';
import type { Clock } from './clocks.ts';
import type { Commands } from './commands.ts';
import { escalationMeaning, type EscalationEntries } from './escalation-entries.ts';
import type { CapacityPlace } from './facts.ts';
import { linkMeaning, type LinkEntries } from './link-entries.ts';
import { gatewayMeaning, type GatewayEntries } from './gateway-entries.ts';
import type { Side } from './terms-state.ts';
import { priorityMeaning, type PriorityEntries } from './urgency-words.ts';
import { peopleMeaning, type PeopleEntries } from './people-entries.ts';
import type { Instant, Party, UserId } from './words.ts';

type About<C extends keyof Commands> = Commands[C]['payload'];
type Nothing = Readonly<Record<string, never>>;
type Nominated = { readonly to: UserId; readonly by: UserId };

/** What each kind of entry says of itself, beside the outcome it carries. A meaning is frozen at release. */
export interface Entries extends EscalationEntries, LinkEntries, AftermathEntries, PeopleEntries, GatewayEntries, PriorityEntries {
  'bid-submitted': Nothing;
  claimed: Nothing;
  released: Nothing;
  returned: About<'return-for-information'>;
  /** `changed` names the parts of the bid that were changed. */
  resubmitted: { readonly answers: About<'answer-and-resubmit'>['answers']; readonly changed: readonly string[] };
  recommended: About<'recommend'>;
  'recommendation-countersigned': About<'countersign-recommendation'>;
  'recommendation-returned': About<'return-recommendation'>;
  'decline-proposed': About<'propose-decline'>;
  declined: About<'approve-decline'> & { readonly reasonCode: string };
  'decline-overturned': About<'overturn-decline'>;
  accepted: About<'accept'>;
  'referred-back': About<'refer-back'>;
  allocated: About<'allocate'>;
  'first-contact-recorded': About<'record-first-contact'>;
  'terms-proposed': { readonly version: number; readonly side: Side };
  'terms-signed': { readonly version: number; readonly side: Side };
  /** Of a variation also which version it supersedes, and which products it adds and drops (TOR-6). */
  'terms-agreed': {
    readonly version: number;
    readonly side: Side;
    readonly supersedes?: number;
    readonly added?: readonly string[];
    readonly dropped?: readonly string[];
    /** TOR-7: agreed by the two managers in an impasse. */
    readonly managers?: { readonly toex: UserId; readonly force: UserId };
  };
  'terms-rejected': { readonly version: number; readonly side: Side };
  'terms-withdrawn': { readonly version: number; readonly side: Side } & About<'withdraw-terms'>;
  'team-assigned': About<'assign-team'>;
  'work-logged': { readonly work: string };
  'pnd-confirmed': About<'confirm-pnd'>;
  'product-submitted': { readonly product: string; readonly submission: number };
  'product-released': { readonly product: string; readonly pndReason?: About<'review-product'>['pndReason'] };
  'product-returned': { readonly product: string; readonly by: 'reviewer' | 'sio' };
  'product-accepted': { readonly product: string };
  'reassessment-proposed': { readonly version: number };
  'reassessment-signed': { readonly version: number };
  'reassessment-rejected': { readonly version: number };
  'ownership-confirmed': About<'confirm-ownership'>;
  'handover-proposed': About<'propose-handover'>;
  /** `from` is who held the risk until this instant. */
  'handover-accepted': About<'accept-handover'> & { readonly from: UserId };
  /** `by` is who had named the successor. */
  'handover-refused': About<'refuse-handover'> & { readonly by: UserId };
  'handover-lapsed': About<'lapse-handover'> & Nominated;
  'handover-kept': About<'lapse-handover'> & Nominated;
  'handover-voided': Nominated & { readonly why: 'another-named' | 'case-over' | 'transferred' | 'left' };
  'value-logged': { readonly entry: string };
  'value-verified': About<'verify-value'>;
  'value-disputed': About<'dispute-value'>;
  'value-dispute-answered': About<'answer-dispute'>;
  /** `reversedBy` is the entry that takes it back. */
  'value-reversed': About<'reverse-value'> & { readonly reversedBy: string };
  'apmis-entry-recorded': About<'record-apmis-entry'>;
  'value-reconciled': About<'reconcile-value'>;
  'value-exported': About<'record-value-export'>;
  closed: About<'close'>;
  held: About<'hold'>;
  resumed: About<'resume'>;
  'hold-reviewed': About<'review-hold'>;
  withdrawn: About<'withdraw'>;
  /** `told` are the people to whom it went. */
  asked: { readonly message: string; readonly to: Party; readonly told: readonly UserId[] };
  /** `answers` is the question that it answers, where it does. */
  replied: { readonly message: string; readonly inReplyTo: string; readonly answers?: string; readonly told: readonly UserId[] };
  nudged: { readonly told: readonly UserId[] };
  noted: About<'note'>;
  corrected: About<'correct-entry'>;
  /** `capacity` is the place in the queue of which a case that waits for capacity was told. */
  told: About<'tell'> & { readonly to: readonly UserId[]; readonly capacity?: CapacityPlace };
  'offer-ended': About<'end-offer'>;
  /** What time owed was found outside working hours, or late, and waits until then. */
  'put-off': About<'tell'> & { readonly until: Instant };
  'appeal-window-ended': About<'end-appeal-window'>;
  'overlaps-recorded': About<'record-overlaps'>;
  /** Null where nobody could take the case. */
  'candidate-proposed': { readonly sia: UserId | null; readonly reasons: readonly string[] };
}
export type EntryType = keyof Entries;

type Merged<K extends keyof Case> = {
  readonly [P in K]?: Readonly<Record<string, NonNullable<Case[P]> extends Readonly<Record<string, infer V>> ? V | null : never>>;
};
/** The outcome of an entry: fields as they are afterwards; keyed collections by key, null takes a key away. */
export type Change = Partial<Omit<Case, 'ref' | 'seq' | Keyed>> & Merged<Keyed>;
export type ClockChange = Readonly<Record<string, Clock | null>>;
/** A case as its first entry opens it. */
export type Opening = Omit<Case, 'seq' | 'version'>;

/** REC-1: an entry as a decider writes it; the frame adds seq, time, who and by which right. */
export type Drafted = {
  readonly [T in EntryType]: { readonly type: T; readonly about: Entries[T]; readonly after: T extends 'bid-submitted' ? Opening : Change };
}[EntryType];
export type Entry = Drafted & {
  readonly seq: number;
  readonly at: Instant;
  /** A person's id, or `system`. */
  readonly actor: UserId;
  /** ACC-6: whose command it was, where a deputy gave it. */
  readonly onBehalfOf?: UserId;
  /** By which right it was given: a role, a relation, or time. */
  readonly authority: string;
  /** The version of the case after this entry. */
  readonly version: number;
  /** The version of the rules' data that it was decided under. */
  readonly policyVersion: number;
};

/** The meaning each type is written with today; an older one is upcast on reading, after its hash was checked. */
export const meaning: { readonly [T in EntryType]: 1 } = {
  ...escalationMeaning,
  ...linkMeaning,
  ...aftermathMeaning,
  ...peopleMeaning,
  ...gatewayMeaning,
  ...priorityMeaning,
  'bid-submitted': 1,
  claimed: 1,
  released: 1,
  returned: 1,
  resubmitted: 1,
  recommended: 1,
  'recommendation-countersigned': 1,
  'recommendation-returned': 1,
  'decline-proposed': 1,
  declined: 1,
  'decline-overturned': 1,
  accepted: 1,
  'referred-back': 1,
  allocated: 1,
  'first-contact-recorded': 1,
  'terms-proposed': 1,
  'terms-signed': 1,
  'terms-agreed': 1,
  'terms-rejected': 1,
  'terms-withdrawn': 1,
  'team-assigned': 1,
  'work-logged': 1,
  'pnd-confirmed': 1,
  'product-submitted': 1,
  'product-released': 1,
  'product-returned': 1,
  'product-accepted': 1,
  'reassessment-proposed': 1,
  'reassessment-signed': 1,
  'reassessment-rejected': 1,
  'ownership-confirmed': 1,
  'handover-proposed': 1,
  'handover-accepted': 1,
  'handover-refused': 1,
  'handover-lapsed': 1,
  'handover-kept': 1,
  'handover-voided': 1,
  'value-logged': 1,
  'value-verified': 1,
  'value-disputed': 1,
  'value-dispute-answered': 1,
  'value-reversed': 1,
  'apmis-entry-recorded': 1,
  'value-reconciled': 1,
  'value-exported': 1,
  closed: 1,
  held: 1,
  resumed: 1,
  'hold-reviewed': 1,
  withdrawn: 1,
  asked: 1,
  replied: 1,
  nudged: 1,
  noted: 1,
  corrected: 1,
  told: 1,
  'offer-ended': 1,
  'put-off': 1,
  'appeal-window-ended': 1,
  'overlaps-recorded': 1,
  'candidate-proposed': 1,
};
