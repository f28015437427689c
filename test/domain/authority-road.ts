// By hand from journey.md section 3: the straight road, and before bodies.
import { narrative } from '../support/rulebook.ts';
import type { Line } from './authority-after.ts';
import { before, escalated } from './before-body.ts';
import {
  assessed,
  countersigning,
  declining,
  held,
  named,
  proposedTerms,
  returned,
  unrecorded,
  variedTerms,
  worked,
} from './situations.ts';
import { caseAt, storyAt } from './story.ts';
import { disputed, entered, logged, verified } from './valued.ts';

const why = narrative('Because.');
const [OFFICER, OFFICER2, MANAGER, MANAGER2] = [
  'triage.northmarch', 'triage2.northmarch', 'gateway-manager.northmarch', 'gateway-manager2.northmarch',
] as const; // prettier-ignore
const [TOEX, SIA, SIA2, ANALYST, DATA] = [
  'toex-manager.northmarch', 'sia.northmarch', 'sia2.northmarch', 'analyst.northmarch', 'data.northmarch',
] as const; // prettier-ignore
const [SPOC, SIO, LEAD, REQUESTER] = ['spoc.aldershire', 'sio.aldershire', 'owner-lead.aldershire', 'requester.aldershire'] as const;
const force = [SPOC, REQUESTER, SIO, LEAD, 'sio2.aldershire', 'super.aldershire', 'chief.aldershire'];
const region = [OFFICER, OFFICER2, MANAGER, MANAGER2, TOEX];
const team = [ANALYST, DATA];
// What is refused where nothing stands open to the person, though the command is theirs.
const allRecorded = { [SIA]: 'nothing-to-confirm', [ANALYST]: 'nothing-to-confirm', [DATA]: 'nothing-to-confirm' } as const;
const ownOfToex = { [SIA]: 'own-entry', [TOEX]: 'own-entry' } as const;
const ownOfForce = { [SIO]: 'own-entry', [LEAD]: 'own-entry', [SPOC]: 'own-entry' } as const;

/**
 * By hand from journey.md section 3: the command, the case that it is given on, who may give it, and who is refused with another
 * code than that of the wrong person. Everybody else of the demo people is the wrong person.
 */
