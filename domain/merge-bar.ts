import type { Case } from './case.ts';
import { pendingMerge } from './merge-state.ts';
import type { Refusal } from './refusals.ts';
import { refuse } from './table.ts';

/** DUP-4: while the SIOs consider a merge, the bid is not recommended. */
export const mergePending = (on: Case): Refusal | null => {
  const merge = pendingMerge(on);
  return merge === null ? null : refuse('merge-pending', 'DUP-4', { into: merge.into });
};
