import { describe, expect, it } from 'vitest';
import { noticesOf } from '../../domain/notices.ts';
import { escalationOf } from '../../domain/escalation-state.ts';
import { CHAIR, decision, DEPUTY, inSession, OWNER, paper, SECRETARY, TTCG, why } from './council.ts';

describe('ESC-2: an interest, an absence or an office that ends', () => {
  it('an interest goes with the case to the next sitting, and the pen to whoever decides', () => {
    const { c, ref, meeting } = inSession();
    const next = c.call('ordinary', '2027-01-19T10:00:00Z');
    expect(c.caseOf(ref).pen?.user).toBe(CHAIR);
    c.at([CHAIR, meeting], 'declare-interest', { case: ref, reason: why });
    expect(c.caseOf(ref).pen?.user).toBe(DEPUTY);
    c.give([DEPUTY, ref], 'record-decision', decision(meeting, 'defer'));
    expect(c.caseOf(ref).pen?.user).toBe(DEPUTY);
    c.wait('2027-01-19T10:00:00Z');
    c.at([CHAIR, next], 'start', {});
    expect(c.refused([CHAIR, ref], 'record-decision', decision(next, 'retain'))).toBe('not-the-decider');
  });
  it('an interest goes with the case to another escalation too', () => {
    const { c, ref, meeting } = inSession();
    c.at([CHAIR, meeting], 'declare-interest', { case: ref, reason: why });
    c.give([DEPUTY, ref], 'record-decision', decision(meeting, 'reject'));
    c.give([OWNER, ref], 'escalate', { paper });
    const next = c.call('extraordinary', '2027-01-19T10:00:00Z');
    c.give([SECRETARY, ref], 'list-for-meeting', { meeting: next });
    c.at([CHAIR, next], 'start', {});
    expect(c.refused([CHAIR, ref], 'record-decision', decision(next, 'retain'))).toBe('not-the-decider');
    expect(c.give([DEPUTY, ref], 'record-decision', decision(next, 'retain')).stage).toBe('closing');
  });
  it('what the secretary recorded is confirmed by the deputy where the chair has declared an interest since', () => {
    const { c, ref, meeting } = inSession();
    c.give([SECRETARY, ref], 'record-decision', decision(meeting, 'retain'));
    c.at([CHAIR, meeting], 'declare-interest', { case: ref, reason: why });
    expect(c.refused([CHAIR, ref], 'confirm-decision', {})).toBe('not-the-decider');
    expect(c.give([DEPUTY, ref], 'confirm-decision', {}).stage).toBe('closing');
  });
  it('apologies move the pen as well; a decided sitting owes nothing more', () => {
    const { c, ref, meeting } = inSession();
    c.at([SECRETARY, meeting], 'record-attendance', { present: [DEPUTY], apologies: [CHAIR] });
    expect(c.caseOf(ref).pen?.user).toBe(DEPUTY);
    c.give([DEPUTY, ref], 'record-decision', decision(meeting, 'retain'));
    expect(c.sittingOf(meeting)).toMatchObject({ status: 'decided', clocks: {} });
  });
});

const FTT = 'federated-tasking-team';
const FTT_SECRETARY = 'secretary.ftt';
/** Everybody who could decide it there has declared an interest. */
const declared = (at: ReturnType<typeof inSession>, people: readonly string[] = [CHAIR, DEPUTY]): typeof at => {
  for (const who of people) at.c.at([who, at.meeting], 'declare-interest', { case: at.ref, reason: why });
  return at;
};
/** The case that the regional TTCG passed on, before the Federated Tasking Team in session. */
const atFtt = () => {
  const { c, ref, meeting } = declared(inSession());
  c.give([SECRETARY, ref], 'record-decision', decision(meeting, 'refer-to-ftt'));
  const above = c.call('ordinary', '2027-01-12T10:00:00Z', FTT);
  c.give([FTT_SECRETARY, ref], 'list-for-meeting', { meeting: above });
  c.wait('2027-01-12T10:00:00Z');
  c.at(['chair.ftt', above], 'start', {});
  return { c, ref, meeting: above };
};

