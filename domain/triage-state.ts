import type { Score } from './score.ts';
import type { Confidence, Instant, LiveStage, Narrative, Priority, UserId } from './words.ts';

export type Assessment = {
  readonly complete: boolean;
  readonly inRemit: boolean;
  readonly overlapsChecked: boolean;
  readonly priority: Priority;
  readonly confidence: Confidence;
  readonly score?: Score;
  readonly notScoredReason?: Narrative;
  readonly rationale: Narrative;
};
export type Triage = {
  readonly assessment: Assessment;
  readonly recommendedBy: UserId;
  readonly recommendedAt: Instant;
  readonly countersignedBy: UserId | null;
  /** True while an own-ROCU recommendation waits for its second officer (TRI-8). */
  readonly awaitsCountersign: boolean;
};
/** A decline as proposed and, once approved, decided (TRI-4). `from` is where it goes back to. */
export type Decline = {
  readonly from: Extract<LiveStage, 'in-triage' | 'consideration' | 'awaiting-capacity'>;
  readonly proposedBy: UserId;
  readonly proposedAt: Instant;
  readonly reasonCode: string;
  readonly rationale: Narrative;
  readonly advice: Narrative;
  readonly approvedBy: UserId | null;
  readonly appealUntil: Instant | null;
};
export type Overturned = { readonly by: UserId; readonly at: Instant; readonly from: Decline['from'] };
