import { describe, expect, it } from 'vitest';
import { datesOfCase, eventsOfCase } from '../../api/web/dates/dates.ts';
import { stripOf } from '../../api/web/wording/stages.ts';
import type { Case } from '../../domain/case.ts';
import type { Entry } from '../../domain/entries.ts';
import { sure } from '../../domain/sure.ts';
import { instant } from '../domain/calendars.ts';
import { caseAt } from '../domain/story.ts';
import { directory } from '../support/rulebook.ts';

const titles = (on: Case) => datesOfCase(on).map(({ title, on: day }) => `${title} ${day}`);
const next = (on: Case) => stripOf(on, { directory }).next;

describe('VAL-1: the operational review is a date of what is closed', () => {
  const closed = caseAt('closed');
  const asked = sure(closed.clocks['operational-review']);
  it('when it is asked for, by when it is held, and none once it was', () => {
    const day = asked.dueAt.slice(0, 10);
    expect(titles(closed)).toEqual([`Operational review is asked for ${day}`]);
    expect(next(closed)).toMatch(/^The operational review is asked for on \d+ \w+ \d{4}\.$/);
    const owed: Case = { ...closed, clocks: { 'review-held': { ...asked, step: 'review-held' } } };
    expect(titles(owed)).toEqual([`Operational review is to be held ${day}`]);
    expect(next(owed)).toMatch(/^The operational review is held by \d+ \w+ \d{4}\.$/);
    expect([titles({ ...closed, clocks: {} }), next({ ...closed, clocks: {} })]).toEqual([[], 'Nothing more is owed on it.']);
  });
});

describe('what has ended owes no work', () => {
  it('neither a product nor a review point of a case that was withdrawn, at once or after closing', () => {
    const worked = caseAt('development');
    expect(titles(worked).length).toBeGreaterThan(1);
    for (const stage of ['closing', 'withdrawn'] as const) expect(titles({ ...worked, stage, clocks: {} })).toEqual([]);
  });
});

describe('the operational review, once it was held', () => {
  it('is cancelled in a calendar that has it, through its day', () => {
    const on: Case = { ...caseAt('closed'), clocks: {} };
    const clock = { ...sure(caseAt('closed').clocks['operational-review']), dueAt: instant('2027-06-01T15:00:00Z') };
    const entries = [{ after: { clocks: { 'operational-review': clock } } }, { after: { clocks: { 'operational-review': null } } }];
    const gone = (now: string) =>
      eventsOfCase(on, entries as unknown as readonly Entry[], instant(now)).map(({ id, on: day, cancelled }) => [id, day, cancelled]);
    expect(gone('2027-06-01T16:00:00Z')).toEqual([['operational-review', '2027-06-01', true]]);
    expect(gone('2027-06-02T08:00:00Z')).toEqual([]);
  });
});

describe('a sitting that was to decide on a case', () => {
  it('stays in its calendar as cancelled, once it does not, until its time has passed', () => {
    const on = caseAt('ownership');
    const listedAt = (meeting: string, at: string) =>
      ({ after: { escalations: { e1: { listed: { meeting, at: instant(at) } } } } }) as unknown as Entry;
    const entries = [
      listedAt('northmarch-ttcg-2026-01', '2026-12-15T10:00:00Z'),
      listedAt('northmarch-ttcg-2026-01', '2026-12-16T10:00:00Z'),
    ];
    const gone = (now: string) =>
      eventsOfCase(on, entries, instant(now)).flatMap(({ id, on: at, cancelled }) => (cancelled ? [`${id} ${at}`] : []));
    expect(gone('2026-12-01T10:00:00Z')).toEqual([`sitting-northmarch-ttcg-2026-01 ${instant('2026-12-16T10:00:00Z')}`]);
    expect(gone('2026-12-17T10:00:00Z')).toEqual([]);
  });
});
