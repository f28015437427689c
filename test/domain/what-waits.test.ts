import { describe, expect, it } from 'vitest';
import type { Case } from '../../domain/case.ts';
import type { CaseCommand, Commands } from '../../domain/commands.ts';
import { noticesOf } from '../../domain/notices.ts';
import { date } from './calendars.ts';
import { MANAGER, OFFICER, pair, SIA, SIO, SIO2, SPOC } from './merging.ts';
import { why } from './neighbours.ts';
import { assessment, contribution, disruption } from './payloads.ts';
import { answers, questions } from './returned.ts';
import { storyAt, type Story } from './story.ts';

const [SECOND, TOEX] = ['gateway-manager2.northmarch', 'toex-manager.northmarch'] as const;
const no = { reasonCode: 'capacity', rationale: why, advice: why };
const again = { newIntelligence: why, tasking: { meetingDate: date('2026-11-19'), decisionRef: 'ALD-TTCG-26-130' } };
/** Closed with value that TOEX has still to verify, and a dispute that TOEX has still to answer; then another round, claimed. */
const secondRound = (): Story => {
  const story = storyAt('closing');
  story.give(SIO, 'log-value', { value: disruption });
  story.give(SIA, 'log-value', { value: contribution });
  story.give(SIO, 'dispute-value', { entry: 'v2', comments: why });
  story.give(SIA, 'close', { apmis: 'not-applicable', feedbackRequested: true });
  story.give(SPOC, 'reopen', again);
  story.give(OFFICER, 'claim', {});
  return story;
};
type Step = { [C in CaseCommand]: readonly [string, C, Commands[C]['payload']] }[CaseCommand];
const give = (story: Story, [who, name, payload]: Step): Case => story.give(who, name, payload);
const [recommend, accept]: readonly [Step, Step] = [
  [OFFICER, 'recommend', { assessment }],
  [TOEX, 'accept', { rationale: why }],
];
/** Every way on through a round before its development, and every way out of it. */
const ways: readonly (readonly [string, readonly Step[]])[] = [
  ['released', [[OFFICER, 'release', {}]]],
  ['recommended, accepted, allocated', [recommend, accept, [TOEX, 'allocate', { sia: 'sia.northmarch', overrideReason: why }]]],
  ['referred back', [recommend, [TOEX, 'refer-back', { rationale: why }]]],
  ['returned and resubmitted', [[OFFICER, 'return-for-information', { questions }], [SPOC, 'answer-and-resubmit', { answers }]]],
  ['redirected', [[OFFICER, 'redirect', { to: { kind: 'partner', body: 'lantern-alliance' }, reason: why }], [OFFICER, 'acknowledge-redirect', { acknowledgedBy: why, evidence: why }]]],
  ['moved to another region', [[OFFICER, 'redirect', { to: { kind: 'other-gateway', body: 'southvale-rocu' }, reason: why }], ['gateway-manager.southvale', 'acknowledge-redirect', {}]]],
  ['a decline overturned', [[OFFICER, 'propose-decline', no], [MANAGER, 'overturn-decline', { rationale: why }]]],
  ['declined, appealed and overturned', [recommend, [TOEX, 'propose-decline', no], [MANAGER, 'approve-decline', { rationale: why }], [SPOC, 'appeal', { grounds: why }], [SECOND, 'decide-appeal', { outcome: 'overturn', rationale: why }]]],
  ['withdrawn', [[SPOC, 'withdraw', { reason: why }]]],
]; // prettier-ignore

describe('VAL-1: value goes on being verified and disputed through every later round', () => {
  it.each(ways)('%s', (_way, steps) => {
    const story = secondRound();
    const [verification, dispute] = ['value-verified:v1', 'value-disputed:v2'].map((clock) => story.on().clocks[clock]);
    expect([verification?.step, dispute?.step]).toEqual(['value-verified', 'dispute-answered']);
    for (const step of steps) {
      const { clocks, stage } = give(story, step);
      expect([clocks['value-verified:v1'], clocks['value-disputed:v2']], `${step[1]}, in ${stage}`).toEqual([verification, dispute]);
    }
  });
});

