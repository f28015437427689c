// By hand from journey.md section 3, as in `authority.test.ts`: links, merges, a new round, an SIO who is not available, and what only time may do.
import type { Case } from '../../domain/case.ts';
import type { SystemCommand } from '../../domain/commands.ts';
import { appealed } from './appealing.ts';
import type { Line } from './authority-after.ts';
import { before } from './before-body.ts';
import { named, returned } from './situations.ts';
import { MANAGER, OFFICER, pair, SIA, SIO, SPOC } from './merging.ts';
import { why } from './neighbours.ts';
import { caseAt, storyAt } from './story.ts';
import { logged } from './valued.ts';

const [OFFICER2, MANAGER2, TOEX] = ['triage2.northmarch', 'gateway-manager2.northmarch', 'toex-manager.northmarch'] as const;
const gateway = [OFFICER, OFFICER2, MANAGER, MANAGER2];
const agency = [
  SPOC, 'requester.aldershire', SIO, 'sio2.aldershire', 'super.aldershire', 'owner-lead.aldershire', 'chief.aldershire',
]; // prettier-ignore

const linked = (standing: 'linked' | 'waiting'): Case => {
  const { n, from, into } = pair();
  if (standing === 'waiting') n.cases[into] = { ...n.caseOf(into), region: 'southvale' };
  n.give([OFFICER, from], 'link', { other: into, relation: 'same-group', reason: why });
  return n.caseOf(standing === 'waiting' ? into : from);
};
const merging = (side: 'from' | 'into'): Case => {
  const both = pair();
  both.propose();
  return both.n.caseOf(both[side]);
};
const merged = (): Case => {
  const { n, from, into, said, propose } = pair();
  propose();
  n.give([SIO, from], 'consent-merge', said);
  n.give(['sio2.aldershire', into], 'consent-merge', said);
  return n.caseOf(from);
};
const unavailable = (): Case => storyAt('terms').give(SPOC, 'report-sio-unavailable', { reason: why });

export const between: readonly Line[] = [
  ['link', 'in triage', () => caseAt('in-triage'), gateway],
  ['link', 'in terms', () => caseAt('terms'), [...gateway, SIA]],
  ['unlink', 'linked', () => linked('linked'), gateway],
  ['unlink', 'not linked', () => caseAt('terms'), [], Object.fromEntries([...gateway, SIA].map((who) => [who, 'nothing-linked']))],
  ['confirm-link', 'asked by another region', () => linked('waiting'), ['triage.southvale', 'gateway-manager.southvale']],
  ['propose-merge', 'in triage', () => caseAt('in-triage'), [MANAGER, MANAGER2]],
  ['consent-merge', 'on the bid', () => merging('from'), [SIO]],
  ['refuse-merge', 'on the bid', () => merging('from'), [SIO]],
  ['consent-merge', 'on the case that would go on', () => merging('into'), ['sio2.aldershire']],
  ['unmerge', 'merged', merged, [MANAGER, MANAGER2]],
  ['reopen', 'closed', () => caseAt('closed'), [SPOC, TOEX]],
  ['report-sio-unavailable', 'in terms', () => caseAt('terms'), [...agency, TOEX]],
  ['report-sio-available', 'not available', unavailable, agency],
  ['propose-handover', 'the SIO is not available', unavailable, [SIO, 'sio2.aldershire', 'super.aldershire', 'owner-lead.aldershire']],
  ['hold', 'the SIO is not available', unavailable, [TOEX]],
  ['withdraw', 'the SIO is not available', unavailable, ['owner-lead.aldershire'], { [SPOC]: 'sio-unavailable', [SIO]: 'sio-unavailable' }],
  ['propose-terms', 'the SIO is not available', unavailable, [], { [SIA]: 'sio-unavailable', [SIO]: 'sio-unavailable' }],
];

/** CLK-7: each with a case on which time may have to give it. No person ever may. */
export const ofTime: readonly (readonly [SystemCommand, () => Case])[] = [
  ['tell', () => caseAt('terms')],
  ['end-offer', () => caseAt('triage-queue')],
  ['lapse-return', returned],
  ['end-appeal-window', appealed],
  ['lapse-handover', named],
  ['lapse-merge', () => merging('from')],
  ['return-transfer', before('transfer')],
  ['ask-review', () => caseAt('closed')],
  ['release-leaver', () => caseAt('in-triage')],
  ['recompute-clocks', () => caseAt('terms')],
  ['record-overlaps', () => caseAt('in-triage')],
  ['propose-candidate', () => caseAt('consideration')],
  ['record-value-export', () => logged().on()],
];
