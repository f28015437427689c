import { describe, expect, it } from 'vitest';
import type { Calendar, WorkingTime } from '../../domain/policy.ts';
import { addWorking, atClose, isoDateOf, minutesOf, nextWorking, workingBetween, workingDaysAhead } from '../../domain/working-time.ts';
import { date, england, instant, northernIreland, scotland } from './calendars.ts';

const longDay: Calendar = { ...england, opens: '07:30', closes: '19:00' };

describe('CLK-1: clocks run in working hours of the calendar', () => {
  // By hand, in UTC.
  const table: [what: string, Calendar, from: string, WorkingTime, due: string][] = [
    ['England and Wales: within a day', england, '2026-11-18T09:30Z', '4h', '2026-11-18T13:30Z'],
    ['England and Wales: a day from the opening ends at the closing', england, '2026-11-18T09:00Z', '1d', '2026-11-18T17:00Z'],
    ['England and Wales: over the night', england, '2026-11-18T15:00Z', '4h', '2026-11-19T11:00Z'],
    ['England and Wales: over the weekend', england, '2026-11-20T16:00Z', '2h', '2026-11-23T10:00Z'],
    ['England and Wales: given at night: from the opening', england, '2026-11-18T22:15Z', '4h', '2026-11-19T13:00Z'],
    ['England and Wales: given before the opening', england, '2026-11-18T05:00Z', '1h', '2026-11-18T10:00Z'],
    ['England and Wales: given on a Saturday', england, '2026-11-21T12:00Z', '1d', '2026-11-23T17:00Z'],
    ['England and Wales: given at the closing', england, '2026-11-18T17:00Z', '1d', '2026-11-19T17:00Z'],
    ['England and Wales: seconds are kept over the night', england, '2026-11-18T16:59:30Z', '1h', '2026-11-19T09:59:30Z'],
    ['England and Wales: over Easter', england, '2026-04-02T15:00Z', '1d', '2026-04-07T15:00Z'],
    ['Scotland: over Easter: Easter Monday is worked', scotland, '2026-04-02T15:00Z', '1d', '2026-04-06T15:00Z'],
    ['Northern Ireland: over Easter', northernIreland, '2026-04-02T15:00Z', '1d', '2026-04-07T15:00Z'],
    ['England and Wales: over Christmas, Boxing Day in lieu and New Year', england, '2026-12-24T10:00Z', '5d', '2027-01-05T10:00Z'],
    ['Scotland: the second of January in lieu too', scotland, '2026-12-24T10:00Z', '5d', '2027-01-06T10:00Z'],
    ["Scotland: St Andrew's Day", scotland, '2026-11-27T12:00Z', '1d', '2026-12-01T12:00Z'],
    ["England and Wales: St Andrew's Day is worked", england, '2026-11-27T12:00Z', '1d', '2026-11-30T12:00Z'],
    ["Northern Ireland: St Patrick's Day", northernIreland, '2026-03-16T12:00Z', '1d', '2026-03-18T12:00Z'],
    ['Northern Ireland: the Twelfth in lieu', northernIreland, '2026-07-10T11:00Z', '1d', '2026-07-14T11:00Z'],
    ['Scotland: the early summer holiday', scotland, '2026-07-31T11:00Z', '1d', '2026-08-04T11:00Z'],
    ['England and Wales: the late summer holiday', england, '2026-08-28T11:00Z', '1d', '2026-09-01T11:00Z'],
    ['England and Wales: over the clock change of spring', england, '2026-03-27T15:00Z', '4h', '2026-03-30T10:00Z'],
    ['England and Wales: over the clock change of autumn', england, '2026-10-23T14:00Z', '4h', '2026-10-26T11:00Z'],
    ['England and Wales: ten days over the clock change of autumn', england, '2026-10-19T08:00Z', '10d', '2026-10-30T17:00Z'],
    ['England and Wales: the 253 working days of 2026 from its second day on', england, '2026-01-02T09:00Z', '253d', '2026-12-31T17:00Z'],
    ['07:30 to 19:00: a longer working day', longDay, '2026-11-18T07:30Z', '2d', '2026-11-19T19:00Z'],
  ];
  it.each(table.map(([what, ...row]) => ({ what, row })))('$what', ({ row: [calendar, from, time, due] }) => {
    const minutes = minutesOf(calendar, time);
    expect(addWorking(calendar, instant(from), minutes)).toBe(instant(due));
    expect(workingBetween(calendar, instant(from), instant(due))).toBe(minutes);
  });

  it('counts no minute outside working hours', () => {
    expect(workingBetween(england, instant('2026-11-20T17:00Z'), instant('2026-11-23T09:00Z'))).toBe(0);
    expect(workingBetween(england, instant('2026-12-24T17:00Z'), instant('2026-12-29T09:00Z'))).toBe(0);
    expect(workingBetween(england, instant('2026-11-18T10:00:00Z'), instant('2026-11-18T10:00:59Z'))).toBe(0);
  });
  it('never counts backwards', () => {
    expect(workingBetween(england, instant('2026-11-19T10:00Z'), instant('2026-11-18T10:00Z'))).toBe(0);
    expect(addWorking(england, instant('2026-11-18T10:00Z'), -60)).toBe(instant('2026-11-18T10:00Z'));
  });
  it("a day is as long as the calendar's own working day", () => {
    expect(minutesOf(england, '3d')).toBe(1440);
    expect(minutesOf(longDay, '3d')).toBe(2070);
    expect(minutesOf(longDay, '4h')).toBe(240);
  });
  it.each([
    ['within hours', '2026-11-18T10:00Z', '2026-11-18T10:00Z'],
    ['the opening', '2026-11-18T09:00Z', '2026-11-18T09:00Z'],
    ['the closing instant itself', '2026-11-18T17:00Z', '2026-11-18T17:00Z'],
    ['just after the closing', '2026-11-18T17:00:00.001Z', '2026-11-19T09:00Z'],
    ['before the opening', '2026-11-18T08:59:59Z', '2026-11-18T09:00Z'],
    ['a weekend', '2026-11-21T10:00Z', '2026-11-23T09:00Z'],
    ['summer time', '2026-07-01T07:00Z', '2026-07-01T08:00Z'],
    ['the summer holiday', '2026-08-31T10:00Z', '2026-09-01T08:00Z'],
  ])('the next working instant: %s', (_what, at, next) => expect(nextWorking(england, instant(at))).toBe(instant(next)));
  it.each([
    ['a working day in summer', '2026-06-10', '2026-06-10T16:00Z'],
    ['a working day in winter', '2026-12-01', '2026-12-01T17:00Z'],
    ['a Sunday: the Friday before', '2026-11-22', '2026-11-20T17:00Z'],
    ['Boxing Day in lieu: Christmas Eve', '2026-12-28', '2026-12-24T17:00Z'],
  ])('the closing of %s', (_what, day, close) => expect(atClose(england, date(day))).toBe(instant(close)));
  it('a day is a day of the United Kingdom', () => {
    expect(isoDateOf(instant('2026-06-30T23:30Z'))).toBe('2026-07-01');
    expect(isoDateOf(instant('2026-12-31T23:30Z'))).toBe('2026-12-31');
  });
  it('is worked out over thirty years in no time', () => {
    const begun = performance.now();
    for (let round = 0; round < 1000; round += 1) addWorking(england, instant('2026-11-18T10:00Z'), 480 * 250 * 30);
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});

describe('CLK-5: within ten working days, that day counted', () => {
  const friday = instant('2026-11-20T12:00Z');
  it.each([
    ['2026-11-19', -1],
    ['2026-11-20', 0],
    ['2026-11-22', 0],
    ['2026-11-23', 1],
    ['2026-12-04', 10],
    ['2026-12-05', 10],
    ['2026-12-07', 11],
    ['2026-12-29', 25],
  ])('%s is %d working days ahead', (day, ahead) => expect(workingDaysAhead(england, friday, date(day))).toBe(ahead));
  it('leaves bank holidays out', () => expect(workingDaysAhead(scotland, friday, date('2026-12-04'))).toBe(9));
});
