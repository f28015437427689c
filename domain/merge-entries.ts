import type { Instant, Narrative, Ref } from './words.ts';

/** Said on both cases: which is to go on in which. */
type Both = { readonly from: Ref; readonly into: Ref };
type Because = Both & { readonly reason: Narrative };

/** What the entries of a merge say of themselves. A meaning is frozen at release. */
export interface MergeEntries {
  'merge-proposed': Because;
  /** `case` is the one for which its SIO consented. */
  'merge-consented': Because & { readonly case: Ref };
  'merge-refused': Because & { readonly case: Ref };
  'merge-lapsed': Both & { readonly clock: string; readonly rung: string };
  /** It ended by something else than its answer. */
  'merge-voided': Both & { readonly why: 'moved-on' | 'owner-changed' };
  /** On the case that would go on: the other one was on hold, and the day of the answer moved with its clock. */
  'merge-put-off': Both & { readonly until: Instant };
  merged: Both;
  unmerged: Because;
}
export const mergeMeaning: { readonly [T in keyof MergeEntries]: 1 } = {
  'merge-proposed': 1,
  'merge-consented': 1,
  'merge-refused': 1,
  'merge-lapsed': 1,
  'merge-voided': 1,
  'merge-put-off': 1,
  merged: 1,
  unmerged: 1,
};
