import type { Case } from './case.ts';
import { pendingMerge } from './merge-state.ts';
import type { Refusal } from './refusals.ts';
import { refuse } from './table.ts';

/** DUP-4: one merge at a time is considered of a case. */
export const mergePending = (on: Case): Refusal | null => {
  const merge = pendingMerge(on);
  return merge === null ? null : refuse('merge-pending', 'DUP-4', { into: merge.into });
};
/** DUP-4: while the SIOs consider whether it ends in another, the bid is not recommended; the other case goes its way. */
export const mayEndByMerge = (on: Case): Refusal | null => (pendingMerge(on)?.from === on.ref ? mergePending(on) : null);
