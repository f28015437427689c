import { describe, expect, it } from 'vitest';
import { releasedBy } from '../../domain/disclosure.ts';
import { date } from './calendars.ts';
import { policy } from '../support/rulebook.ts';
import { brackenshire, neighbours, why } from './neighbours.ts';
import { caseAt } from './story.ts';

const [OFFICER, SIA] = ['triage.northmarch', 'sia.northmarch'] as const;
const to = (other: string, relation = 'same-group') => ({ other, relation, reason: why });

describe('DUP-4: lead and supporting are one piece of work, and each agency keeps its own risk', () => {
  const released = { product: 'p1', outcome: 'release', comments: why, pndConfirmed: true } as const;
  const disclosures = (n: ReturnType<typeof neighbours>, ref: string) =>
    (n.written.cases[ref] ?? []).filter(({ type }) => type === 'product-disclosed');
  it('what the lead has released is disclosed as they are linked, and what it releases as it is released (REC-4)', () => {
    for (const first of ['linked', 'released'] as const) {
      const n = neighbours();
      const [lead, supports] = [n.put(caseAt('product-review')), n.submitted(brackenshire, 'spoc.brackenshire')];
      const owners = () => [
        n.caseOf(lead).owner,
        n.caseOf(supports).owner,
        n.caseOf(lead).ownershipHistory,
        n.caseOf(supports).ownershipHistory,
      ];
      const before = owners();
      if (first === 'released') n.give([SIA, lead], 'review-product', released);
      n.give([OFFICER, lead], 'link', to(supports, 'lead'));
      expect(disclosures(n, supports)).toHaveLength(first === 'released' ? 1 : 0);
      if (first === 'linked') n.give([SIA, lead], 'review-product', released);
      expect(disclosures(n, supports)).toMatchObject([{ about: { other: lead, product: 'p1' } }]);
      expect(disclosures(n, lead)).toEqual([]);
      expect(owners()).toEqual(before);
    }
  });
  it('nothing is disclosed over any other link, nor from the case that supports', () => {
    for (const relation of ['same-group', 'supporting']) {
      const n = neighbours();
      const [one, two] = [n.put(caseAt('product-review')), n.submitted(brackenshire, 'spoc.brackenshire')];
      n.give([OFFICER, one], 'link', to(two, relation));
      n.give([SIA, one], 'review-product', released);
      expect(disclosures(n, two)).toEqual([]);
    }
  });
  it('REO-1: what the lead released in a round before is known too, with its round', () => {
    const n = neighbours();
    const closed = caseAt('closed');
    const [lead, supports] = [n.put(closed), n.submitted(brackenshire, 'spoc.brackenshire')];
    const tasking = { meetingDate: date('2026-11-19'), decisionRef: 'ALD-TTCG-26-130' };
    n.give(['spoc.aldershire', lead], 'reopen', { newIntelligence: why, tasking });
    expect(n.caseOf(lead).products).toEqual({});
    n.give([OFFICER, lead], 'link', to(supports, 'lead'));
    expect(disclosures(n, supports)).toMatchObject([{ about: { other: lead, product: 'p1', round: 1 } }]);
    expect(releasedBy(n.caseOf(lead)).map(({ id, round }) => [id, round])).toEqual([['p1', 1]]);
    expect(releasedBy(closed).map(({ id, round }) => [id, round])).toEqual([['p1', 1]]);
  });
  it('the policy knows for each relation what the other case is', () => {
    const codes = policy.lists.linkRelations;
    for (const { code, inverse } of codes) expect(codes.find((each) => each.code === inverse)?.inverse).toBe(code);
  });
});
