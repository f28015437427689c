import type { Stage } from '../../domain/words.ts';

import type { Chapter } from '../waiting/story.ts';

const triage: Chapter = { title: 'Triage', waitsFor: 'the gateway to triage the bid' };
const withForce: Chapter = { title: 'Triage', waitsFor: 'the force or another body to answer' };
const consideration: Chapter = { title: 'Consideration', waitsFor: 'the TOEX manager to decide or allocate' };
const terms: Chapter = { title: 'Terms of reference', waitsFor: 'SIA and SIO to sign the same version' };
const development: Chapter = { title: 'Development', waitsFor: 'every product of the agreed terms to be accepted' };
const reassessment: Chapter = { title: 'Reassessment', waitsFor: 'SIA and SIO to sign the reassessment' };
const ownership: Chapter = { title: 'Ownership', waitsFor: 'the owner to confirm ownership or to escalate' };
const escalation: Chapter = { title: 'Escalation', waitsFor: 'a body to decide, or a receiver to answer' };
const closing: Chapter = { title: 'Closing', waitsFor: 'value to be logged and the case to be closed' };
const over: Chapter = { title: 'Over', waitsFor: 'nothing; a later command wakes the case' };
const declined: Chapter = { title: 'Declined', waitsFor: 'the appeal, where there is one, to be decided' };

/** Every stage and the chapter that a reader, and Temporal's own screen, see of it. A missing stage does not compile. */
export const chapters: { readonly [S in Stage]: Chapter } = {
  'triage-queue': triage,
  'in-triage': triage,
  returned: withForce,
  'redirect-offered': withForce,
  'decline-review': triage,
  consideration,
  'awaiting-capacity': consideration,
  terms,
  development,
  'product-review': development,
  acceptance: development,
  reassessment,
  ownership,
  escalated: escalation,
  closing,
  closed: over,
  declined,
  withdrawn: over,
  lapsed: over,
  redirected: over,
  merged: over,
};
