// One case on one agenda under several items: its papers say of each what was said of it.
import { describe, expect, it } from 'vitest';
import { minutesOf } from '../../domain/minutes.ts';
import { packOf } from '../../domain/pack.ts';
import { narrative } from '../support/rulebook.ts';
import { CHAIR, decision, inSession, LEAD, SECRETARY, why } from './council.ts';
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
