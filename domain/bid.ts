import type { Score } from './score.ts';
import type { IsoDate, Marking, Narrative, OrganisationId, Ref, UserId } from './words.ts';

/** What a force submits (data.md "Bid"). Codes are policy data, so they are strings here and checked by rule. */
export type Bid = {
  readonly owningAgency: OrganisationId;
  readonly region?: string;
  /** OWN-3: who asks and who holds the risk are two fields, also where they are one person. */
  readonly customer: { readonly userId: UserId };
  readonly sio: { readonly userId: UserId };
  readonly deputySio?: { readonly userId: UserId };
  readonly operationName?: string;
  readonly forceTasking: {
    readonly meetingDate: IsoDate;
    readonly decisionRef: string;
    readonly controlStrategyPriority?: string;
    readonly offStrategyReason?: Narrative;
  };
  readonly threat: {
    readonly types: readonly string[];
    readonly recordType: string;
    readonly apmisRef?: string;
    readonly ocgRef?: string;
    readonly masterListRank?: number;
    readonly summary: Narrative;
  };
  readonly scale: {
    readonly crossForce: boolean;
    readonly forcesAffected?: readonly OrganisationId[];
    readonly crossRegion: boolean;
    readonly international?: boolean;
    readonly suspects?: string;
    readonly victims?: string;
    readonly childrenInvolved: boolean;
  };
  readonly need: { readonly reasons: readonly string[]; readonly support: readonly string[]; readonly detail?: Narrative };
  readonly investigation: {
    readonly strategyRef: string;
    readonly stage: string;
    readonly keyDates?: readonly KeyDate[];
    readonly otherAgencies?: readonly string[];
  };
  readonly risk: {
    readonly immediate: string;
    readonly actionTaken?: Narrative;
    readonly actionRef?: string;
    readonly safeguarding: Narrative;
  };
  readonly initialScore?: Score;
  readonly notScoredReason?: Narrative;
  readonly legal: {
    readonly policingPurpose: string;
    readonly necessity: Narrative;
    readonly marking: Marking;
    readonly handling?: readonly string[];
    readonly restricted?: boolean;
    readonly dataCategories?: readonly string[];
    readonly authorityRefs?: readonly string[];
  };
  readonly places?: readonly string[];
};

/** REO-1: a bid as it is brought, with the earlier case that it follows. That is no part of the bid: both cases hold it as a link. */
export type Submission = Bid & { readonly follows?: Ref };

type Whole = string | number | boolean | Narrative | readonly unknown[];
/**
 * Part of a thing, as RFC 7396 has it: what is not named stays, a list is given whole. What is optional may be taken away by
 * null, or is given whole.
 */
export type PartOf<T> = T extends Whole
  ? T
  : { readonly [K in keyof T]?: undefined extends T[K] ? Exclude<T[K], undefined> | null : PartOf<T[K]> };
export type BidChanges = PartOf<Bid>;
export type KeyDate = { readonly what: string; readonly date: IsoDate };
