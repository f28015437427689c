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
/** VAL-3: an entry is never taken back or altered; what follows (verified) is added to it. */
export type ValueEntry = ValueClaim & {
  readonly id: string;
  readonly side: Side;
  readonly claimedBy: { readonly organisation: OrganisationId; readonly user: UserId };
  readonly at: Instant;
  readonly status: 'logged' | 'verified';
  readonly verifiedBy: UserId | null;
  readonly verifiedAt: Instant | null;
  readonly apmisStatus: 'not-entered';
};