export const table: readonly Line[] = [
  ['claim', 'in the queue', () => caseAt('triage-queue'), [OFFICER, OFFICER2, MANAGER, MANAGER2]],
  ['release', 'in triage', () => caseAt('in-triage'), [OFFICER, MANAGER, MANAGER2]],
  ['recommend', 'in triage', () => caseAt('in-triage'), [OFFICER]],
  ['return-for-information', 'in triage', () => caseAt('in-triage'), [OFFICER]],
  ['return-for-information', 'waiting', countersigning, [], { [MANAGER]: 'awaiting-countersign' }],
  ['answer-and-resubmit', 'returned', returned, [SPOC]],
  ['withdraw', 'returned', returned, [SPOC, SIO, LEAD]],
  ['countersign-recommendation', 'waiting', countersigning, [MANAGER2], { [MANAGER]: 'second-person-needed' }],
  ['return-recommendation', 'waiting', countersigning, [MANAGER2], { [MANAGER]: 'second-person-needed' }],
  ['recommend', 'waiting', countersigning, [], { [MANAGER]: 'awaiting-countersign' }],
  ['propose-decline', 'in triage', () => caseAt('in-triage'), [OFFICER]],
  ['propose-decline', 'in consideration', () => caseAt('consideration'), [TOEX]],
  ['propose-decline', 'awaiting capacity', () => caseAt('awaiting-capacity'), [TOEX]],
  ['approve-decline', 'in review', declining, [MANAGER2], { [MANAGER]: 'second-person-needed' }],
  ['overturn-decline', 'in review', declining, [MANAGER2], { [MANAGER]: 'second-person-needed' }],
  ['accept', 'in consideration', () => caseAt('consideration'), [TOEX]],
  ['refer-back', 'in consideration', () => caseAt('consideration'), [TOEX]],
  ['refer-back', 'awaiting capacity', () => caseAt('awaiting-capacity'), [TOEX]],
  ['allocate', 'in consideration', () => caseAt('consideration'), [TOEX]],
  ['allocate', 'awaiting capacity', () => caseAt('awaiting-capacity'), [TOEX]],
  ['record-first-contact', 'in terms', () => caseAt('terms'), [SIA]],
  ['propose-terms', 'in terms', () => caseAt('terms'), [SIA, SIO]],
  ['sign-terms', 'proposed by the SIA', proposedTerms, [SIO], { [SIA]: 'already-signed' }],
  ['reject-terms', 'proposed by the SIA', proposedTerms, [SIO], { [SIA]: 'already-signed' }],
  ['withdraw-terms', 'proposed by the SIA', proposedTerms, [SIA]],
  ['propose-terms', 'in development', worked, [SIA, SIO]],
  ['sign-terms', 'a variation by the SIO', variedTerms, [SIA], { [SIO]: 'already-signed' }],
  ['reject-terms', 'a variation by the SIO', variedTerms, [SIA], { [SIO]: 'already-signed' }],
  ['withdraw-terms', 'a variation by the SIO', variedTerms, [SIO]],
  ['withdraw-terms', 'not proposed', () => caseAt('terms'), [], { [SIA]: 'no-open-version', [SIO]: 'no-open-version' }],
  ['sign-terms', 'not proposed', () => caseAt('terms'), [], { [SIA]: 'no-open-version', [SIO]: 'no-open-version' }],
  ['assign-team', 'in development', worked, [SIA]],
  ['log-work', 'in development', worked, [SIA, ...team]],
  ['confirm-pnd', 'in ownership, one search unrecorded', unrecorded, [SIA, ...team]],
  ['confirm-pnd', 'in ownership, all recorded', () => caseAt('ownership'), [], allRecorded],
  ['submit-product', 'in development', worked, [SIA, ...team]],
  ['review-product', 'in review', () => caseAt('product-review'), [SIA, SIA2, TOEX]],
  ['accept-product', 'released', () => caseAt('acceptance'), [SIO]],
  ['request-rework', 'released', () => caseAt('acceptance'), [SIO]],
  ['propose-reassessment', 'in reassessment', () => caseAt('reassessment'), [SIA]],
  ['sign-reassessment', 'proposed', assessed, [SIO]],
  ['reject-reassessment', 'proposed', assessed, [SIO]],
  ['confirm-ownership', 'in ownership', () => caseAt('ownership'), [SIO]],
  ['propose-handover', 'in the queue', () => caseAt('triage-queue'), [SIO, 'super.aldershire', LEAD]],
  ['propose-handover', 'in closing', () => caseAt('closing'), [SIO, 'super.aldershire', LEAD]],
  ['accept-handover', 'named', named, ['sio2.aldershire']],
  ['refuse-handover', 'named', named, ['sio2.aldershire']],
  ['log-value', 'in closing', () => caseAt('closing'), [SIA, ...team, SIO, TOEX]],
  ['verify-value', 'logged by the SIA', () => logged().on(), [SIO, LEAD, SPOC], ownOfToex],
  ['verify-value', 'logged by the SIO', () => logged(SIO).on(), [SIA, TOEX], ownOfForce],
  ['dispute-value', 'logged by the SIA', () => logged().on(), [SIO, LEAD, SPOC], ownOfToex],
  ['dispute-value', 'logged by the SIO', () => logged(SIO).on(), [SIA, TOEX], ownOfForce],
  ['answer-dispute', 'disputed', () => disputed().on(), [SIA, TOEX]],
  ['reverse-value', 'logged by an analyst', () => logged(ANALYST).on(), [ANALYST, SIA, TOEX]],
  ['reverse-value', 'logged by the SIO', () => logged(SIO).on(), [SIO]],
  ['record-apmis-entry', 'verified', () => verified().on(), [SIA, TOEX]],
  ['reconcile-value', 'entered', () => entered().on(), [SIA, TOEX]],
  ['close', 'in closing', () => caseAt('closing'), [SIA]],
  ['withdraw', 'in the queue', () => caseAt('triage-queue'), [SPOC, SIO, LEAD]],
  ['withdraw', 'in ownership', () => caseAt('ownership'), [SPOC, SIO, LEAD]],
  ['hold', 'in the queue', () => caseAt('triage-queue'), [OFFICER, OFFICER2, MANAGER, MANAGER2]],
  ['hold', 'in triage', () => caseAt('in-triage'), [OFFICER, OFFICER2, MANAGER, MANAGER2]],
  ['hold', 'a decline of triage in review', declining, [OFFICER, OFFICER2, MANAGER, MANAGER2]],
  ['hold', 'in consideration', () => caseAt('consideration'), [TOEX]],
  ['hold', 'in ownership', () => caseAt('ownership'), [TOEX]],
  ['resume', 'held by an officer', () => held('in-triage', OFFICER), [OFFICER, MANAGER]],
  ['resume', 'held by a manager', () => held('in-triage', MANAGER), [MANAGER, 'super.northmarch-gateway']],
  ['resume', 'held by TOEX at the SIO’s request', () => held('terms', TOEX), [TOEX, 'super.toex-northmarch', SIO]],
  ['review-hold', 'held by TOEX', () => held('terms', TOEX), [TOEX, 'super.toex-northmarch']],
  ['ask', 'in triage', () => caseAt('in-triage'), [...force, ...region]],
  ['reply', 'asked by the SIO', () => storyAt('terms').give(SIO, 'ask', { to: 'toex', text: why }), [...force, ...region, SIA]],
  ['nudge', 'in triage', () => caseAt('in-triage'), [MANAGER, MANAGER2, TOEX]],
  ['nudge', 'in the queue', () => caseAt('triage-queue'), [MANAGER, MANAGER2, TOEX]],
  ['nudge', 'with the TOEX manager', () => caseAt('consideration'), [MANAGER, MANAGER2], { [TOEX]: 'nobody-to-nudge' }],
  ['note', 'in triage', () => caseAt('in-triage'), [...force, ...region]],
  ['correct-entry', 'closed', () => caseAt('closed'), [...force, ...region, SIA, ...team]],
  ['note', 'closed', () => caseAt('closed'), [...force, ...region, SIA, ...team]],
  [
    'note',
    'restricted, in triage',
    () => ({ ...caseAt('in-triage'), restricted: true }),
    [SPOC, REQUESTER, SIO, 'super.aldershire', LEAD, OFFICER, MANAGER, MANAGER2],
  ],
];

