import { describe, expect, it } from 'vitest';
import { escalationOf } from '../../domain/escalation-state.ts';
import { noticesOf } from '../../domain/notices.ts';
import { factsFor } from '../support/rulebook.ts';
import { date } from './calendars.ts';
import { CHAIR, decision, DEPUTY, inSession, LEAD, SECRETARY, why } from './council.ts';

const FTT = 'federated-tasking-team';
const decided = (newOwner = 'northmarch-rocu', kind: 'ordinary' | 'extraordinary' = 'ordinary') => {
  const story = inSession(kind);
  story.c.give([CHAIR, story.ref], 'record-decision', decision(story.meeting, 'transfer', { newOwner }));
  return story;
};

describe('ESC-1: what was decided without papers in time is ratified at the next sitting', () => {
  const extraordinary = () => decided('northmarch-rocu', 'extraordinary');
  it('it stands on the agenda of the next one from its call', () => {
    const { c, ref } = extraordinary();
    const next = c.call('ordinary', '2027-01-19T10:00:00Z');
    expect(c.sittingOf(next).items?.[`${ref}:ratify:e1.1`]).toMatchObject({
      kind: 'ratify',
      escalation: 'e1',
      decision: 1,
      status: 'listed',
    });
    expect(Object.keys(c.sittingOf(c.call('ordinary', '2027-02-16T10:00:00Z')).items ?? {})).toEqual([]);
    c.wait('2027-01-19T10:00:00Z');
    c.at([CHAIR, next], 'start', {});
    expect(c.refusedAt([SECRETARY, next], 'ratify-decision', { case: ref, reason: why })).toBe('wrong-person');
    c.at([CHAIR, next], 'ratify-decision', { case: ref, reason: why });
    expect(c.sittingOf(next).status).toBe('decided');
    expect(escalationOf(c.caseOf(ref))?.decisions[0]?.ratified).toMatchObject({ outcome: 'ratified', meeting: next, by: CHAIR });
  });
  it('a refusal to ratify undoes nothing that a receiver has accepted; it opens a new escalation with its reason', () => {
    const { c, ref } = extraordinary();
    c.give([LEAD, ref], 'accept-transfer', { lead: LEAD });
    const next = c.call('ordinary', '2027-01-19T10:00:00Z');
    c.at([CHAIR, next], 'start', {});
    c.at([CHAIR, next], 'decline-to-ratify', { case: ref, reason: why });
    const on = c.caseOf(ref);
    expect(on).toMatchObject({
      stage: 'escalated',
      owner: { agency: 'northmarch-rocu', user: LEAD },
      masterList: { agency: 'northmarch-rocu' },
    });
    expect(Object.keys(on.clocks)).toContain('master-list-keyed');
    expect(escalationOf(on)).toMatchObject({ id: 'e2', standing: 'to-list', reopened: why, papers: [{ version: 1 }] });
    expect(on.pen).toMatchObject({ role: 'secretary' });
  });
  it('OWN-5: what the FTT refuses to ratify and then rejects is again with the body that referred it', () => {
    const { c, ref, meeting } = inSession();
    c.give([CHAIR, ref], 'record-decision', decision(meeting, 'refer-to-ftt'));
    const national = c.call('extraordinary', '2026-12-16T10:00:00Z', FTT);
    c.give(['secretary.ftt', ref], 'list-for-meeting', { meeting: national });
    c.at(['chair.ftt', national], 'start', {});
    c.give(['chair.ftt', ref], 'record-decision', decision(national, 'retain'));
    const next = c.call('ordinary', '2027-01-19T10:00:00Z', FTT);
    c.at(['chair.ftt', next], 'start', {});
    c.at(['chair.ftt', next], 'decline-to-ratify', { case: ref, reason: why });
    expect(escalationOf(c.caseOf(ref))).toMatchObject({ id: 'e2', body: FTT, referredFrom: ['northmarch-ttcg'] });
    const again = c.call('extraordinary', '2027-01-20T10:00:00Z', FTT);
    c.give(['secretary.ftt', ref], 'list-for-meeting', { meeting: again });
    c.at(['chair.ftt', again], 'start', {});
    const on = c.give(['chair.ftt', ref], 'record-decision', decision(again, 'reject'));
    expect([on.stage, escalationOf(on)?.body, escalationOf(on)?.standing]).toEqual(['escalated', 'northmarch-ttcg', 'to-list']);
  });
  it('ESC-2: whoever has an interest ratifies nothing; nobody answers twice', () => {
    const { c, ref } = extraordinary();
    const next = c.call('ordinary', '2027-01-19T10:00:00Z');
    c.at([CHAIR, next], 'start', {});
    c.at([CHAIR, next], 'declare-interest', { case: ref, reason: why });
    expect(c.refusedAt([CHAIR, next], 'ratify-decision', { case: ref, reason: why })).toBe('not-the-decider');
    c.at([SECRETARY, next], 'record-attendance', { present: [DEPUTY], apologies: [CHAIR] });
    c.at([DEPUTY, next], 'ratify-decision', { case: ref, reason: why });
    expect(c.refusedAt([DEPUTY, next], 'decline-to-ratify', { case: ref, reason: why })).toBe('wrong-status');
  });
  it('a case that a body has on its agenda again is left there', () => {
    const { c, ref } = extraordinary();
    c.give([LEAD, ref], 'refuse-transfer', { reason: why });
    const next = c.call('ordinary', '2027-01-19T10:00:00Z');
    c.give([SECRETARY, ref], 'list-for-meeting', { meeting: next });
    c.at([CHAIR, next], 'start', {});
    c.at([CHAIR, next], 'decline-to-ratify', { case: ref, reason: why });
    expect(escalationOf(c.caseOf(ref))).toMatchObject({ id: 'e1', standing: 'listed', decisions: [{ ratified: { outcome: 'declined' } }] });
    expect(c.give([CHAIR, ref], 'record-decision', decision(next, 'retain')).stage).toBe('closing');
  });
  it('where the receiver has not answered, the transfer is void', () => {
    const { c, ref } = extraordinary();
    const next = c.call('ordinary', '2027-01-19T10:00:00Z');
    c.at([CHAIR, next], 'start', {});
    c.at([CHAIR, next], 'decline-to-ratify', { case: ref, reason: why });
    expect(c.refused([LEAD, ref], 'accept-transfer', { lead: LEAD })).toBe('not-before-body');
    expect(Object.keys(c.caseOf(ref).clocks)).not.toContain('transfer-answered');
  });
});

