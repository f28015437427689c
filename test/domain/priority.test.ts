import { describe, expect, it } from 'vitest';
import type { Bid } from '../../domain/bid.ts';
import { decide } from '../../domain/decide.ts';
import type { Facts } from '../../domain/facts.ts';
import { factsFor, narrative } from '../support/rulebook.ts';
import { accepted } from './by-time.ts';
import { date, instant } from './calendars.ts';
import { bid } from './payloads.ts';
import { storyOf } from './story.ts';

const SPOC = 'spoc.aldershire';
const safeguarding = narrative('Plans.');
const submit = (asked: Bid, who = SPOC, other: Partial<Facts> = {}) =>
  decide(null, { name: 'submit-bid', payload: asked }, factsFor(who, other));

describe('CLK-5: until the recommendation the priority is provisional', () => {
  // Friday 20 November 2026: the tenth working day after it is Friday 4 December.
  it.each([
    ['2026-11-19', 'P2', 'over'],
    ['2026-11-20', 'P1', 'today'],
    ['2026-12-04', 'P1', 'the tenth working day'],
    ['2026-12-07', 'P2', 'the eleventh'],
  ])('a key date on %s makes it %s: %s', (day, priority) => {
    const keyDates = [
      { what: 'hearing', date: date('2027-06-01') },
      { what: 'warrant', date: date(day) },
    ];
    const asked = { ...bid, investigation: { ...bid.investigation, keyDates } };
    expect(accepted(submit(asked))[0]?.after).toMatchObject({ priority, priorityProvisional: true });
  });
  it('counts bank holidays of the region out', () => {
    const keyDates = [{ what: 'hearing', date: date('2027-01-06') }];
    const asked = { ...bid, investigation: { ...bid.investigation, keyDates } };
    const on = (now: string) => accepted(submit(asked, SPOC, { now: instant(now) }))[0]?.after;
    expect(on('2026-12-18T10:00:00Z')).toMatchObject({ priority: 'P1' });
    expect(on('2026-12-17T10:00:00Z')).toMatchObject({ priority: 'P2' });
  });
  it('runs its clocks at that priority', () => {
    const risk = { immediate: 'acted-on', actionTaken: narrative('Moved.'), actionRef: 'LOG-1', safeguarding };
    expect(storyOf({ ...bid, risk }).on().clocks['claim']).toMatchObject({ targetMinutes: 240, dueAt: '2026-11-20T13:00:00.000Z' });
  });
});
