import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, instantAt, localOf, utcOf } from '../../domain/local-time.ts';
import { addWorking, atClose, isoDateOf, nextWorking, workingBetween } from '../../domain/working-time.ts';
import { england, northernIreland, scotland } from './calendars.ts';

const seed = 20_261_130;
const calendars = fc.constantFrom(england, scotland, northernIreland);
const instants = fc
  .integer({ min: Date.UTC(2020, 0, 1) / 1000, max: Date.UTC(2040, 0, 1) / 1000 })
  .map((seconds) => instantAt(seconds * 1000));
const spans = fc.integer({ min: 0, max: 480 * 700 });

const london = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'medium' });
const wall = (ms: number): string => london.format(ms).replace(' ', 'T');

describe('CLK-1: local time of the United Kingdom agrees with Intl from 2020 to 2040', () => {
  it('at every hour', () => {
    const wrong: string[] = [];
    for (let ms = Date.UTC(2020, 0, 1); ms < Date.UTC(2041, 0, 1); ms += DAY_MS / 24) {
      if (instantAt(localOf(ms)).slice(0, 19) !== wall(ms)) wrong.push(instantAt(ms));
    }
    expect(wrong).toEqual([]);
  });
  it('to the second around every change, and back again', () => {
    for (let year = 2020; year <= 2040; year += 1) {
      for (const month of [2, 9]) {
        const sunday = 31 - new Date(Date.UTC(year, month, 31)).getUTCDay();
        const change = Date.UTC(year, month, sunday, 1);
        for (const ms of [change - 1000, change, change + 1000]) expect(instantAt(localOf(ms)).slice(0, 19)).toBe(wall(ms));
        for (const hours of [-24, -2, 2, 24]) expect(utcOf(localOf(change + hours * 3_600_000))).toBe(change + hours * 3_600_000);
      }
    }
  });
});

describe('CLK-1: working time', () => {
  it('what is added is what is counted', () => {
    fc.assert(
      fc.property(
        calendars,
        instants,
        spans,
        (calendar, from, minutes) => workingBetween(calendar, from, addWorking(calendar, from, minutes)) === minutes,
      ),
      { seed },
    );
  });
  it('adding in two steps is adding at once', () => {
    fc.assert(
      fc.property(calendars, instants, fc.tuple(spans, spans), (calendar, from, [first, second]) => {
        expect(addWorking(calendar, addWorking(calendar, from, first), second)).toBe(addWorking(calendar, from, first + second));
      }),
      { seed },
    );
  });
  it('a later start and a longer time are never due earlier', () => {
    fc.assert(
      fc.property(calendars, fc.tuple(instants, instants), fc.tuple(spans, spans), (calendar, starts, times) => {
        const [early, late] = starts.toSorted();
        const [short, long] = times.toSorted((one, other) => one - other);
        expect(addWorking(calendar, early!, short!) <= addWorking(calendar, late!, long!)).toBe(true);
        expect(workingBetween(calendar, early!, late!)).toBeGreaterThanOrEqual(0);
      }),
      { seed },
    );
  });
  it('every due time is within working hours of a working day', () => {
    fc.assert(
      fc.property(calendars, instants, spans, (calendar, from, minutes) => {
        const due = addWorking(calendar, from, minutes);
        const shown = wall(Date.parse(due));
        const weekday = new Date(`${shown}Z`).getUTCDay();
        expect(weekday >= 1 && weekday <= 5).toBe(true);
        expect(calendar.holidays).not.toContain(shown.slice(0, 10));
        expect(shown.slice(11) >= '09:00:00' && shown.slice(11) <= '17:00:00').toBe(true);
        expect(nextWorking(calendar, due)).toBe(due);
      }),
      { seed },
    );
  });
  it('agrees with a walk from minute to minute', () => {
    fc.assert(
      fc.property(calendars, instants, fc.integer({ min: 0, max: 20 * 24 * 60 }), (calendar, start, length) => {
        const from = Math.floor(Date.parse(start) / 60_000) * 60_000;
        let walked = 0;
        for (let ms = from; ms < from + length * 60_000; ms += 60_000) {
          const local = instantAt(localOf(ms));
          const open = calendar.weekdays.includes(new Date(local).getUTCDay()) && local.slice(11) >= '09:00' && local.slice(11) < '17:00';
          if (open && !calendar.holidays.some((holiday) => holiday === local.slice(0, 10))) walked += 1;
        }
        expect(workingBetween(calendar, instantAt(from), instantAt(from + length * 60_000))).toBe(walked);
      }),
      { numRuns: 40, seed },
    );
  });
  it('the closing of a day is never after that day', () => {
    fc.assert(
      fc.property(calendars, instants, (calendar, at) => isoDateOf(atClose(calendar, isoDateOf(at))) <= isoDateOf(at)),
      { seed },
    );
  });
});
