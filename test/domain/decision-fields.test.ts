import { describe, expect, it } from 'vitest';
import { decisionProblems } from '../../domain/body-rules.ts';
import { escalationOf } from '../../domain/escalation-state.ts';
import { CHAIR, decision, DEPUTY, inSession, SECRETARY, why } from './council.ts';

describe('ESC-2, OWN-4: what belongs to one outcome belongs to no other', () => {
  const { c, ref, meeting } = inSession();
  const products = [{ type: 'network-chart', question: why }];
  it.each([
    ['retain', {}, []],
    ['retain', { optionsConsidered: [why] }, ['optionsConsidered ESC-2']],
    ['retain', { newOwner: 'brackenshire' }, ['newOwner OWN-4']],
    ['defer', { products }, ['products ESC-2']],
    ['commission-development', { products: [] }, ['products ESC-2']],
    ['commission-development', {}, ['products ESC-2']],
    ['commission-development', { products: [...products, { type: 'a-poem', question: why }] }, ['products.1.type undefined']],
    ['transfer', {}, ['newOwner OWN-4']],
    [
      'reject',
      { optionsConsidered: [], newOwner: 'brackenshire', products },
      ['optionsConsidered ESC-2', 'newOwner OWN-4', 'products ESC-2'],
    ],
  ] as const)('%s with %j', (outcome, more, wrong) => {
    const problems = decisionProblems(decision(meeting, outcome, more), c.facts(CHAIR));
    expect(problems.map(({ path, rule }) => `${path} ${String(rule)}`)).toEqual(wrong);
    for (const { message } of problems) expect(message).toMatch(/^(Give|Name|Leave|Replace) .+\.$/);
  });
  it('nobody of the body decides where both have an interest, and whoever asks is told', () => {
    c.at([CHAIR, meeting], 'declare-interest', { case: ref, reason: why });
    c.at([DEPUTY, meeting], 'declare-interest', { case: ref, reason: why });
    const refusal = (who: string) => c.tryCase(who, ref, { name: 'record-decision', payload: decision(meeting, 'retain') });
    expect(refusal(CHAIR)).toEqual({ code: 'not-the-decider', rule: 'ESC-2', name: 'nobody of the body' });
    expect(refusal(SECRETARY)).toEqual({ code: 'nobody-decides', rule: 'ESC-2', body: 'Northmarch regional TTCG', passed: 'refer-to-ftt' });
  });
  it('what was recorded is nobody’s to confirm then either', () => {
    const other = inSession();
    other.c.give([SECRETARY, other.ref], 'record-decision', decision(other.meeting, 'retain'));
    for (const who of [CHAIR, DEPUTY]) other.c.at([who, other.meeting], 'declare-interest', { case: other.ref, reason: why });
    expect(other.c.tryCase(CHAIR, other.ref, { name: 'confirm-decision', payload: {} })).toEqual({
      code: 'not-the-decider', rule: 'ESC-2', name: 'nobody of the body',
    }); // prettier-ignore
    other.c.at([SECRETARY, other.meeting], 'carry-item', { case: other.ref, reason: why });
    expect(escalationOf(other.c.caseOf(other.ref))).toMatchObject({ standing: 'to-list', listed: null, deferrals: 0 });
  });
});
