import { describe, expect, it } from 'vitest';
import { quarterNamed, quartersUntil } from '../../domain/quarter.ts';
import { date } from './calendars.ts';

describe('a quarter of the calendar year', () => {
  it('by its name, with its first and last day', () => {
    expect(quarterNamed('2027-Q1')).toEqual({ name: '2027-Q1', from: '2027-01-01', to: '2027-03-31' });
    expect(quarterNamed('2026-Q4')).toEqual({ name: '2026-Q4', from: '2026-10-01', to: '2026-12-31' });
    for (const none of ['', '2026', '2026-Q0', '2026-Q5', '1999-Q1', '2026-Q1 ', '20266-Q1']) expect(quarterNamed(none)).toBeNull();
  });
  it('of a day, and those before it across the year', () => {
    const names = (day: string, count: number) => quartersUntil(date(day), count).map(({ name }) => name);
    expect(names('2027-02-28', 3)).toEqual(['2027-Q1', '2026-Q4', '2026-Q3']);
    expect(names('2026-12-31', 1)).toEqual(['2026-Q4']);
    expect(names('2026-04-01', 2)).toEqual(['2026-Q2', '2026-Q1']);
  });
});
