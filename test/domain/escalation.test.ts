import { describe, expect, it } from 'vitest';
import { escalationOf, paperOf } from '../../domain/escalation-state.ts';
import { mayOpen } from '../../domain/access.ts';
import { penDue } from '../../domain/pen.ts';
import { openItem } from '../../domain/sitting.ts';
import { directory, personOf, policy } from '../support/rulebook.ts';
import { CHAIR, council, DEPUTY, decision, inSession, OWNER, paper, SECRETARY, TTCG, why } from './council.ts';

const TOEX = 'toex-manager.northmarch';
const before = () => {
  const c = council();
  return { c, ref: c.open(1) };
};

describe('ESC-1: a case comes before a body with a complete paper, in by the papers deadline', () => {
  it('the owner escalates to the regional TTCG, whose secretary lists it in time', () => {
    const { c, ref } = before();
    const on = c.give([OWNER, ref], 'escalate', { paper });
    expect(on).toMatchObject({
      stage: 'escalated',
      owner: { agency: 'aldershire', user: OWNER },
      pen: { party: 'body', role: 'secretary', user: SECRETARY },
    });
    expect(escalationOf(on)).toMatchObject({ id: 'e1', body: TTCG, standing: 'to-list', deferrals: 0 });
    expect(penDue(on)).toBe(on.clocks['escalation-listed']?.dueAt);
  });
  it('the TOEX manager does so with the owner’s recorded agreement only', () => {
    const { c, ref } = before();
    const agreed = { by: OWNER, at: c.now() };
    expect(c.refused([TOEX, ref], 'escalate', { paper })).toBe('fields-refused');
    expect(c.refused([TOEX, ref], 'escalate', { paper, ownerAgreement: { by: 'spoc.aldershire', at: c.now() } })).toBe('fields-refused');
    expect(c.refused(['sia.northmarch', ref], 'escalate', { paper, ownerAgreement: agreed })).toBe('wrong-person');
    expect(escalationOf(c.give([TOEX, ref], 'escalate', { paper, ownerAgreement: agreed }))?.ownerAgreement).toEqual(agreed);
  });
  it('OWN-2: no paper proposes TOEX, a body or the present owner', () => {
    const { c, ref } = before();
    const proposing = (proposedOwner: string) => c.refused([OWNER, ref], 'escalate', { paper: { ...paper, proposedOwner } });
    expect(['toex-northmarch', TTCG, 'nowhere', 'aldershire'].map(proposing)).toEqual([
      'toex-never-owns',
      'toex-never-owns',
      'fields-refused',
      'fields-refused',
    ]);
  });
  it('a listed case stands on the agenda, with its chair until that day', () => {
    const { c, ref } = before();
    c.give([OWNER, ref], 'escalate', { paper });
    const meeting = c.call('ordinary', '2026-12-15T10:00:00Z');
    expect(c.refused([CHAIR, ref], 'list-for-meeting', { meeting })).toBe('wrong-person');
    expect(c.refused([SECRETARY, ref], 'list-for-meeting', { meeting: 'northmarch-ttcg-2026-77' })).toBe('fields-refused');
    const on = c.give([SECRETARY, ref], 'list-for-meeting', { meeting });
    expect(on.pen).toMatchObject({ party: 'body', role: 'chair', user: CHAIR });
    expect(penDue(on)).toBe('2026-12-15T17:00:00.000Z');
    expect(openItem(c.sittingOf(meeting), ref)).toMatchObject({ kind: 'transfer', paperVersion: 1, late: false });
    expect(c.refused([SECRETARY, ref], 'list-for-meeting', { meeting })).toBe('listed-already');
  });
  it('a paper is replaced until its papers close, each version kept; after that only a later sitting or the chair helps', () => {
    const { c, ref } = before();
    c.give([OWNER, ref], 'escalate', { paper });
    const meeting = c.call('ordinary', '2026-12-15T10:00:00Z');
    c.give([SECRETARY, ref], 'list-for-meeting', { meeting });
    const on = c.give([OWNER, ref], 'revise-paper', { paper: { ...paper, proposedOwner: 'brackenshire' } });
    expect(escalationOf(on)?.papers.map(({ version, proposedOwner }) => [version, proposedOwner])).toEqual([[1, 'northmarch-rocu'], [2, 'brackenshire']]); // prettier-ignore
    expect(openItem(c.sittingOf(meeting), ref)?.paperVersion).toBe(2);
    c.at([SECRETARY, meeting], 'close-papers', {});
    expect(c.refused([OWNER, ref], 'revise-paper', { paper })).toBe('papers-closed');
  });
  it('what comes in late is listed for a later sitting, or added by the chair and marked as late', () => {
    const c = council();
    const meeting = c.call('ordinary', '2026-12-15T10:00:00Z');
    c.wait('2026-12-10T09:00:00Z');
    const ref = c.open(1);
    c.give([OWNER, ref], 'escalate', { paper });
    expect(c.refused([SECRETARY, ref], 'list-for-meeting', { meeting })).toBe('papers-late');
    expect(c.refusedAt([SECRETARY, meeting], 'supplement-pack', { case: ref, reason: why })).toBe('wrong-person');
    c.at([CHAIR, meeting], 'supplement-pack', { case: ref, reason: why });
    expect(openItem(c.sittingOf(meeting), ref)).toMatchObject({ late: true });
    expect(escalationOf(c.caseOf(ref))).toMatchObject({ standing: 'listed', listed: { meeting } });
    expect(c.refusedAt([CHAIR, meeting], 'supplement-pack', { case: ref, reason: why })).toBe('not-to-list');
  });
});

