import type { WaitKind } from './waits.ts';

/** ACC-6: what waits for an absent person and may be done by whoever covers for them; the rest is a signature, or theirs by name. */
const doneByCover: { readonly [K in WaitKind]: boolean } = {
  nomination: false,
  transfer: false,
  redirect: true,
  signature: false,
  link: true,
  merge: false,
  'product-review': true,
  acceptance: true,
  question: true,
  verification: true,
  dispute: true,
  appeal: false,
  acknowledgement: false,
  review: true,
  urgency: true,
};
export const isDoneByCover = (kind: WaitKind): boolean => doneByCover[kind];
