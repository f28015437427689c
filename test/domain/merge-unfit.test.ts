import { describe, expect, it } from 'vitest';
import { pendingMerge } from '../../domain/merge-state.ts';
import { MANAGER, pair, SIO, SIO2, SPOC } from './merging.ts';
import { neighbours, why } from './neighbours.ts';
import { assessment, reassessment } from './payloads.ts';
import { caseAt, digestOf } from './story.ts';

const types = (n: ReturnType<typeof neighbours>, ref: string) => (n.written.cases[ref] ?? []).map(({ type }) => type);

describe('DUP-4, OWN-8: why a case is no place for another to go on in', () => {
  it.each([
    ['is triaged in another region', { region: 'southvale', customer: MANAGER }],
    ['is about to be closed', { stage: 'closing' }],
    ['is over', { stage: 'declined' }],
  ] as const)('it %s', (said, change) => {
    const n = neighbours();
    const [from, into] = [n.put(caseAt('in-triage')), n.put(caseAt('triage-queue'), change)];
    expect(n.tryCase(MANAGER, from, { name: 'propose-merge', payload: { into, reason: why } })).toEqual({
      code: 'merge-unfit', rule: 'DUP-4', ref: into, why: said,
    }); // prettier-ignore
  });
  it('the case that would go on goes its way meanwhile; the one that would end waits', () => {
    const { n, from, into, propose } = pair();
    n.give(['triage2.northmarch', into], 'claim', {});
    propose();
    expect(n.refused([MANAGER, into], 'reassign-triage', { to: 'triage.northmarch', reason: why })).toBe('accepted');
    expect(n.refused(['triage.northmarch', into], 'recommend', { assessment })).toBe('accepted');
    expect(n.refused(['triage.northmarch', from], 'recommend', { assessment })).toBe('merge-pending');
  });
  it('its SIO cannot act; and a proposal does not lapse before they can', () => {
    const { n, from, into, propose, said } = pair();
    n.give([SPOC, into], 'report-sio-unavailable', { reason: why });
    expect(n.refused([MANAGER, from], 'propose-merge', said)).toBe('sio-unavailable');
    n.give([SPOC, into], 'report-sio-available', { reason: why });
    const due = propose().clocks['merge-consent']?.dueAt ?? '';
    n.give([SPOC, into], 'report-sio-unavailable', { reason: why });
    n.wait(due);
    expect(n.tryCase(null, from, { name: 'lapse-merge', payload: { clock: 'merge-consent', rung: 'due' } })).toBeNull();
    expect(types(n, from).at(-1)).not.toBe('merge-lapsed');
    expect(pendingMerge(n.caseOf(from))).not.toBeNull();
    n.give([SPOC, into], 'report-sio-available', { reason: why });
    n.passes(from, 'merge-consent');
    expect([types(n, from).at(-1), types(n, into).at(-1)]).toEqual(['merge-lapsed', 'merge-lapsed']);
  });
  it('a proposal is void once the other case is about to be closed, and not before', () => {
    const { n, from, into, propose } = pair(caseAt('reassessment'));
    propose();
    n.give(['sia.northmarch', into], 'propose-reassessment', reassessment);
    expect(pendingMerge(n.caseOf(from))).not.toBeNull();
    n.give([SIO2, into], 'sign-reassessment', { digest: digestOf(n.caseOf(into).reassessments) });
    expect([n.caseOf(into).stage, pendingMerge(n.caseOf(from))?.into]).toEqual(['ownership', into]);
    n.give([SIO2, into], 'confirm-ownership', { rationale: why });
    for (const ref of [from, into]) {
      expect(pendingMerge(n.caseOf(ref))).toBeNull();
      expect(n.written.cases[ref]?.at(-1)).toMatchObject({ type: 'merge-voided', about: { from, into, why: 'moved-on' } });
    }
    expect([n.caseOf(from).stage, n.caseOf(into).stage]).toEqual(['in-triage', 'closing']);
  });
  it('a wrong reference is refused with the right one, before and after', () => {
    const { n, from, into, propose, said } = pair();
    propose();
    const problems = (refusal: unknown) => JSON.stringify(refusal);
    expect(problems(n.tryCase(SIO, from, { name: 'consent-merge', payload: { ...said, into: from } }))).toContain(
      `the case that would go on: ${into}.`,
    );
    n.give([SIO, from], 'consent-merge', said);
    n.give([SIO2, into], 'consent-merge', said);
    expect(n.refused([SIO, from], 'consent-merge', said)).toBe('wrong-stage');
    expect(n.refused([SIO2, into], 'consent-merge', said)).toBe('no-merge-pending');
    expect(problems(n.tryCase(MANAGER, from, { name: 'unmerge', payload: { ...said, into: from } }))).toContain(
      `in which it goes on: ${into}.`,
    );
  });
});
