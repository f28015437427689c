import { describe, expect, it } from 'vitest';
import { listedItems } from '../../domain/agenda.ts';
import { escalationOf } from '../../domain/escalation-state.ts';
import { noticesOf } from '../../domain/notices.ts';
import { itemsOf, openItem } from '../../domain/sitting.ts';
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

describe('ESC-1: what is put off past another sitting of its body is carried to that', () => {
  it('a decision that is to be ratified, and a case that is to be decided', () => {
    const c = council();
    const [decided, waiting] = [c.open(1), c.open(2)];
    const [first, second] = [c.call('ordinary', DAY), c.call('ordinary', '2027-01-19T10:00:00Z')];
    const extra = c.call('extraordinary', '2026-11-24T10:00:00Z');
    for (const ref of [decided, waiting]) c.give([OWNER, ref], 'escalate', { paper });
    c.give([SECRETARY, decided], 'list-for-meeting', { meeting: extra });
    c.give([SECRETARY, waiting], 'list-for-meeting', { meeting: first });
    c.wait('2026-11-24T10:00:00Z');
    c.at([CHAIR, extra], 'start', {});
    c.give([CHAIR, decided], 'record-decision', decision(extra, 'transfer', { newOwner: 'northmarch-rocu' }));
    expect(openItem(c.sittingOf(first), decided, 'ratify')).not.toBeNull();
    c.at([SECRETARY, first], 'postpone', { to: instant(LATER), reason: why });
    // The other one is later still: what waits here stays here.
    expect(openItem(c.sittingOf(first), decided, 'ratify')).not.toBeNull();
    c.at([SECRETARY, first], 'postpone', { to: instant('2027-03-16T10:00:00Z'), reason: why });
    expect(itemsOf(c.sittingOf(first)).map(({ status, next }) => [status, next])).toEqual([['carried', second], ['carried', second]]); // prettier-ignore
    expect(listedItems(c.sittingOf(second)).map(({ case: ref, kind }) => [ref, kind]).toSorted()).toEqual([[decided, 'ratify'], [waiting, 'transfer']]); // prettier-ignore
    expect(escalationOf(c.caseOf(waiting))?.listed).toMatchObject({ meeting: second });
    expect(c.written.cases[waiting]!.at(-1)).toMatchObject({ type: 'item-carried', about: { meeting: first, next: second, reason: why } });
  });
});
