import type { StoodStill } from './triage-state.ts';
import type { Instant, Narrative, Ref, UserId } from './words.ts';

/** What the SIO of one of the two cases said. */
export type MergeConsent = { readonly case: Ref; readonly by: UserId; readonly at: Instant; readonly reason: Narrative };
/** DUP-4: one case is to go on in another one, or does; both hold the same, each under the reference of the other. */
export type Merge = {
  readonly from: Ref;
  readonly into: Ref;
  readonly status: 'proposed' | 'merged';
  readonly by: UserId;
  readonly at: Instant;
  readonly reason: Narrative;
  /** Unanswered until then it is refused. */
  readonly dueAt: Instant;
  readonly consents: readonly MergeConsent[];
  readonly mergedAt: Instant | null;
  /** CLK-2: what the gateway has left of its own clock while the force considers; null on the case that goes on. */
  readonly gatewayClock: StoodStill | null;
};
export type Merges = Readonly<Record<Ref, Merge>>;
type Merging = { readonly ref: Ref; readonly merges?: Merges };

const mergesOf = ({ merges = {} }: Merging): readonly Merge[] => Object.values(merges);
/** The proposal that waits for consent; a case is in one at a time. */
export const pendingMerge = (on: Merging): Merge | null => mergesOf(on).find(({ status }) => status === 'proposed') ?? null;
/** The merge by which this case ended; null where it stands for itself. */
export const endingMerge = (on: Merging): Merge | null =>
  mergesOf(on).find(({ status, from }) => status === 'merged' && from === on.ref) ?? null;
/** The case in which this one goes on; null where it stands for itself. */
export const mergedInto = (on: Merging): Ref | null => endingMerge(on)?.into ?? null;
/** The cases that go on in this one. */
export const mergedFrom = (on: Merging): readonly Ref[] =>
  mergesOf(on).flatMap(({ status, from, into }) => (status === 'merged' && into === on.ref ? [from] : []));
/** The case at the other side of a merge. */
export const partnerIn = ({ from, into }: Pick<Merge, 'from' | 'into'>, { ref }: Pick<Merging, 'ref'>): Ref => (from === ref ? into : from);
export const hasConsented = ({ consents }: Merge, ref: Ref): boolean => consents.some((each) => each.case === ref);
