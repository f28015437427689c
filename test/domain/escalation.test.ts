import { describe, expect, it } from 'vitest';
import { offered } from '../../domain/decide.ts';
import { escalationOf } from '../../domain/escalation-state.ts';
import { mayOpen } from '../../domain/access.ts';
import { penDue } from '../../domain/pen.ts';
import { openItem } from '../../domain/sitting.ts';
import { directory, factsFor, personOf, policy } from '../support/rulebook.ts';
import { instant } from './calendars.ts';
import { CHAIR, council, decision, DEPUTY, inSession, opened, OWNER, paper, SECRETARY, TTCG, why } from './council.ts';

const TOEX = 'toex-manager.northmarch';

describe('ESC-1: a case comes before a body with a complete paper, in by the papers deadline', () => {
  it('the owner escalates to the regional TTCG, whose secretary lists it in time', () => {
    const { c, ref } = opened();
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
    const { c, ref } = opened();
    const agreed = { by: OWNER, at: c.now() };
    expect(c.refused([TOEX, ref], 'escalate', { paper })).toBe('fields-refused');
    expect(c.refused([TOEX, ref], 'escalate', { paper, ownerAgreement: { by: 'spoc.aldershire', at: c.now() } })).toBe('fields-refused');
    const tooEarly = { by: OWNER, at: instant('2026-01-05T10:00:00Z') };
    expect(c.refused([TOEX, ref], 'escalate', { paper, ownerAgreement: tooEarly }), 'before they were its SIO').toBe('fields-refused');
    expect(c.refused(['sia.northmarch', ref], 'escalate', { paper, ownerAgreement: agreed })).toBe('wrong-person');
    expect(escalationOf(c.give([TOEX, ref], 'escalate', { paper, ownerAgreement: agreed }))?.ownerAgreement).toEqual(agreed);
  });
  it('OWN-2: no paper proposes TOEX, a body or the present owner', () => {
    const { c, ref } = opened();
    const proposing = (proposedOwner: string) => c.refused([OWNER, ref], 'escalate', { paper: { ...paper, proposedOwner } });
    expect(['toex-northmarch', TTCG, 'nowhere', 'aldershire'].map(proposing)).toEqual([
      'toex-never-owns',
      'toex-never-owns',
      'fields-refused',
      'fields-refused',
    ]);
  });
  it('a listed case stands on the agenda, with its chair until that day', () => {
    const { c, ref } = opened();
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
  it('OWN-8: while the SIO is not available its secretary lists it all the same, for that neither changes the stage nor signs', () => {
    const { c, ref } = opened();
    c.give([OWNER, ref], 'escalate', { paper });
    const meeting = c.call('ordinary', '2026-12-15T10:00:00Z');
    c.give(['owner-lead.aldershire', ref], 'report-sio-unavailable', { reason: why });
    expect(c.refused([OWNER, ref], 'revise-paper', { paper })).toBe('sio-unavailable');
    expect(c.give([SECRETARY, ref], 'list-for-meeting', { meeting })).toMatchObject({ stage: 'escalated', pen: { user: CHAIR } });
    c.wait('2026-12-15T10:00:00Z');
    c.at([CHAIR, meeting], 'start', {});
    expect(c.refused([CHAIR, ref], 'record-decision', decision(meeting, 'retain'))).toBe('sio-unavailable');
  });
  it('a paper is replaced until its papers close, each version kept; after that only a later sitting or the chair helps', () => {
    const { c, ref } = opened();
    c.give([OWNER, ref], 'escalate', { paper });
    const meeting = c.call('ordinary', '2026-12-15T10:00:00Z');
    c.give([SECRETARY, ref], 'list-for-meeting', { meeting });
    const on = c.give([OWNER, ref], 'revise-paper', { paper: { ...paper, proposedOwner: 'brackenshire' } });
    expect(escalationOf(on)?.papers.map(({ version, proposedOwner }) => [version, proposedOwner])).toEqual([[1, 'northmarch-rocu'], [2, 'brackenshire']]); // prettier-ignore
    expect(openItem(c.sittingOf(meeting), ref)?.paperVersion).toBe(2);
    c.at([SECRETARY, meeting], 'close-papers', {});
    expect(c.refused([OWNER, ref], 'revise-paper', { paper })).toBe('paper-stands');
  });
  it('its owner is offered to replace it while that can be done, and told what would make it so', () => {
    const { c, ref } = opened();
    c.give([OWNER, ref], 'escalate', { paper });
    const [meeting, next] = [c.call('ordinary', '2026-12-15T10:00:00Z'), c.call('ordinary', '2027-01-19T10:00:00Z')];
    const said = () => {
      const beside = { cases: {}, sittings: c.sittings, next: null };
      return offered('revise-paper', c.caseOf(ref), factsFor(OWNER, { now: c.now(), beside }));
    };
    c.give([SECRETARY, ref], 'list-for-meeting', { meeting });
    expect(said()).toBeNull();
    c.wait('2026-12-08T17:01:00Z');
    expect(said()).toMatchObject({ code: 'paper-stands', rule: 'ESC-1', meeting });
    c.at([SECRETARY, meeting], 'close-papers', {});
    expect(said()).toMatchObject({ code: 'paper-stands' });
    c.at([SECRETARY, meeting], 'carry-item', { case: ref, reason: why });
    expect([escalationOf(c.caseOf(ref))?.listed?.meeting, said()]).toEqual([next, null]);
    c.at([SECRETARY, next], 'close-papers', {});
    expect(said()).toMatchObject({ code: 'paper-stands', meeting: next });
    c.at([SECRETARY, next], 'strike-item', { case: ref, reason: why });
    expect(said()).toBeNull();
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
    const { c, ref } = opened();
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

describe('ACC-1: who sees an escalated case', () => {
  it('the officers of the body from its escalation on, nobody of another body', () => {
    const { c, ref } = opened();
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
