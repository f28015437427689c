import { describe, expect, it } from 'vitest';
import type { Person } from '../../domain/directory.ts';
import { linesOf } from '../../domain/value-sheet.ts';
import { exportsValue, inPeriod, looksAtValue, measuredRegions, valueSight } from '../../domain/value-sight.ts';
import { directory, personOf, policy } from '../support/rulebook.ts';
import { date } from './calendars.ts';
import { contribution } from './payloads.ts';
import { caseAt, storyAt } from './story.ts';

const known = { directory, policy };
const measuring = (organisation: string): Person => ({ ...personOf('performance.national'), organisation });
const plain = caseAt('closing');
const restricted = { ...plain, restricted: true };

describe('ACC-1: the ledger goes with the page of the case; whoever measures sees it without restricted detail', () => {
  it.each([
    ['sio.aldershire', 'opened', 'opened'],
    ['requester.aldershire', 'opened', 'opened'],
    ['sio2.aldershire', 'opened', 'none'],
    ['toex-manager.northmarch', 'opened', 'opened'],
    ['triage.southvale', 'none', 'none'],
    ['spoc.dunmere', 'none', 'none'],
    ['auditor.national', 'none', 'none'],
    ['admin.national', 'none', 'none'],
    ['performance.national', 'measured', 'counted'],
  ])('%s: %s, and of a restricted case %s', (who, of, ofRestricted) => {
    expect([valueSight(plain, personOf(who), known), valueSight(restricted, personOf(who), known)]).toEqual([of, ofRestricted]);
  });
  it('a national office measures every region, one of a region its own, a force none but what opens to it', () => {
    expect(measuredRegions(measuring('national-oversight'), known)).toEqual(['northmarch', 'southvale']);
    expect(measuredRegions(measuring('toex-southvale'), known)).toEqual(['southvale']);
    expect(measuredRegions(measuring('aldershire'), known)).toEqual([]);
    expect(measuredRegions({ ...measuring('national-oversight'), active: false }, known)).toEqual([]);
    expect(valueSight(plain, measuring('toex-southvale'), known)).toBe('none');
  });
  it('VAL-6: exports are for those who key on APMIS and those who measure', () => {
    const people = Object.values(directory.people);
    const who = (may: (person: Person) => boolean) => [...new Set(people.filter(may).flatMap(({ roles }) => roles))].toSorted();
    expect(who(exportsValue)).toEqual(['performance', 'sia', 'toex-manager']);
    expect(people.filter(looksAtValue).map(({ id }) => id)).toEqual(expect.arrayContaining(['sio.aldershire', 'performance.national']));
    expect(looksAtValue(personOf('auditor.national'))).toBe(false);
  });
});

describe('a period is of the days of the events', () => {
  it('both ends counted, by reference and number', () => {
    const story = storyAt('development');
    for (const [index, day] of ['2026-10-01', '2026-10-31', '2026-11-01'].entries())
      story.give('sia.northmarch', 'log-value', { value: { ...contribution, dateOfEvent: date(day), evidenceRef: `E${String(index)}` } });
    const on = story.on();
    const lines = linesOf({ ...on, value: { ...on.value, v10: { ...on.value['v1']!, id: 'v10' } } });
    const ids = (period: Parameters<typeof inPeriod>[1]) => inPeriod(lines.toReversed(), period).map(({ entry }) => entry.id);
    expect(ids({})).toEqual(['v1', 'v2', 'v3', 'v10']);
    expect(ids({ from: date('2026-10-31'), to: date('2026-11-01') })).toEqual(['v2', 'v3']);
    expect(ids({ to: date('2026-10-01') })).toEqual(['v1', 'v10']);
    const elsewhere = lines.map((line) => ({ ...line, ref: 'TSK-NM-2026-00001-A' }));
    expect(inPeriod([...lines, ...elsewhere], {})[0]?.ref).toBe('TSK-NM-2026-00001-A');
  });
});
