// Cases before a body, for tables written by hand.
import type { Case } from '../../domain/case.ts';
import { CHAIR, council, decision, inSession, LEAD, OWNER, paper, SECRETARY } from './council.ts';

/** To be listed by the secretary. */
export const escalated = (): Case => {
  const c = council();
  return c.give([OWNER, c.open(1)], 'escalate', { paper });
};
/** Listed, and as far as this. */
export const before = (answer: 'nothing' | 'recorded' | 'transfer' | 'accepted') => (): Case => {
  const { c, ref, meeting } = inSession();
  const transfer = decision(meeting, 'transfer', { newOwner: 'northmarch-rocu' });
  if (answer === 'recorded') c.give([SECRETARY, ref], 'record-decision', transfer);
  if (answer === 'transfer' || answer === 'accepted') c.give([CHAIR, ref], 'record-decision', transfer);
  if (answer === 'accepted') c.give([LEAD, ref], 'accept-transfer', { lead: LEAD });
  return c.caseOf(ref);
};
