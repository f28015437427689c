import { describe, expect, it } from 'vitest';
import { loadConfiguration } from '../../config/load.ts';
import type { CalendarId } from '../../domain/directory.ts';
import { DAY_MS, dateAt, dayOf, weekdayOf } from '../../domain/local-time.ts';

const loaded = loadConfiguration('config');
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
const { calendars } = loaded.policy;

// Easter Sundays from the published tables; the rest of each year follows by rule.
const easters = ['2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2028-04-16', '2029-04-01', '2030-04-21'];
const proclaimed: Partial<Record<CalendarId, string[]>> = { scotland: ['2026-06-15'] };

const day = (year: string, monthAndDay: string): number => dayOf(Date.parse(`${year}-${monthAndDay}`));
const mondayFrom = (first: number): number => first + ((8 - weekdayOf(first)) % 7);
/** A holiday on a weekend moves to the next working day that is not one already. */
const observed = (days: number[]): number[] => {
  const kept = days.filter((one) => weekdayOf(one) <= 5);
  for (const weekend of days.filter((one) => weekdayOf(one) > 5)) {
    let substitute = weekend;
    while (weekdayOf(substitute) > 5 || kept.includes(substitute)) substitute += 1;
    kept.push(substitute);
  }
  return kept;
};

const byRule = (id: CalendarId, easter: string): string[] => {
  const year = easter.slice(0, 4);
  const sunday = dayOf(Date.parse(easter));
  const scottish = id === 'scotland';
  const days = [
    ...observed([day(year, '01-01'), ...(scottish ? [day(year, '01-02')] : [])]),
    sunday - 2,
    ...(scottish ? [] : [sunday + 1]),
    mondayFrom(day(year, '05-01')),
    mondayFrom(day(year, '05-25')),
    mondayFrom(day(year, scottish ? '08-01' : '08-25')),
    ...observed([day(year, '12-25'), day(year, '12-26')]),
    ...(scottish ? observed([day(year, '11-30')]) : []),
    ...(id === 'northern-ireland' ? [...observed([day(year, '03-17')]), ...observed([day(year, '07-12')])] : []),
  ];
  return days.map(dateAt);
};

describe('CLK-1: the bank holidays of the three jurisdictions', () => {
  it.each<CalendarId>(['england-wales', 'scotland', 'northern-ireland'])(
    '%s: the file agrees with the rule and the proclaimed days',
    (id) => {
      const expected = [...easters.flatMap((easter) => byRule(id, easter)), ...(proclaimed[id] ?? [])].toSorted();
      expect(calendars[id].holidays).toEqual(expected);
    },
  );
  it('counts eight, nine and ten holidays in an ordinary year', () => {
    const in2029 = (id: CalendarId): number => calendars[id].holidays.filter((date) => date.startsWith('2029')).length;
    expect([in2029('england-wales'), in2029('scotland'), in2029('northern-ireland')]).toEqual([8, 9, 10]);
  });
  it('holds days only on which somebody would else work', () => {
    const weekends = Object.values(calendars).flatMap(({ holidays }) =>
      holidays.filter((date) => weekdayOf(Date.parse(date) / DAY_MS) > 5),
    );
    expect(weekends).toEqual([]);
  });
});