/** The same of machine D: where its escalation stands, and who answers. */
const [CHAIR, DEPUTY, SECRETARY, ROCU] = ['chair.northmarch', 'chair2.northmarch', 'secretary.northmarch', 'owner-lead.northmarch-rocu'] as const; // prettier-ignore
const decidedAlready = { [SPOC]: 'decided-by-body', [SIO]: 'decided-by-body', [LEAD]: 'decided-by-body' } as const;
export const ofBodies: readonly Line[] = [
  ['escalate', 'in ownership', () => caseAt('ownership'), [SIO, TOEX]],
  ['revise-paper', 'to be listed', escalated, [SIO]],
  ['withdraw-escalation', 'to be listed', escalated, [SIO]],
  ['withdraw-escalation', 'a transfer decided', before('transfer'), [], { [SIO]: 'decided-by-body' }],
  ['list-for-meeting', 'to be listed', escalated, [SECRETARY]],
  ['list-for-meeting', 'listed', before('nothing'), [], { [SECRETARY]: 'listed-already' }],
  ['record-decision', 'listed', before('nothing'), [CHAIR, SECRETARY], { [DEPUTY]: 'not-the-decider' }],
  ['confirm-decision', 'recorded', before('recorded'), [CHAIR], { [DEPUTY]: 'not-the-decider' }],
  ['contest-record', 'recorded', before('recorded'), [CHAIR], { [DEPUTY]: 'not-the-decider' }],
  ['confirm-decision', 'listed', before('nothing'), [], { [CHAIR]: 'nothing-recorded', [DEPUTY]: 'nothing-recorded' }],
  ['accept-transfer', 'a transfer decided', before('transfer'), [ROCU]],
  ['refuse-transfer', 'a transfer decided', before('transfer'), [ROCU]],
  ['record-master-list-change', 'a transfer accepted', before('accepted'), [OFFICER, OFFICER2, MANAGER, MANAGER2, ROCU]],
  ['propose-handover', 'to be listed', escalated, [SIO, 'super.aldershire', LEAD]],
  ['propose-handover', 'a transfer decided', before('transfer'), [SIO, 'super.aldershire', LEAD]],
  ['hold', 'to be listed', escalated, [TOEX]],
  ['hold', 'listed', before('nothing'), [], { [TOEX]: 'listed-for-sitting' }],
  ['withdraw', 'listed', before('nothing'), [SPOC, SIO, LEAD]],
  ['withdraw', 'recorded', before('recorded'), [], decidedAlready],
  ['withdraw', 'a transfer decided', before('transfer'), [], decidedAlready],
];
