import type { Stage } from './words.ts';

/** What each stage is called wherever people read of it. */
const titles: { readonly [S in Stage]: string } = {
  'triage-queue': 'Waiting for triage',
  'in-triage': 'In triage',
  returned: 'Returned for information',
  'redirect-offered': 'Redirect offered',
  'decline-review': 'Decline under review',
  consideration: 'Considered by TOEX',
  'awaiting-capacity': 'Waiting for capacity',
  terms: 'Terms of reference',
  development: 'In development',
  'product-review': 'Product in review',
  acceptance: 'Product with the SIO',
  reassessment: 'Reassessment',
  ownership: 'Ownership decision',
  escalated: 'Escalated',
  closing: 'Closing',
  closed: 'Closed',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
  lapsed: 'Lapsed',
  redirected: 'Redirected',
  merged: 'Merged',
};
const isStage = (text: string): text is Stage => Object.hasOwn(titles, text);
export const titleOfStage = (stage: string): string => (isStage(stage) ? titles[stage] : stage);
/** The stage as sentences name it. */
export const quotedStage = (stage: string): string => `“${titleOfStage(stage)}”`;