describe('ESC-1: a refusal to ratify on a case that is closed', () => {
  it('is recorded with its reason, undoes nothing, and those who could have it reopened are told', () => {
    const { c, ref } = decided('northmarch-rocu', 'extraordinary');
    c.give([LEAD, ref], 'accept-transfer', { lead: LEAD });
    c.give(['triage.northmarch', ref], 'record-master-list-change', { changedAt: date('2026-12-15'), keyedBy: 'triage.northmarch' });
    c.give(['sia.northmarch', ref], 'close', { apmis: 'not-applicable', feedbackRequested: false, noValueReason: why });
    const next = c.call('ordinary', '2027-01-19T10:00:00Z');
    c.at([CHAIR, next], 'start', {});
    c.at([CHAIR, next], 'decline-to-ratify', { case: ref, reason: why });
    const on = c.caseOf(ref);
    expect(on).toMatchObject({ stage: 'closed', owner: { agency: 'northmarch-rocu', user: LEAD }, pen: null });
    expect(Object.keys(on.escalations ?? {})).toEqual(['e1']);
    expect(escalationOf(on)?.decisions[0]?.ratified).toMatchObject({ outcome: 'declined', meeting: next, by: CHAIR, reason: why });
    expect(c.sittingOf(next).status).toBe('decided');
    const entry = c.written.cases[ref]?.at(-1);
    if (entry === undefined) throw new Error('nothing was written');
    expect(entry).toMatchObject({ type: 'ratification-declined', about: { escalation: null, reason: why } });
    const [notice] = noticesOf({ on, entry, facts: factsFor(null, { now: entry.at }) });
    expect([...(notice?.to ?? [])].toSorted()).toEqual([
      LEAD, SECRETARY, 'sia.northmarch', 'spoc.northmarch-rocu', 'toex-manager.northmarch',
    ].toSorted()); // prettier-ignore
    expect(notice?.text).toMatch(/over and stays so: .* have it reopened\. The risk /);
  });
});

describe('ESC-1: a refusal to ratify opens no second escalation where a body has the case otherwise', () => {
  it('neither while it stands on an agenda again, nor while another decision asks a receiver; it is noted', () => {
    const { c, ref } = decided('northmarch-rocu', 'extraordinary');
    c.give([LEAD, ref], 'refuse-transfer', { reason: why });
    const next = c.call('ordinary', '2027-01-19T10:00:00Z');
    c.give([SECRETARY, ref], 'list-for-meeting', { meeting: next });
    c.wait('2027-01-19T10:00:00Z');
    c.at([CHAIR, next], 'start', {});
    c.at([CHAIR, next], 'decline-to-ratify', { case: ref, reason: why });
    const on = c.caseOf(ref);
    expect(Object.keys(on.escalations ?? {})).toEqual(['e1']);
    expect(escalationOf(on)).toMatchObject({
      standing: 'listed',
      listed: { meeting: next },
      decisions: [{ ratified: { outcome: 'declined' } }],
    });
    expect(c.sittingOf(next)).toMatchObject({ status: 'in-session', items: { [ref]: { status: 'listed' } } });
    expect(c.give([CHAIR, ref], 'record-decision', decision(next, 'retain')).stage).toBe('closing');
    expect(c.sittingOf(next).status).toBe('decided');
  });
});
