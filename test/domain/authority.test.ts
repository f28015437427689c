import { describe, expect, it } from 'vitest';
import type { CaseCommand } from '../../domain/commands.ts';
import type { Case } from '../../domain/case.ts';
import { offered } from '../../domain/decide.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { directory, factsFor, narrative } from '../support/rulebook.ts';
import { before, escalated } from './before-body.ts';
import { assessed, countersigning, declining, held, named, proposedTerms, returned, variedTerms, worked } from './situations.ts';
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

/**
 * By hand from journey.md section 3: the command, the case that it is given on, who may give it, and who is refused with another
 * code than that of the wrong person. Everybody else of the demo people is the wrong person.
 */
type Line = readonly [CaseCommand, string, () => Case, readonly string[], Readonly<Partial<Record<string, RefusalCode>>>?];
const table: readonly Line[] = [
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
  ['confirm-pnd', 'in ownership', () => caseAt('ownership'), [SIA, ...team]],
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
  ['verify-value', 'logged', () => logged().on(), [SIO, LEAD, SPOC, SIA, TOEX]],
  ['dispute-value', 'logged', () => logged().on(), [SIO, LEAD, SPOC, SIA, TOEX]],
  ['answer-dispute', 'disputed', () => disputed().on(), [SIA, SIO, TOEX]],
  ['reverse-value', 'logged by an analyst', () => logged(ANALYST).on(), [ANALYST, SIA, SIO, TOEX]],
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
const ofBodies: readonly Line[] = [
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

describe('ACC-1: who may give which command, of everybody whom the directory knows', () => {
  it.each([...table, ...ofBodies].map((line) => [line[0], line[1], line] as const))('%s, %s', (_name, _where, line) => {
    const [name, , caseOf, allowed, others = {}] = line;
    const on = caseOf();
    const answers = Object.keys(directory.people).map((who) => [who, offered(name, on, factsFor(who))?.code ?? 'allowed']);
    const expected = Object.keys(directory.people).map((who) => [who, allowed.includes(who) ? 'allowed' : (others[who] ?? 'wrong-person')]);
    expect(answers).toEqual(expected);
  });
});

/** By hand from journey.md section 3: the right person at the wrong moment. */
const untimely: readonly (readonly [CaseCommand, string, Parameters<typeof caseAt>[0], RefusalCode])[] = [
  ['claim', OFFICER2, 'in-triage', 'claimed-by-other'],
  ['claim', OFFICER2, 'consideration', 'wrong-stage'],
  ['release', OFFICER, 'consideration', 'wrong-stage'],
  ['recommend', OFFICER, 'consideration', 'wrong-stage'],
  ['return-for-information', OFFICER, 'consideration', 'wrong-stage'],
  ['answer-and-resubmit', SPOC, 'in-triage', 'wrong-stage'],
  ['countersign-recommendation', MANAGER, 'consideration', 'wrong-stage'],
  ['return-recommendation', MANAGER, 'triage-queue', 'wrong-stage'],
  ['propose-decline', TOEX, 'terms', 'wrong-stage'],
  ['approve-decline', MANAGER, 'in-triage', 'wrong-stage'],
  ['overturn-decline', MANAGER, 'consideration', 'wrong-stage'],
  ['accept', TOEX, 'awaiting-capacity', 'wrong-stage'],
  ['refer-back', TOEX, 'terms', 'wrong-stage'],
  ['allocate', TOEX, 'terms', 'wrong-stage'],
  ['record-first-contact', SIA, 'development', 'wrong-stage'],
  ['reject-terms', SIA, 'reassessment', 'wrong-stage'],
  ['propose-terms', SIA, 'reassessment', 'wrong-stage'],
  ['withdraw-terms', SIO, 'development', 'no-open-version'],
  ['withdraw-terms', SIA, 'reassessment', 'wrong-stage'],
  ['assign-team', SIA, 'terms', 'wrong-stage'],
  ['log-work', SIA, 'reassessment', 'wrong-stage'],
  ['submit-product', SIA, 'reassessment', 'wrong-stage'],
  ['review-product', SIA2, 'acceptance', 'no-product-waits'],
  ['accept-product', SIO, 'product-review', 'no-product-waits'],
  ['propose-reassessment', SIA, 'development', 'wrong-stage'],
  ['sign-reassessment', SIO, 'reassessment', 'no-open-version'],
  ['confirm-ownership', SIO, 'closing', 'wrong-stage'],
  ['propose-handover', SIO, 'closed', 'wrong-stage'],
  ['accept-handover', 'sio2.aldershire', 'terms', 'no-handover'],
  ['refuse-handover', 'sio2.aldershire', 'closed', 'wrong-stage'],
  ['log-value', SIA, 'terms', 'wrong-stage'],
  ['verify-value', SIO, 'closing', 'nothing-to-verify'],
  ['dispute-value', SIO, 'terms', 'wrong-stage'],
  ['answer-dispute', SIO, 'closed', 'no-entry-waits'],
  ['reverse-value', SIA, 'terms', 'wrong-stage'],
  ['record-apmis-entry', SIA, 'closed', 'no-entry-waits'],
  ['reconcile-value', SIA, 'closed', 'no-entry-waits'],
  ['hold', TOEX, 'closing', 'wrong-stage'],
  ['resume', TOEX, 'terms', 'not-on-hold'],
  ['review-hold', TOEX, 'terms', 'not-on-hold'],
  ['close', SIA, 'ownership', 'wrong-stage'],
  ['withdraw', SIO, 'closing', 'wrong-stage'],
  ['withdraw', SPOC, 'closed', 'wrong-stage'],
];
describe('ACC-1: at the wrong moment nobody may', () => {
  it.each(untimely.map((line) => [`${line[0]} by ${line[1]} in ${line[2]}`, line] as const))('%s', (_title, [name, who, stage, code]) => {
    expect(offered(name, caseAt(stage), factsFor(who))).toMatchObject({ code });
  });
});
