// A bid in triage, and another case of the same agency under another SIO.
import type { Case } from '../../domain/case.ts';
import { neighbours, why } from './neighbours.ts';
import { caseAt } from './story.ts';

export const [OFFICER, MANAGER, SIO, SIO2, SPOC, SIA] = [
  'triage.northmarch', 'gateway-manager.northmarch', 'sio.aldershire', 'sio2.aldershire', 'spoc.aldershire', 'sia.northmarch',
] as const; // prettier-ignore
const ofSio2 = (on: Case): Partial<Case> => ({
  owner: { agency: 'aldershire', user: SIO2 },
  ownershipHistory: [{ agency: 'aldershire', user: SIO2, from: on.submittedAt, by: 'submit-bid' }],
});
export const pair = (other: Case = caseAt('triage-queue')) => {
  const n = neighbours();
  const [from, into] = [n.put(caseAt('in-triage')), n.put(other, ofSio2(other))];
  const said = { into, reason: why };
  const propose = () => n.give([MANAGER, from], 'propose-merge', said);
  const owners = () => [from, into].map((ref) => [n.caseOf(ref).owner, n.caseOf(ref).ownershipHistory, n.caseOf(ref).masterList]);
  return { n, from, into, said, propose, owners };
};
