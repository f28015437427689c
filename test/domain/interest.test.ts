import { describe, expect, it } from 'vitest';
import { CHAIR, decision, DEPUTY, inSession, SECRETARY, why } from './council.ts';

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
