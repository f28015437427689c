import { describe, expect, it } from 'vitest';
import type { Case } from '../../domain/case.ts';
import { mergedFrom, mergedInto, pendingMerge } from '../../domain/merge-state.ts';
import { penDue } from '../../domain/pen.ts';
import { noticesOf } from '../../domain/notices.ts';
import { waitsFor } from '../../domain/waits.ts';
import { workingBetween } from '../../domain/working-time.ts';
import { directory, factsFor, personOf, policy } from '../support/rulebook.ts';
import { england } from './calendars.ts';
import { brackenshire, neighbours, why } from './neighbours.ts';
import { assessment } from './payloads.ts';
import { caseAt, storyOf } from './story.ts';
import { rocuBid } from './payloads.ts';

import { MANAGER, OFFICER, pair, SIO, SIO2, SPOC } from './merging.ts';

const types = (n: ReturnType<typeof neighbours>, ref: string) => (n.written.cases[ref] ?? []).map(({ type }) => type);

describe('DUP-4: two bids of one agency merge when both SIOs consent', () => {
  it('each on their own case, in either order, or one SIO on each of both', () => {
    for (const order of ['from first', 'into first', 'one SIO'] as const) {
      const { n, from, into, said, propose, owners } = pair();
      if (order === 'one SIO')
        n.cases[into] = { ...n.caseOf(into), ...{ owner: n.caseOf(from).owner, ownershipHistory: n.caseOf(from).ownershipHistory } };
      const before = owners();
      propose();
      const of = order === 'one SIO' ? SIO : SIO2;
      const consents = [
        [SIO, from],
        [of, into],
      ] as const;
      for (const [who, ref] of order === 'into first' ? consents.toReversed() : consents) {
        expect(n.caseOf(from).stage).toBe('in-triage');
        n.give([who, ref], 'consent-merge', said);
      }
      expect(n.caseOf(from)).toMatchObject({ stage: 'merged', pen: null, hold: null });
      expect([mergedInto(n.caseOf(from)), mergedFrom(n.caseOf(into))]).toEqual([into, [from]]);
      expect(n.caseOf(into).stage).toBe('triage-queue');
      expect(Object.keys(n.caseOf(from).clocks)).toEqual([]);
      // OWN-1, OWN-2: nobody's risk has moved.
      expect(owners()).toEqual(before);
      expect(types(n, from).slice(-2)).toEqual(['merge-consented', 'merged']);
      expect(types(n, into).slice(-2)).toEqual(['merge-consented', 'merged']);
    }
  });
  it('is for each SIO on their own case, once, and names the case that goes on', () => {
    const { n, from, into, said, propose } = pair();
    expect(n.refused([SIO, from], 'consent-merge', said)).toBe('no-merge-pending');
    propose();
    expect(n.refused([SIO2, from], 'consent-merge', said)).toBe('wrong-person');
    expect(n.refused([MANAGER, from], 'consent-merge', said)).toBe('wrong-person');
    expect(n.refused([SIO, from], 'consent-merge', { into: from, reason: why })).toBe('fields-refused');
    n.give([SIO, from], 'consent-merge', said);
    expect(n.refused([SIO, from], 'consent-merge', said)).toBe('already-recorded');
    n.give([SIO2, into], 'refuse-merge', said);
    expect([pendingMerge(n.caseOf(from)), pendingMerge(n.caseOf(into)), n.caseOf(from).stage]).toEqual([null, null, 'in-triage']);
  });
  it('a pending proposal stops recommend; the pen and the clock are the force’s meanwhile, never the gateway’s (CLK-2)', () => {
    const { n, from, into, said, propose } = pair();
    const left = (on: Case) => workingBetween(england, n.now(), on.clocks['triage-outcome']?.dueAt ?? n.now());
    const had = left(n.caseOf(from));
    const on = propose();
    expect(n.refused([OFFICER, from], 'recommend', { assessment })).toBe('merge-pending');
    expect(n.refused([MANAGER, from], 'propose-merge', said)).toBe('merge-pending');
    expect(on.pen).toMatchObject({ party: 'force', user: SIO });
    expect(penDue(on)).toBe(on.clocks['merge-consent']?.dueAt);
    expect(n.give([SIO, from], 'consent-merge', said).pen).toMatchObject({ party: 'force', user: SIO2 });
    const spent = n.caseOf(from).spent.gateway;
    n.wait('2026-11-25T10:00:00Z');
    n.give([SIO2, into], 'refuse-merge', said);
    expect(n.caseOf(from).pen).toMatchObject({ party: 'gateway', user: OFFICER });
    expect(n.caseOf(from).spent.gateway).toBe(spent);
    expect(had - left(n.caseOf(from))).toBeLessThanOrEqual(60);
    n.give([OFFICER, from], 'recommend', { assessment });
  });
  it('unanswered is refused: after five working days at P2 (CLK-7)', () => {
    const { n, from, into, propose } = pair();
    const at = n.now();
    const { dueAt = at } = propose().clocks['merge-consent'] ?? {};
    expect(workingBetween(england, at, dueAt) / 480).toBeCloseTo(5, 1);
    n.passes(from, 'merge-consent');
    expect(types(n, from).at(-1)).toBe('merge-lapsed');
    expect(types(n, into).at(-1)).toBe('merge-lapsed');
    expect(n.caseOf(from)).toMatchObject({ stage: 'in-triage', merges: {}, pen: { user: OFFICER } });
  });
  it('is answered on hold as well (CLK-3), and not while the SIO cannot act (OWN-8)', () => {
    const { n, from, into, said, propose } = pair();
    propose();
    for (const ref of [from, into]) n.give([MANAGER, ref], 'hold', { reasonCode: 'court', reviewBy: '2026-12-04' as never, reason: why });
    expect(n.caseOf(from).clocks['merge-consent']?.pausedAt).toBeDefined();
    n.give([SIO, from], 'consent-merge', said);
    n.give([SIO2, into], 'consent-merge', said);
    expect(n.caseOf(from)).toMatchObject({ stage: 'merged', hold: null });
    expect(n.caseOf(into).hold).not.toBeNull();
  });
  it('CLK-3: a hold of the case that would end moves the day of the answer, and both cases name the new one', () => {
    const { n, from, into, propose } = pair();
    propose();
    const days = () => [n.caseOf(from), n.caseOf(into)].map((on) => pendingMerge(on)?.dueAt);
    const before = days();
    n.give([MANAGER, into], 'hold', { reasonCode: 'court', reviewBy: '2026-12-04' as never, reason: why });
    n.give([MANAGER, from], 'hold', { reasonCode: 'court', reviewBy: '2026-12-04' as never, reason: why });
    n.wait('2026-11-25T10:00:00Z');
    n.give([MANAGER, into], 'resume', { reason: why });
    expect(days()).toEqual(before);
    n.give([MANAGER, from], 'resume', { reason: why });
    const { dueAt } = n.caseOf(from).clocks['merge-consent'] ?? expect.fail();
    expect([days(), dueAt > (before[0] ?? '')]).toEqual([[dueAt, dueAt], true]);
    expect(n.written.cases[into]?.at(-1)).toMatchObject({ type: 'merge-put-off', about: { from, into, until: dueAt } });
    expect(waitsFor(n.caseOf(into), personOf(SIO2), { directory, policy })).toEqual([{ kind: 'merge', id: from, dueAt }]);
    const entry = n.written.cases[into]?.at(-1) ?? expect.fail();
    expect(noticesOf({ on: n.caseOf(into), entry, facts: factsFor(null, { now: n.now() }) })).toMatchObject([{ to: [SIO2], dueAt }]);
  });
  it('OWN-8: nor does it end while the SIO of the other case cannot act', () => {
    const { n, from, into, said, propose } = pair();
    propose();
    n.give([SIO, from], 'consent-merge', said);
    n.give([SPOC, from], 'report-sio-unavailable', { reason: why });
    expect(n.refused([SIO2, into], 'consent-merge', said)).toBe('sio-unavailable');
    n.give([SPOC, from], 'report-sio-available', { reason: why });
    n.give([SIO2, into], 'consent-merge', said);
    expect(n.caseOf(from).stage).toBe('merged');
  });
  it('refused on hold, the gateway goes on with the clock that it had once the hold is over', () => {
    const { n, from, said, propose } = pair();
    propose();
    n.give([MANAGER, from], 'hold', { reasonCode: 'court', reviewBy: '2026-12-04' as never, reason: why });
    expect(n.give([SIO, from], 'refuse-merge', said).clocks['triage-outcome']?.pausedAt).toBeDefined();
    expect(n.give([MANAGER, from], 'resume', { reason: why }).clocks['triage-outcome']?.pausedAt).toBeUndefined();
  });
});

