import type { Case } from '../../domain/case.ts';
import { pendingMerge } from '../../domain/merge-state.ts';
import type { Stage } from '../../domain/words.ts';

/** By hand, after journey.md section 6: the clock that gives each live stage of this release its due time. */
export const clockOf: { readonly [S in Stage]?: RegExp } = {
  'triage-queue': /^claim$/,
  'in-triage': /^triage-outcome$/,
  returned: /^answer-return$/,
  'redirect-offered': /^redirect-acknowledged$/,
  'decline-review': /^decline-review$/,
  consideration: /^toex-decision$/,
  'awaiting-capacity': /^capacity$/,
  terms: /^terms-agreed$/,
  // Without an open product the work waits for the answer to a variation, with whichever side owes it.
  development: /^(work-stalled|variation)$/,
  'product-review': /^product-review:/,
  acceptance: /^(product-acceptance:|variation$)/,
  reassessment: /^reassessment-signed$/,
  ownership: /^ownership$/,
  closing: /^value-and-closure$/,
};
/** By hand, after section 2: who may hold the pen there. */
const parties: { readonly [S in Stage]?: readonly string[] } = {
  'triage-queue': ['gateway'],
  'in-triage': ['gateway'],
  returned: ['force'],
  'redirect-offered': ['body', 'force'],
  'decline-review': ['gateway'],
  consideration: ['toex'],
  'awaiting-capacity': ['toex'],
  terms: ['toex', 'force'],
  development: ['toex'],
  'product-review': ['toex'],
  acceptance: ['force'],
  reassessment: ['toex', 'force'],
  ownership: ['force'],
  escalated: ['body', 'force'],
  closing: ['toex'],
};
/** DUP-4, TOR-7: while the SIOs consider a merge the force has it, and in an impasse the TOEX manager. */
export const partiesOf = (on: Case): readonly string[] =>
  pendingMerge(on)?.from === on.ref ? ['force'] : on.impasse != null ? ['toex'] : (parties[on.stage] ?? []);
