import { describe, expect, it } from 'vitest';
import { actsFor } from '../../domain/acting-now.ts';
import { barAdministration } from '../../domain/administration.ts';
import { ageBands, bandOf, inJourneyOrder, shareUsed } from '../../domain/ageing.ts';
import { quarterNamed, quartersUntil } from '../../domain/quarter.ts';
import { issuesOwed, nameOfIssue, owedIssueId } from '../../domain/sitting-issues.ts';
import { sitting as isOpened } from './asked.ts';
import { currentOf, nextVersion } from '../../domain/versions.ts';
import { isDoneByCover } from '../../domain/waits-by-cover.ts';
import { workingDayFrom } from '../../domain/working-time.ts';
import { writtenDay } from '../../domain/written-time.ts';
import { factsFor, FRIDAY, personOf } from '../support/rulebook.ts';
import { directoryWith } from './by-time.ts';
import { date, england } from './calendars.ts';
import { caseAt, later } from './story.ts';

describe('CLK-2, CLK-3: how much of its time a clock has used', () => {
  const used = (minutes: number, other: object = {}) =>
    shareUsed({ from: FRIDAY, target: 200, still: 0, paused: null, ...other }, { now: later(FRIDAY, minutes), calendar: england });
  it.each([
    [0, {}, 0],
    [50, {}, 25],
    [199, {}, 99],
    [200, {}, 100],
    [300, {}, 150],
    [100, { still: 60 }, 20],
    [10, { still: 60 }, 0],
    [200, { paused: later(FRIDAY, 20) }, 10],
    [20, { target: 0 }, null],
  ] as const)('after %i minutes with %j: %s percent', (minutes, other, share) => {
    expect(used(minutes, other)).toBe(share);
  });
  it('is told in seven bands, and what has no time to use is over it from the start', () => {
    const title = (share: number | null) => ageBands[bandOf(share)]?.title;
    expect([0, 24, 25, 49, 50, 74, 75, 99, 100, 149, 150, 199, 200, 900, null].map(title)).toEqual([
      'Under 25%', 'Under 25%', '25 to 49%', '25 to 49%', '50 to 74%', '50 to 74%', '75 to 99%', '75 to 99%', '100 to 149%', '100 to 149%',
      '150 to 199%', '150 to 199%', '200% or more', '200% or more', '200% or more',
    ]); // prettier-ignore
  });
  it('stages stand in the order of the journey, its ends last', () => {
    const journey = ['triage-queue', 'in-triage', 'returned', 'redirect-offered', 'decline-review', 'consideration', 'awaiting-capacity', 'terms', 'development', 'product-review', 'acceptance', 'reassessment', 'ownership', 'escalated', 'closing', 'closed', 'declined', 'withdrawn', 'lapsed', 'redirected', 'merged'] as const; // prettier-ignore
    expect(journey.toReversed().toSorted(inJourneyOrder)).toEqual(journey);
  });
});

describe('a quarter of the calendar year', () => {
  it.each([
    ['2026-Q1', '2026-01-01', '2026-03-31'],
    ['2026-Q2', '2026-04-01', '2026-06-30'],
    ['2027-Q3', '2027-07-01', '2027-09-30'],
    ['2999-Q4', '2999-10-01', '2999-12-31'],
  ] as const)('%s is from %s to %s', (name, from, to) => {
    expect(quarterNamed(name)).toEqual({ name, from, to });
  });
  it.each(['', '2026', '2026-Q0', '2026-Q5', '1999-Q1', 'x2026-Q1', '2026-Q1x', '20261-Q1'])('%j names none', (name) => {
    expect(quarterNamed(name)).toBeNull();
  });
  it('the last ones come latest first, over the turn of a year', () => {
    const names = (day: string, count: number) => quartersUntil(date(day), count).map(({ name }) => name);
    expect(names('2027-02-28', 3)).toEqual(['2027-Q1', '2026-Q4', '2026-Q3']);
    expect(names('2026-12-31', 1)).toEqual(['2026-Q4']);
    expect(names('2026-10-01', 1)).toEqual(['2026-Q4']);
    expect(names('2026-09-30', 1)).toEqual(['2026-Q3']);
    expect(names('2026-09-30', 0)).toEqual([]);
  });
});

describe('CLK-1: working days before and after a day', () => {
  // Friday 20 November 2026; Christmas Day is a Friday, and Boxing Day's holiday the Monday after.
  it.each([
    ['2026-11-20', 0, '2026-11-20'],
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-20', 5, '2026-11-27'],
    ['2026-11-23', -1, '2026-11-20'],
    ['2026-11-22', 1, '2026-11-23'],
    ['2026-11-22', -1, '2026-11-20'],
    ['2026-12-24', 1, '2026-12-29'],
    ['2026-12-29', -1, '2026-12-24'],
  ] as const)('from %s by %i: %s', (from, count, to) => {
    expect(workingDayFrom(england, date(from), count)).toBe(to);
  });
  it('each month has its name', () => {
    const days = Array.from({ length: 12 }, (_, month) => date(`2026-${String(month + 1).padStart(2, '0')}-05`));
    expect(days.map(writtenDay)).toEqual([
      '5 January 2026', '5 February 2026', '5 March 2026', '5 April 2026', '5 May 2026', '5 June 2026', '5 July 2026', '5 August 2026',
      '5 September 2026', '5 October 2026', '5 November 2026', '5 December 2026',
    ]); // prettier-ignore
  });
});

