import type { Side } from './terms-state.ts';
import type { Confidence, FourP, Instant, IsoDate, Narrative, OrganisationId, UserId } from './words.ts';

/** A value entry as somebody logs it (data.md). Money in pence, hours as decimals, share in percent. */
export type ValueClaim = {
  readonly dateOfEvent: IsoDate;
  readonly toexRole: 'led' | 'contributed' | 'enabled';
  readonly kind: string;
  readonly recordType: string;
  readonly apmisRef?: string;
  readonly fourP: FourP;
  readonly level: 'major' | 'moderate' | 'minor' | 'none' | 'negative';
  readonly basis: Narrative;
  readonly confidence: Confidence;
  readonly evidenceRef: string;
  readonly counts?: Readonly<Record<string, number>>;
  readonly hoursSaved?: number;
  readonly attributionPercent: number;
};
type Done = { readonly by: UserId; readonly at: Instant };
export type Dispute = Done & { readonly comments: Narrative; readonly answer?: Done & { readonly comments: Narrative } };
export type ApmisStatus = 'not-entered' | 'exported' | 'entered' | 'reconciled';
/** Machine E: where an entry stands on its way to APMIS, or beside it. */
export type ValueStatus = 'logged' | 'verified' | 'disputed' | 'reversed' | Exclude<ApmisStatus, 'not-entered'>;
/** VAL-3: an entry is never taken back or altered; what follows is added to it, each fact with who and when (VAL-6). */
export type ValueEntry = ValueClaim & {
  readonly id: string;
  readonly side: Side;
  readonly claimedBy: { readonly organisation: OrganisationId; readonly user: UserId };
  readonly at: Instant;
  readonly status: ValueStatus;
  readonly verifiedBy: UserId | null;
  readonly verifiedAt: Instant | null;
  readonly apmisStatus: ApmisStatus;
  readonly disputes?: readonly Dispute[];
  /** The last export that it left in. */
  readonly exported?: Done & { readonly export: string };
  /** Who said that it is on APMIS, and under what; `enteredAt` is the day on which it was keyed. */
  readonly entered?: Done & { readonly apmisRef: string };
  readonly enteredAt?: IsoDate;
  readonly reconciled?: Done & { readonly apmisRef: string; readonly matches: boolean };
  /** The entry that this one takes back, and the one that took this one back. */
  readonly reverses?: string;
  readonly reversedBy?: string;
};

const isOpen = ({ answer }: Dispute): boolean => answer === undefined;
/** The dispute that waits for an answer; null where none does. */
export const openDispute = ({ disputes = [] }: ValueEntry): Dispute | null => disputes.find(isOpen) ?? null;

/** The entry with the status that follows from its facts. */
export const standing = (entry: Omit<ValueEntry, 'status'> & { readonly status?: ValueStatus }): ValueEntry => {
  const of = (status: ValueStatus): ValueEntry => ({ ...entry, status });
  if (entry.reversedBy !== undefined) return of('reversed');
  if (entry.verifiedBy === null) return of(entry.disputes?.some(isOpen) === true ? 'disputed' : 'logged');
  return of(entry.apmisStatus === 'not-entered' ? 'verified' : entry.apmisStatus);
};
/** VAL-1: whether it says that there was value: neither taken back nor taking back. */
export const counts = ({ reverses, reversedBy }: ValueEntry): boolean => reverses === undefined && reversedBy === undefined;
/** VAL-1: figures count what the other side has verified and nobody has taken back since. */
export const figures = (entry: ValueEntry): boolean => counts(entry) && entry.verifiedBy !== null;
