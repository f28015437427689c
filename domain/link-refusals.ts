import type { MergeRefusals } from './merge-refusals.ts';
import type { Ref, Stage } from './words.ts';

/** Why cases are not linked. */
export interface LinkRefusals extends MergeRefusals {
  'not-reopened': { readonly stage: Stage };
  'linked-already': { readonly ref: Ref; readonly standing: string };
  'nothing-linked': object;
  'no-link-asked': object;
}
