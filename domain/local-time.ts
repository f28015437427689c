// Local time of the United Kingdom by the published rule: summer time, UTC+1, runs from the last Sunday of March to the
// last Sunday of October, 01:00 UTC both (Summer Time Order 2002). Times are milliseconds, days are whole days since 1970.
import type { Instant, IsoDate } from './words.ts';

export const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Whole days since 1 January 1970 of a time in milliseconds. */
export const dayOf = (ms: number): number => Math.floor(ms / DAY_MS);

/** 1 Monday … 7 Sunday, of a day counted from 1 January 1970, which was a Thursday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

// March and October both have 31 days, so the last day is always there.
const changeOf = (year: number, month: 2 | 9): number => {
  const last = Date.UTC(year, month, 31);
  return last - (weekdayOf(dayOf(last)) % 7) * DAY_MS + HOUR_MS;
};

const summerTimeMs = (utcMs: number): number => {
  const year = new Date(utcMs).getUTCFullYear();
  return utcMs >= changeOf(year, 2) && utcMs < changeOf(year, 9) ? HOUR_MS : 0;
};

/** What a clock on the wall shows, written as if it were UTC. */
export const localOf = (utcMs: number): number => utcMs + summerTimeMs(utcMs);

/** The instant at which the wall shows this; the later one in the hour that comes twice, never one in the hour that is skipped. */
export const utcOf = (localMs: number): number => localMs - summerTimeMs(localMs - HOUR_MS);

// The only two casts: `toISOString` writes exactly what `isInstant` and `isIsoDate` accept.
export const instantAt = (utcMs: number): Instant => new Date(utcMs).toISOString() as Instant;
export const dateAt = (day: number): IsoDate => new Date(day * DAY_MS).toISOString().slice(0, 10) as IsoDate;

const written = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});
/** As the wall shows it in the United Kingdom: `Tuesday 24 November 2026 at 17:00`. */
export const inLocalTime = (at: Instant): string =>
  written
    .format(localOf(Date.parse(at)))
    .replace(',', '')
    .replace(/,? (?=\d\d:\d\d$)/, ' at ')
    .replace(' at at ', ' at ');
