import type { Ref } from './words.ts';

/** Why cases are not merged. */
export interface MergeRefusals {
  'merge-would-move-risk': { readonly ref: Ref; readonly agency: string; readonly other: string };
  'merge-unfit': { readonly ref: Ref; readonly why: string };
  'merge-pending': { readonly into: Ref };
  'no-merge-pending': object;
}
