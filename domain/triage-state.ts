import type { Clock } from './clocks.ts';
import type { Score } from './score.ts';
import type { Confidence, Instant, IsoDate, LiveStage, Narrative, Priority, UserId } from './words.ts';

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
  /** CLK-5: what somebody had set for good before this waited for its second officer, or sets meanwhile: it outlives a return. Absent where it was provisional. */
  readonly firm?: Priority;
};
export type Question = { readonly id: string; readonly text: Narrative; readonly answer: Narrative | null };
/** A clock that was put aside, and the priority that it ran for. */
export type StoodStill = { readonly clock: Clock; readonly priority: Priority };
/** One return for information (TRI-5); its questions are q1, q2 … */
export type Return = {
  readonly by: UserId;
  readonly at: Instant;
  readonly dueAt: Instant;
  /** The day of the officer's choice, where they chose one. */
  readonly dueBy?: IsoDate;
  readonly questions: readonly Question[];
  readonly answeredBy: UserId | null;
  readonly answeredAt: Instant | null;
  /** CLK-2: what the gateway has left of its own clock, until the bid is claimed again. */
  readonly gatewayClock: StoodStill | null;
  /** Its day was named by who returned it, not by policy. */
  readonly dated?: true;
  /** An SIO who came after the SIO was told, and was told when the lapse was put off. */
  readonly sioTold?: UserId;
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