describe('OWN-10: what is withdrawn is struck, until a body has decided', () => {
  it('a withdrawn escalation is off the agenda, and the owner decides anew', () => {
    const { c, ref } = before();
    c.give([OWNER, ref], 'escalate', { paper });
    const meeting = c.call('ordinary', '2026-12-15T10:00:00Z');
    c.give([SECRETARY, ref], 'list-for-meeting', { meeting });
    const on = c.give([OWNER, ref], 'withdraw-escalation', { reason: why });
    expect(on).toMatchObject({ stage: 'ownership', pen: { role: 'owner', user: OWNER } });
    expect(Object.values(c.sittingOf(meeting).items ?? {})).toMatchObject([{ case: ref, status: 'struck' }]);
    expect(Object.keys(on.clocks)).toContain('ownership');
    c.give([OWNER, ref], 'escalate', { paper });
    expect(Object.keys(c.caseOf(ref).escalations ?? {})).toEqual(['e1', 'e2']);
  });
  it('a withdrawal of the case strikes it as well; nothing is withdrawn from a recorded decision or an open transfer', () => {
    const { c, ref, meeting } = inSession();
    c.give([SECRETARY, ref], 'record-decision', decision(meeting, 'transfer', { newOwner: 'northmarch-rocu' }));
    expect(c.refused([OWNER, ref], 'withdraw', { reason: why })).toBe('decided-by-body');
    c.give([CHAIR, ref], 'confirm-decision', {});
    expect(c.refused([OWNER, ref], 'withdraw', { reason: why })).toBe('decided-by-body');
    expect(c.refused([OWNER, ref], 'withdraw-escalation', { reason: why })).toBe('decided-by-body');
    c.give(['owner-lead.northmarch-rocu', ref], 'refuse-transfer', { reason: why });
    expect(c.give([OWNER, ref], 'withdraw', { reason: why })).toMatchObject({ stage: 'closing', endsAs: 'withdrawn' });
  });
});

describe('ESC-6: a change of SIO keeps the item; the successor confirms or replaces the paper', () => {
  it('until the sitting begins, also after the papers have closed', () => {
    const { c, ref } = before();
    c.give([OWNER, ref], 'escalate', { paper });
    const meeting = c.call('ordinary', '2026-12-15T10:00:00Z');
    c.give([SECRETARY, ref], 'list-for-meeting', { meeting });
    c.at([SECRETARY, meeting], 'close-papers', {});
    c.give([OWNER, ref], 'propose-handover', { to: 'sio2.aldershire', reason: why });
    const digest = Object.values(c.caseOf(ref).terms).find(({ status }) => status === 'agreed')?.digest ?? '';
    const on = c.give(['sio2.aldershire', ref], 'accept-handover', { termsDigest: digest });
    expect(on).toMatchObject({ stage: 'escalated', owner: { user: 'sio2.aldershire' }, pen: { role: 'chair' } });
    expect(openItem(c.sittingOf(meeting), ref)).not.toBeNull();
    const revised = c.give(['sio2.aldershire', ref], 'revise-paper', { paper });
    const escalation = escalationOf(revised);
    expect(escalation === null ? null : paperOf(escalation)).toMatchObject({ version: 2, by: 'sio2.aldershire' });
  });
});

describe('ACC-1: who sees an escalated case', () => {
  it('the officers of the body from its escalation on, nobody of another body', () => {
    const { c, ref } = before();
    const opens = (who: string) => mayOpen(c.caseOf(ref), personOf(who), { directory, policy });
    expect([SECRETARY, CHAIR, DEPUTY].map(opens)).toEqual(['none', 'none', 'none']);
    c.give([OWNER, ref], 'escalate', { paper });
    expect([SECRETARY, CHAIR, DEPUTY, 'secretary.ftt', 'secretary.southvale'].map(opens)).toEqual(['page', 'page', 'page', 'none', 'none']);
  });
  it('a receiving agency from the decision on, until it refuses', () => {
    const { c, ref, meeting } = inSession();
    const opens = () => mayOpen(c.caseOf(ref), personOf('owner-lead.brackenshire'), { directory, policy });
    expect(opens()).toBe('none');
    c.give([CHAIR, ref], 'record-decision', decision(meeting, 'transfer', { newOwner: 'brackenshire' }));
    expect(opens()).toBe('page');
    c.give(['owner-lead.brackenshire', ref], 'refuse-transfer', { reason: why });
    expect(opens()).toBe('none');
  });
});
