// One case on one agenda under several items: its papers say of each what was said of it.
import { describe, expect, it } from 'vitest';
import { minutesOf } from '../../domain/minutes.ts';
import { packOf } from '../../domain/pack.ts';
import { narrative } from '../support/rulebook.ts';
import type { Sitting } from '../../domain/sitting.ts';
import { CHAIR, council, decision, inSession, LEAD, OWNER, paper, rewritten, SECRETARY, why } from './council.ts';
import { issuedBy } from './issued.ts';
import { linesOf } from './papers.ts';

describe('ESC-1: a case with two decisions to ratify', () => {
  it('is carried with the reason of each, and says of each where it came from', () => {
    const { c, ref, meeting } = inSession('extraordinary');
    c.give([CHAIR, ref], 'record-decision', decision(meeting, 'transfer', { newOwner: 'northmarch-rocu' }));
    c.give([LEAD, ref], 'refuse-transfer', { reason: why });
    const next = c.call('ordinary', '2027-01-19T10:00:00Z');
    const between = c.call('extraordinary', '2026-12-16T10:00:00Z');
    const last = c.call('ordinary', '2027-02-16T10:00:00Z');
    c.at([SECRETARY, next], 'carry-item', { case: ref, reason: narrative('The chair is late.') });
    c.give([SECRETARY, ref], 'list-for-meeting', { meeting: between });
    c.at([CHAIR, between], 'start', {});
    c.give([CHAIR, ref], 'record-decision', decision(between, 'retain'));
    c.wait('2027-01-19T10:00:00Z');
    c.at([CHAIR, next], 'start', {});
    c.at([SECRETARY, next], 'carry-item', { case: ref, reason: narrative('The rationale is not yet typed.') });
    c.at([CHAIR, next], 'approve-minutes', {});
    const [, ...items] = linesOf(minutesOf(issuedBy(c, next, 'minutes'))).split(`### ${ref}`);
    expect(items.map((item) => /Reason: “([^”]*)”/.exec(item)?.[1])).toEqual(['n-The chair is', 'n-The rational']);
    c.at([SECRETARY, last], 'close-papers', {});
    expect(linesOf(packOf(issuedBy(c, last, 'pack')))).toContain(`from ${next}`);
  });
});

describe('ESC-5: a case that is escalated anew and comes back to the same agenda', () => {
  const statuses = ({ items = {} }: Sitting) =>
    Object.values(items).map(({ escalation, status, outcome }) => [escalation, status, outcome]);
  it('has an item of its own there: agenda and minutes keep what was decided before', () => {
    const { c, ref, meeting } = inSession();
    const other = c.open(2);
    c.give([OWNER, other], 'escalate', { paper });
    c.at([CHAIR, meeting], 'supplement-pack', { case: other, reason: why });
    c.give([CHAIR, ref], 'record-decision', decision(meeting, 'reject'));
    c.give([OWNER, ref], 'escalate', { paper: rewritten });
    c.at([CHAIR, meeting], 'supplement-pack', { case: ref, reason: why });
    const addendum = linesOf(packOf(issuedBy(c, meeting, 'addendum')));
    expect(addendum.split(`## ${ref}`)).toHaveLength(2);
    expect(addendum).toContain('n-The group ha');
    c.give([CHAIR, ref], 'record-decision', decision(meeting, 'retain'));
    c.give([CHAIR, other], 'record-decision', decision(meeting, 'retain'));
    expect(statuses(c.sittingOf(meeting))).toEqual([
      ['e1', 'decided', 'reject'],
      ['e1', 'decided', 'retain'],
      ['e2', 'decided', 'retain'],
    ]);
    c.at([CHAIR, meeting], 'approve-minutes', {});
    const minutes = linesOf(minutesOf(issuedBy(c, meeting, 'minutes')));
    expect([minutes.match(/Rejected\./g)?.length, minutes.match(/The owner retains the risk\./g)?.length]).toEqual([1, 2]);
  });
  it('ESC-6: so it is where the first was withdrawn before the sitting', () => {
    const c = council();
    const ref = c.open(1);
    const meeting = c.call('ordinary', '2026-12-15T10:00:00Z');
    for (const version of [paper, rewritten]) {
      c.give([OWNER, ref], 'escalate', { paper: version });
      c.give([SECRETARY, ref], 'list-for-meeting', { meeting });
      if (version === paper) c.give([OWNER, ref], 'withdraw-escalation', { reason: why });
    }
    c.give([OWNER, ref], 'revise-paper', { paper });
    expect(Object.keys(c.sittingOf(meeting).items ?? {})).toEqual([ref, `${ref}:transfer:e2`]);
    expect(statuses(c.sittingOf(meeting)).map(([, status]) => status)).toEqual(['struck', 'listed']);
    expect(c.sittingOf(meeting).items?.[`${ref}:transfer:e2`]?.paperVersion).toBe(2);
  });
  it('what an earlier release listed under the case alone is settled under that key', () => {
    const c = council();
    const ref = c.open(1);
    c.give([OWNER, ref], 'escalate', { paper });
    c.give([OWNER, ref], 'withdraw-escalation', { reason: why });
    c.give([OWNER, ref], 'escalate', { paper });
    const meeting = c.call('ordinary', '2026-12-15T10:00:00Z');
    c.give([SECRETARY, ref], 'list-for-meeting', { meeting });
    const on = c.sittingOf(meeting);
    c.sittings[meeting] = { ...on, items: Object.fromEntries(Object.values(on.items ?? {}).map((item) => [ref, item])) };
    c.give([OWNER, ref], 'revise-paper', { paper: rewritten });
    c.wait('2026-12-15T10:00:00Z');
    c.at([CHAIR, meeting], 'start', {});
    c.give([CHAIR, ref], 'record-decision', decision(meeting, 'retain'));
    expect(Object.keys(c.sittingOf(meeting).items ?? {})).toEqual([ref]);
    expect([c.sittingOf(meeting).status, c.sittingOf(meeting).items?.[ref]?.paperVersion]).toEqual(['decided', 2]);
  });
});
