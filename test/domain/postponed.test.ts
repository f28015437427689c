import { describe, expect, it } from 'vitest';
import { noticesOf } from '../../domain/notices.ts';
import { instant } from './calendars.ts';
import { CHAIR, council, decision, DEPUTY, OWNER, paper, SECRETARY, why } from './council.ts';

const [DAY, LATER] = ['2026-12-15T10:00:00Z', '2026-12-22T10:00:00Z'];
/** A case on the agenda of a sitting from which the chair has sent apologies, unless nobody has sent word. */
const postponed = ({ apologies = [CHAIR] }: { readonly apologies?: readonly string[] } = {}) => {
  const c = council();
  const ref = c.open(1);
  c.give([OWNER, ref], 'escalate', { paper });
  const meeting = c.call('ordinary', DAY);
  c.give([SECRETARY, ref], 'list-for-meeting', { meeting });
  if (apologies.length > 0) c.at([SECRETARY, meeting], 'record-attendance', { present: [DEPUTY], apologies });
  const before = c.caseOf(ref).pen;
  c.at([SECRETARY, meeting], 'postpone', { to: instant(LATER), reason: why });
  return { c, ref, meeting, before };
};

describe('ESC-1, ESC-2: attendance is for a day, and a sitting that is put off has none yet', () => {
  it('the chair who had sent apologies has the case again, is told, starts the new day and decides', () => {
    const { c, ref, meeting, before } = postponed();
    expect(before?.user).toBe(DEPUTY);
    expect(c.sittingOf(meeting).attendance).toEqual({ present: [], apologies: [] });
    const on = c.caseOf(ref);
    expect(on.pen).toMatchObject({ party: 'body', role: 'chair', user: CHAIR });
    const [moved, changed] = c.written.cases[ref]!.slice(-2);
    expect([moved, changed]).toMatchObject([{ type: 'sitting-moved' }, { type: 'decider-changed', about: { meeting, decider: CHAIR } }]);
    expect(noticesOf({ on, entry: changed!, facts: c.facts(null) }).flatMap(({ to }) => to)).toEqual([CHAIR]);
    c.wait(LATER);
    c.at([CHAIR, meeting], 'start', {});
    expect(c.give([CHAIR, ref], 'record-decision', decision(meeting, 'retain')).stage).toBe('closing');
  });
  it('where nobody had sent word nothing of it is written, and the pen stays for as long as it has been there', () => {
    const { c, ref, meeting, before } = postponed({ apologies: [] });
    expect(c.caseOf(ref).pen).toEqual(before);
    expect(c.written.cases[ref]!.at(-1)).toMatchObject({ type: 'sitting-moved' });
    const entry = c.written.sittings[meeting]!.findLast(({ type }) => type === 'sitting-postponed');
    expect(entry?.after).not.toHaveProperty('attendance');
  });
});
