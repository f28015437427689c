// OWN-8, ACC-7: the simulator found that a case could go on for an SIO who had left meanwhile, with nobody asked to take over, and
// that another SIA handed the pen to them.
import { describe, expect, it } from 'vitest';
import { answeringFor, SUCCESSION } from '../../domain/availability.ts';
import type { Case } from '../../domain/case.ts';
import { decide } from '../../domain/decide.ts';
import { dueOn } from '../../domain/clocks.ts';
import { noticesOf } from '../../domain/notices.ts';
import { penDue } from '../../domain/pen.ts';
import { houseWithout } from './left.ts';
import { appealedIn, SECOND, why } from './appealing.ts';
import { MANAGER, OFFICER, pair, SIO, SIO2 } from './merging.ts';
import { held } from './situations.ts';
import { caseAt } from './story.ts';

describe('OWN-8: a case that goes on after an end, for an SIO who has left meanwhile, asks for a successor in the same decision', () => {
  const asked = (on: Case): void => {
    const { left } = houseWithout(SIO);
    expect(on).toMatchObject({ owner: { user: SIO }, unavailable: { by: 'system', reason: null } });
    expect(on.clocks[SUCCESSION]).toBeDefined();
    expect(answeringFor(on, left())).toEqual({ as: 'deputy', user: SIO2 });
  };
  it('an appeal that is overturned (TRI-7)', () => {
    const { by, after, left } = houseWithout(SIO);
    const before = appealedIn('consideration').on();
    const decision = by(before, SECOND, { name: 'decide-appeal', payload: { outcome: 'overturn', rationale: why } });
    const on = after(before, decision);
    expect(on.stage).toBe('consideration');
    asked(on);
    const told = decision.ok ? decision.entries.flatMap((entry) => noticesOf({ on, entry, facts: left() })) : [];
    expect(told.find(({ text }) => text.startsWith('The SIO has left.'))?.to).toEqual(
      expect.arrayContaining([SIO2, 'owner-lead.aldershire']),
    );
  });
  it('not one that is upheld, nor one whose SIO is there', () => {
    const { by, after } = houseWithout(SIO);
    const before = appealedIn('in-triage').on();
    const upheld = after(before, by(before, SECOND, { name: 'decide-appeal', payload: { outcome: 'uphold', rationale: why } }));
    expect(upheld.unavailable ?? null).toBeNull();
    expect(appealedIn('in-triage').give(SECOND, 'decide-appeal', { outcome: 'overturn', rationale: why }).unavailable ?? null).toBeNull();
  });
  it('a merge that is undone (DUP-4)', () => {
    const { n, from, into, said, propose } = pair();
    propose();
    n.give([SIO, from], 'consent-merge', said);
    n.give([SIO2, into], 'consent-merge', said);
    const merged = n.caseOf(from);
    const { after, left } = houseWithout(SIO);
    const facts = { ...left(MANAGER), beside: { cases: { [into]: n.caseOf(into) }, sittings: {}, next: null } };
    const on = after(merged, decide(merged, { name: 'unmerge', payload: said }, facts));
    expect(on.stage).toBe('in-triage');
    asked(on);
  });
});

describe('ACC-7: a pen is never handed to somebody who has left', () => {
  it('another SIA in acceptance: it waits with the owner lead, whose SIO has left', () => {
    const { by, after } = houseWithout(SIO);
    const before = caseAt('acceptance');
    const on = after(
      before,
      by(before, 'toex-manager.northmarch', { name: 'reallocate', payload: { sia: 'sia2.northmarch', reason: why } }),
    );
    expect([on.sia, on.pen]).toMatchObject(['sia2.northmarch', { party: 'force', role: 'owner-lead', user: null }]);
  });
});

describe('CLK-3, ACC-7: a claimer who leaves while the bid is held', () => {
  it('takes it back to the queue on hold, with the review of the hold still due', () => {
    const before = held('in-triage', OFFICER);
    const { left, after } = houseWithout(OFFICER);
    const on = after(before, decide(before, { name: 'release-leaver', payload: { person: OFFICER } }, left()));
    expect(on).toMatchObject({ stage: 'triage-queue', claimer: null, hold: before.hold });
    expect(penDue(on)).toBe(before.clocks['hold-review']?.dueAt);
    expect(dueOn(on.clocks).map(({ clock }) => clock)).toContain('hold-review');
    expect(on.clocks['claim']?.pausedAt).toBeDefined();
  });
});