describe('DUP-4: a merge never moves risk', () => {
  it('bids of different agencies are refused merge-would-move-risk; linked they keep their own', () => {
    const n = neighbours();
    const [from, other] = [n.put(caseAt('in-triage')), n.submitted(brackenshire, 'spoc.brackenshire')];
    expect(n.refused([MANAGER, from], 'propose-merge', { into: other, reason: why })).toBe('merge-would-move-risk');
    n.give([MANAGER, from], 'link', { other, relation: 'supporting', reason: why });
  });
  it('nor into itself, nothing, another region, or what is over, closing or itself in a proposal', () => {
    const { n, from, into, said } = pair();
    const refused = (ref: string) => n.refused([MANAGER, from], 'propose-merge', { into: ref, reason: why });
    expect([refused(from), refused('TSK'), refused('TSK-NM-2026-00099-A')]).toEqual(['fields-refused', 'fields-refused', 'fields-refused']);
    const elsewhere = n.put(caseAt('triage-queue'), { region: 'southvale' });
    expect(refused(elsewhere)).toBe('fields-refused');
    for (const stage of ['closing', 'closed'] as const) expect(refused(n.put(caseAt(stage)))).toBe('merge-unfit');
    const third = n.put(caseAt('in-triage'));
    n.give([MANAGER, third], 'propose-merge', said);
    expect(refused(into)).toBe('merge-unfit');
    expect(n.refused([OFFICER, from], 'propose-merge', said)).toBe('wrong-person');
  });
  it('a recommendation that waits for its second officer is answered first (TRI-8)', () => {
    const n = neighbours();
    const story = storyOf(rocuBid, 'spoc.northmarch-rocu');
    story.give(OFFICER, 'claim', {});
    const from = n.put(story.give(OFFICER, 'recommend', { assessment }));
    const into = n.put(storyOf(rocuBid, 'spoc.northmarch-rocu').on());
    expect(n.refused([MANAGER, from], 'propose-merge', { into, reason: why })).toBe('awaiting-countersign');
  });
  it.each([
    ['the bid is withdrawn', 'moved-on', 'from', SPOC, 'withdraw', { reason: why }],
    ['the other case is withdrawn', 'moved-on', 'into', SPOC, 'withdraw', { reason: why }],
    ['the bid is released', 'moved-on', 'from', OFFICER, 'release', {}],
    ['the bid is returned', 'moved-on', 'from', OFFICER, 'return-for-information', { questions: [{ text: why }] }],
  ] as const)('void where %s: neither waits any more, and nothing was merged', (...[, reason, side, who, name, payload]) => {
    const { n, from, into, said, propose } = pair();
    propose();
    n.give([SIO, from], 'consent-merge', said);
    n.give([who, side === 'from' ? from : into], name as 'note', payload as never);
    for (const ref of [from, into]) {
      expect(pendingMerge(n.caseOf(ref))).toBeNull();
      expect(n.written.cases[ref]?.at(-1)).toMatchObject({ type: 'merge-voided', about: { why: reason } });
    }
    if (side === 'into') expect(n.caseOf(from)).toMatchObject({ stage: 'in-triage', pen: { party: 'gateway', user: OFFICER } });
    if (side === 'into') expect(n.caseOf(from).clocks['triage-outcome']).toBeDefined();
  });
  it('void where an SIO changes: a consent is of the SIO of record', () => {
    const { n, from, into, said, propose } = pair();
    propose();
    n.give([SIO2, into], 'consent-merge', said);
    n.give([SIO2, into], 'propose-handover', { to: 'owner-lead.aldershire', reason: why });
    n.give(['owner-lead.aldershire', into], 'accept-handover', {});
    expect(n.written.cases[from]?.at(-1)).toMatchObject({ type: 'merge-voided', about: { why: 'owner-changed' } });
    n.give([OFFICER, from], 'recommend', { assessment });
  });
  it('the gateway has what was left of its clock after a return as well', () => {
    const { n, from, propose } = pair();
    propose();
    const aside = pendingMerge(n.caseOf(from))?.gatewayClock;
    n.give([OFFICER, from], 'return-for-information', { questions: [{ text: why }] });
    expect(n.caseOf(from).returns?.at(-1)?.gatewayClock).toEqual(aside);
  });
});