describe('ACC-6: what somebody may do for whom they cover', () => {
  const away = { absentFrom: later(FRIDAY, -60), absentUntil: later(FRIDAY, 60 * 24), deputy: 'triage2.northmarch' };
  const covered = directoryWith({ 'triage.northmarch': away });
  it('is what waits, but for signatures and what is theirs by name', () => {
    const kinds = ['nomination', 'transfer', 'redirect', 'signature', 'link', 'merge', 'question', 'verification', 'dispute', 'appeal', 'acknowledgement', 'review', 'urgency', 'product-review', 'acceptance'] as const; // prettier-ignore
    expect(kinds.filter(isDoneByCover)).toEqual([
      'redirect',
      'link',
      'question',
      'verification',
      'dispute',
      'review',
      'urgency',
      'product-review',
      'acceptance',
    ]);
  });
  it('names those for whom they could give a command now, and nobody where nobody asks', () => {
    const on = caseAt('in-triage');
    const named = (who: string | null, directory = covered) => actsFor('recommend', on, factsFor(who, { directory })).map(({ id }) => id);
    expect(named('triage2.northmarch')).toEqual(['triage.northmarch']);
    expect(named('triage2.northmarch', directoryWith({}))).toEqual([]);
    expect(named('gateway-manager.northmarch')).toEqual([]);
    expect(named(null)).toEqual([]);
    expect(actsFor('close', on, factsFor('triage2.northmarch', { directory: covered }))).toEqual([]);
  });
});

describe('who administers', () => {
  it('is an administrator, before anything else is looked at', () => {
    expect(barAdministration(factsFor('admin.national'))).toBeNull();
    expect(barAdministration(factsFor('chair.northmarch'))).toMatchObject({ code: 'wrong-person' });
    expect(personOf('admin.national').active).toBe(true);
  });
});

describe('ESC-1: the files that a sitting owes', () => {
  const entry = (type: string, about: object = {}) => ({ type, about, seq: 7 }) as never;
  const owed = (status: 'open' | 'papers-closed' | null, type: string, about: object = {}) =>
    issuesOwed(status === null ? null : isOpened(status), entry(type, about), 'm-1').map(owedIssueId);
  const files = ['json', 'html', 'docx', 'pdf'].map((format) => `m-1:7:documents-${format}`);
  it.each([
    ['open', 'papers-closed', files],
    ['open', 'sitting-started', files],
    [null, 'sitting-started', files],
    ['papers-closed', 'sitting-started', []],
    ['papers-closed', 'pack-supplemented', files],
    ['papers-closed', 'paper-replaced', files],
    ['open', 'pack-supplemented', []],
    ['open', 'paper-replaced', []],
    ['papers-closed', 'minutes-approved', files],
    ['papers-closed', 'action-added', []],
  ] as const)('%s, %s: %j', (status, type, owing) => {
    expect(owed(status, type, { case: 'TSK-NM-2026-00042-C' })).toEqual(owing);
  });
  it('are called after the sitting and a number, never after a case', () => {
    expect(nameOfIssue('m-1', { kind: 'minutes', number: 1 }, 'pdf')).toBe('m-1-minutes.pdf');
    expect(nameOfIssue('m-1', { kind: 'addendum', number: 2 }, 'docx')).toBe('m-1-addendum-2.docx');
  });
});

describe('TOR-2: which version is looked at first', () => {
  const version = (number: number, status: string) => ({ version: number, status, digest: '', signatures: [] }) as never;
  const first = (...statuses: string[]) =>
    (currentOf(Object.fromEntries(statuses.map((status, index) => [String(index + 1), version(index + 1, status)]))) as { version: number } | null)?.version ?? null; // prettier-ignore
  it('is what is on the table, else what is in force, else the latest', () => {
    expect(first('agreed', 'proposed')).toBe(2);
    expect(first('agreed', 'rejected')).toBe(1);
    expect(first('rejected', 'withdrawn')).toBe(2);
    expect(first()).toBeNull();
  });
  it('the next one goes on counting, from what was before where there is none', () => {
    expect(nextVersion({})).toBe(1);
    expect(nextVersion({}, 4)).toBe(5);
    expect(nextVersion({ 1: version(1, 'rejected'), 2: version(2, 'agreed') })).toBe(3);
  });
});
