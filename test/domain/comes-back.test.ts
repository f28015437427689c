import { describe, expect, it } from 'vitest';
import { SUCCESSION } from '../../domain/availability.ts';
import { mergedInto } from '../../domain/merge-state.ts';
import { noticesOf } from '../../domain/notices.ts';
import { appealedIn, SIO, SPOC } from './appealing.ts';
import { directoryWith } from './by-time.ts';
import { pair, MANAGER, SIO2 } from './merging.ts';
import { why } from './neighbours.ts';
import { storyAt } from './story.ts';

const SOUTH = 'gateway-manager2.northmarch';
const without = (id: string) => directoryWith({ [id]: { active: false } });

describe('OWN-8: a case that comes back from its end under an SIO who cannot act raises the alarm at once', () => {
  it.each(['in-triage', 'consideration', 'awaiting-capacity'] as const)('overturned on appeal, declined from %s', (from) => {
    const story = appealedIn(from);
    story.other.directory = without(SIO);
    const on = story.give(SOUTH, 'decide-appeal', { outcome: 'overturn', rationale: why });
    expect(on.unavailable).toMatchObject({ by: 'system', reason: null });
    expect(on.clocks[SUCCESSION]).toMatchObject({ party: 'force' });
    const entry = story.entries.at(-1)!;
    expect(entry).toMatchObject({ type: 'leaver-released', about: { person: SIO, was: ['sio'] } });
    const told = noticesOf({ on, entry, facts: story.facts(SOUTH) }).flatMap(({ to }) => to);
    expect(told).toEqual(expect.arrayContaining(['super.aldershire', 'owner-lead.aldershire', SPOC, 'sio2.aldershire']));
  });
  it('an SIO who was reported before it ended is told of once more, and the deputy has their working day', () => {
    const story = storyAt('in-triage');
    story.give(SPOC, 'report-sio-unavailable', { reason: why });
    const { unavailable } = story.on();
    story.bend({ ...appealedIn('in-triage').on(), unavailable: unavailable ?? null });
    const on = story.give(SOUTH, 'decide-appeal', { outcome: 'overturn', rationale: why });
    expect(story.entries.at(-1)).toMatchObject({ type: 'sio-reported-unavailable', about: { reason: why } });
    expect([on.unavailable, on.clocks[SUCCESSION] === undefined]).toEqual([unavailable, false]);
  });
  it('no alarm where the SIO is here, nor where the decline is upheld', () => {
    const [here, upheld] = [appealedIn('in-triage'), appealedIn('in-triage')];
    expect(here.give(SOUTH, 'decide-appeal', { outcome: 'overturn', rationale: why }).clocks[SUCCESSION]).toBeUndefined();
    upheld.other.directory = without(SIO);
    expect(upheld.give(SOUTH, 'decide-appeal', { outcome: 'uphold', rationale: why }).unavailable ?? null).toBeNull();
  });
  it('unmerged', () => {
    const { n, from, into, said, propose } = pair();
    propose();
    n.give([SIO, from], 'consent-merge', said);
    n.give([SIO2, into], 'consent-merge', said);
    expect(mergedInto(n.caseOf(from))).toBe(into);
    n.cases[from] = { ...n.caseOf(from), owner: { agency: 'aldershire', user: 'left.aldershire' } };
    const on = n.give([MANAGER, from], 'unmerge', said);
    expect([on.stage, on.unavailable?.by, on.clocks[SUCCESSION] === undefined]).toEqual(['in-triage', 'system', false]);
  });
});

describe('OWN-8: a proposal to merge does not lapse while the SIO of either case cannot act', () => {
  it.each(['from', 'into'] as const)('the SIO of the case at the %s end', (end) => {
    const all = pair();
    const { n, from, propose } = all;
    propose();
    n.give([SPOC, all[end]], 'report-sio-unavailable', { reason: why });
    const due = n.caseOf(from).clocks['merge-consent']?.dueAt ?? '';
    while (n.now() <= due) expect(n.firstDue(from)).toBeNull();
    expect(n.firstDue(from)).toBeNull();
    expect(n.caseOf(from).merges).not.toEqual({});
    expect((n.written.cases[from] ?? []).map(({ type }) => type)).toContain('put-off');
    n.give([SPOC, all[end]], 'report-sio-available', { reason: why });
    n.passes(from, 'merge-consent');
    expect(n.caseOf(from).merges).toEqual({});
  });
});