describe('REC-3: a case that comes back from its end brings the questions that are open with it, each with its clock', () => {
  const asked = (story: Story): Story => {
    story.give(SPOC, 'ask', { to: 'gateway', text: why });
    return story;
  };
  it.each(['in-triage', 'consideration', 'awaiting-capacity'] as const)('overturned on appeal, declined from %s', (from) => {
    const story = asked(storyAt(from));
    story.give(from === 'in-triage' ? OFFICER : TOEX, 'propose-decline', no);
    expect(story.on().clocks['question:m1']).toBeDefined();
    expect(story.give(MANAGER, 'approve-decline', { rationale: why }).clocks['question:m1']).toBeUndefined();
    story.give(SPOC, 'appeal', { grounds: why });
    const on = story.give(SECOND, 'decide-appeal', { outcome: 'overturn', rationale: why });
    expect(on.clocks['question:m1']).toMatchObject({ step: 'question-answered', party: 'gateway', startedAt: story.entries.at(-1)?.at });
    expect(story.give(OFFICER, 'reply', { inReplyTo: 'm1', text: why }).clocks['question:m1']).toBeUndefined();
  });
  it('an answered question comes back with none', () => {
    const story = asked(storyAt('in-triage'));
    story.give(OFFICER, 'reply', { inReplyTo: 'm1', text: why });
    story.give(OFFICER, 'propose-decline', no);
    story.give(MANAGER, 'approve-decline', { rationale: why });
    story.give(SPOC, 'appeal', { grounds: why });
    expect(story.give(SECOND, 'decide-appeal', { outcome: 'overturn', rationale: why }).clocks['question:m1']).toBeUndefined();
  });
  it('reopened', () => {
    const story = asked(storyAt('closing'));
    expect(
      story.give(SIA, 'close', { apmis: 'not-applicable', feedbackRequested: true, noValueReason: why }).clocks['question:m1'],
    ).toBeUndefined();
    expect(story.give(SPOC, 'reopen', again).clocks['question:m1']).toMatchObject({ party: 'gateway' });
  });
  it('unmerged', () => {
    const { n, from, into, said, propose } = pair();
    n.give([SPOC, from], 'ask', { to: 'gateway', text: why });
    propose();
    n.give([SIO, from], 'consent-merge', said);
    n.give([SIO2, into], 'consent-merge', said);
    expect(n.caseOf(from).clocks['question:m1']).toBeUndefined();
    expect(n.give([MANAGER, from], 'unmerge', said).clocks['question:m1']).toMatchObject({ party: 'gateway' });
  });
});
describe('REC-3: what an earlier release left waiting without a clock has one again from the next entry on', () => {
  it('value, a dispute, a question, a nomination, an urgent flag', () => {
    const story = secondRound();
    story.give(SPOC, 'ask', { to: 'gateway', text: why });
    story.give(SPOC, 'flag-urgent', { actionTaken: why, actionRef: 'INC-1' });
    story.give(SIO, 'propose-handover', { to: 'super.aldershire', reason: why });
    const all = ['handover', 'question:m1', 'triage-outcome', 'urgency', 'value-disputed:v2', 'value-verified:v1'];
    expect(Object.keys(story.on().clocks).toSorted()).toEqual(all);
    const { 'triage-outcome': outcome } = story.on().clocks;
    if (outcome === undefined) throw new Error('nobody triages it');
    story.bend({ clocks: { 'triage-outcome': outcome } });
    const on = story.give(OFFICER, 'note', { text: why });
    expect(Object.keys(on.clocks).toSorted()).toEqual(all);
    expect(on.clocks['value-verified:v1']).toMatchObject({ party: 'toex', startedAt: story.entries.at(-1)?.at });
    expect(on.clocks['value-disputed:v2']).toMatchObject({ party: 'toex' });
  });
});

describe('OWN-7: a nomination that is open on a case which a merge ends is void, whoever consents last', () => {
  it.each(['from', 'into'] as const)('the SIO of the case at the %s end', (last) => {
    const { n, from, into, said, propose } = pair();
    n.give([SIO, from], 'propose-handover', { to: 'super.aldershire', reason: why });
    propose();
    const consents = [[SIO2, into], [SIO, from]] as const; // prettier-ignore
    for (const [who, ref] of last === 'from' ? consents : consents.toReversed()) n.give([who, ref], 'consent-merge', said);
    const on = n.caseOf(from);
    expect([on.stage, on.handover, on.clocks['handover']]).toEqual(['merged', null, undefined]);
    const written = n.written.cases[from] ?? [];
    const entry = written.at(-1);
    expect(entry).toMatchObject({ type: 'handover-voided', about: { to: 'super.aldershire', why: 'case-over' }, at: written.at(-2)?.at });
    const told = entry === undefined ? [] : noticesOf({ on, entry, facts: n.facts(null) }).flatMap(({ to }) => to);
    expect(told).toContain('super.aldershire');
    expect(n.give([MANAGER, from], 'unmerge', said).handover).toBeNull();
  });
});