describe('ESC-2: where chair and deputy chair have both an interest, the secretary passes the case on, undecided', () => {
  it('the pen is with the secretary, who is told so', () => {
    const { c, ref } = declared(inSession());
    const on = c.caseOf(ref);
    expect(on.pen).toMatchObject({ party: 'body', role: 'secretary', user: SECRETARY });
    const entry = c.written.cases[ref]!.at(-1)!;
    expect(entry).toMatchObject({ type: 'decider-changed', about: { decider: null, interest: DEPUTY } });
    expect(noticesOf({ on, entry, facts: c.facts(null) })).toMatchObject([
      { to: [SECRETARY], text: expect.stringContaining('passed on') as string },
    ]);
  });
  it('to the body above, at once; nothing else is recorded, and nothing by anybody else', () => {
    const { c, ref, meeting } = declared(inSession());
    for (const outcome of ['retain', 'reject', 'defer'] as const)
      expect(c.refused([SECRETARY, ref], 'record-decision', decision(meeting, outcome))).toBe('nobody-decides');
    for (const who of [CHAIR, DEPUTY])
      expect(c.refused([who, ref], 'record-decision', decision(meeting, 'refer-to-ftt'))).toBe('not-the-decider');
    const on = c.give([SECRETARY, ref], 'record-decision', decision(meeting, 'refer-to-ftt'));
    expect(escalationOf(on)).toMatchObject({
      body: FTT,
      standing: 'to-list',
      decisions: [{ decidedBy: SECRETARY, outcome: 'refer-to-ftt' }],
    });
    expect([on.stage, on.pen?.user]).toEqual(['escalated', FTT_SECRETARY]);
  });
  it('also at a sitting to which it was carried before', () => {
    const { c, ref, meeting } = declared(inSession());
    c.at([SECRETARY, meeting], 'carry-item', { case: ref, reason: why });
    const next = c.call('extraordinary', '2026-12-17T10:00:00Z');
    c.give([SECRETARY, ref], 'list-for-meeting', { meeting: next });
    expect(c.caseOf(ref).pen).toMatchObject({ role: 'secretary', user: SECRETARY });
    c.wait('2026-12-17T10:00:00Z');
    c.at([CHAIR, next], 'start', {});
    expect(escalationOf(c.give([SECRETARY, ref], 'record-decision', decision(next, 'refer-to-ftt')))?.body).toBe(FTT);
  });
  it('from the body above back to the one that referred it', () => {
    const { c, ref, meeting } = declared(atFtt(), ['chair.ftt', 'chair2.ftt']);
    expect(c.refused([FTT_SECRETARY, ref], 'record-decision', decision(meeting, 'refer-to-ftt'))).toBe('nobody-decides');
    const on = c.give([FTT_SECRETARY, ref], 'record-decision', decision(meeting, 'reject'));
    expect(escalationOf(on)).toMatchObject({ body: TTCG, standing: 'to-list' });
  });
  it('ESC-4: after two refusals there it records the one outcome that is left', () => {
    const { c, ref, meeting } = declared(atFtt(), ['chair.ftt', 'chair2.ftt']);
    const { e1 } = c.caseOf(ref).escalations ?? {};
    c.cases[ref] = { ...c.caseOf(ref), escalations: { e1: { ...e1!, refusals: 2 } } };
    expect(c.refused([FTT_SECRETARY, ref], 'record-decision', decision(meeting, 'reject'))).toBe('nobody-decides');
    expect(c.give([FTT_SECRETARY, ref], 'record-decision', decision(meeting, 'retain')).stage).toBe('closing');
  });
  it('not where one of them is only away: then it is carried', () => {
    const { c, ref, meeting } = declared(inSession(), [CHAIR]);
    c.at([SECRETARY, meeting], 'record-attendance', { present: [CHAIR], apologies: [DEPUTY] });
    expect(c.caseOf(ref).pen).toMatchObject({ role: 'chair', user: null });
    expect(c.refused([SECRETARY, ref], 'record-decision', decision(meeting, 'refer-to-ftt'))).toBe('nobody-decides');
  });
});
