import type { Temperament } from './answer.ts';
import type { EntryType } from './entries.ts';

const nothing: readonly Temperament[] = [];
const filed: readonly Temperament[] = ['records'];
const valued: readonly Temperament[] = ['valueLog'];

/** What an entry owes to the outside beside its notices: decisions are filed, value is exported, overlap is looked for. */
export const owedBy: { readonly [T in EntryType]: readonly Temperament[] } = {
  'bid-submitted': ['overlaps'],
  claimed: ['overlaps'],
  released: nothing,
  returned: nothing,
  resubmitted: ['overlaps'],
  'return-lapsed': filed,
  'lapse-put-off': nothing,
  recommended: filed,
  'recommendation-countersigned': filed,
  'recommendation-returned': nothing,
  'decline-proposed': nothing,
  declined: filed,
  'decline-overturned': filed,
  accepted: filed,
  'referred-back': nothing,
  allocated: filed,
  'first-contact-recorded': nothing,
  'terms-proposed': nothing,
  'terms-signed': nothing,
  'terms-agreed': filed,
  'terms-rejected': nothing,
  'terms-withdrawn': nothing,
  'team-assigned': nothing,
  'work-logged': nothing,
  'pnd-confirmed': nothing,
  'product-submitted': nothing,
  'product-released': nothing,
  'product-returned': nothing,
  'product-accepted': filed,
  'reassessment-proposed': nothing,
  'reassessment-signed': filed,
  'reassessment-rejected': nothing,
  'ownership-confirmed': filed,
  'value-logged': valued,
  'value-verified': valued,
  closed: filed,
  withdrawn: filed,
  noted: nothing,
  told: nothing,
  'offer-ended': nothing,
  'appeal-window-ended': nothing,
  'overlaps-recorded': nothing,
};
