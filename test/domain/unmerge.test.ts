import { describe, expect, it } from 'vitest';
import { mergedFrom } from '../../domain/merge-state.ts';
import { MANAGER, OFFICER, pair, SIA, SIO, SIO2 } from './merging.ts';
import { why } from './neighbours.ts';
import { assessment, contribution } from './payloads.ts';
import { storyAt } from './story.ts';

describe('DUP-4: merged is an end that can be undone', () => {
  const merged = () => {
    const all = pair(storyAt('development').on());
    all.propose();
    all.n.give([SIO, all.from], 'consent-merge', all.said);
    all.n.give([SIO2, all.into], 'consent-merge', all.said);
    return all;
  };
  it('unmerge brings it back to where it was, with its officer and the time that was left', () => {
    const { n, from, into, said, owners } = merged();
    const before = owners();
    expect(n.refused([OFFICER, from], 'unmerge', said)).toBe('wrong-person');
    expect(n.refused([MANAGER, from], 'unmerge', { into: from, reason: why })).toBe('fields-refused');
    const on = n.give([MANAGER, from], 'unmerge', said);
    expect(on).toMatchObject({ stage: 'in-triage', claimer: OFFICER, pen: { user: OFFICER }, merges: {} });
    expect(on.clocks['triage-outcome']).toBeDefined();
    expect([mergedFrom(n.caseOf(into)), owners()]).toEqual([[], before]);
    n.give([OFFICER, from], 'recommend', { assessment });
  });
  it('also of a case that has taken in another', () => {
    const { n, from, into, said } = merged();
    const third = { ...n.caseOf(from).merges?.[into], from: 'TSK-NM-2026-00099-X', into: from } as never;
    n.cases[from] = { ...n.caseOf(from), merges: { 'TSK-NM-2026-00099-X': third, ...n.caseOf(from).merges } };
    expect(n.give([MANAGER, from], 'unmerge', said).stage).toBe('in-triage');
  });
  it('not where the other one belongs to another agency by now (OWN-4)', () => {
    const { n, from, into, said } = merged();
    n.cases[into] = { ...n.caseOf(into), owner: { agency: 'northmarch-rocu', user: 'sio.northmarch-rocu' } };
    expect(n.refused([MANAGER, from], 'unmerge', said)).toBe('merge-would-move-risk');
  });
  it('the same event counts once over both (VAL-5)', () => {
    const { n, from, into } = merged();
    const value = { ...contribution, id: 'v1', side: 'toex', at: n.now(), claimedBy: { organisation: 'toex-northmarch', user: SIA }, status: 'logged', verifiedBy: null, verifiedAt: null, apmisStatus: 'not-entered' } as const; // prettier-ignore
    n.cases[from] = { ...n.caseOf(from), value: { v1: value } };
    expect(n.refused([SIA, into], 'log-value', { value: contribution })).toBe('counted-elsewhere');
  });
});
