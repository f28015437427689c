import type { Score } from './score.ts';
import type { Signature } from './terms-state.ts';
import type { Digest, Instant, Narrative, OrganisationId, UserId } from './words.ts';

export type Recommendation = 'remain-force' | 'remain-rocu' | 'regional-owner' | 'national-owner';
export type ReassessmentText = {
  readonly score: Score;
  readonly scale: {
    readonly nimLevel: 1 | 2 | 3;
    readonly crossForce: boolean;
    readonly crossRegion: boolean;
    readonly international: boolean;
  };
  readonly recommendation: Recommendation;
  readonly proposedOwner?: OrganisationId;
  readonly rationale: Narrative;
  readonly schemeReason?: Narrative;
  readonly droppedReason?: Narrative;
};
export type Reassessment = ReassessmentText & {
  readonly version: number;
  readonly status: 'proposed' | 'rejected' | 'countered' | 'signed' | 'both-views';
  readonly digest: Digest;
  readonly basedOn: number | null;
  readonly proposedBy: UserId;
  readonly at: Instant;
  readonly signatures: readonly Signature[];
  readonly comments: readonly { readonly by: UserId; readonly at: Instant; readonly text: Narrative }[];
};
