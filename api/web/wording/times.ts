import type { Calendar } from '../../../domain/policy.ts';
import type { Instant } from '../../../domain/words.ts';
import { workingBetween } from '../../../domain/working-time.ts';

const london = 'Europe/London';
const moments = new Intl.DateTimeFormat('en-GB', {
  timeZone: london,
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const days = new Intl.DateTimeFormat('en-GB', { timeZone: london, day: 'numeric', month: 'long', year: 'numeric' });

/** `Tue, 24 Nov 2026, 17:00` in United Kingdom time; what is no instant is shown as it is. */
export const momentOf = (at: string): string =>
  Number.isNaN(Date.parse(at)) ? at : moments.format(new Date(at)).replace(/^(\w+),? /, '$1 ');
export const dayOf = (date: string): string => (Number.isNaN(Date.parse(date)) ? date : days.format(new Date(date)));

/** The last day of what is over at this instant: an absence until midnight ends with the day before. */
export const lastDayOf = (until: string): string =>
  Number.isNaN(Date.parse(until)) ? until : days.format(new Date(Date.parse(until) - 1));

const minutesOf = (time: string): number => {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
};
const many = (count: number, word: string): string => `${String(count)} ${word}${count === 1 ? '' : 's'}`;

/** Working minutes as days of the calendar's length, hours and minutes: at most two of them. */
export const workingTime = (minutes: number, calendar: Calendar): string => {
  const day = Math.max(1, minutesOf(calendar.closes) - minutesOf(calendar.opens));
  const [whole, rest] = [Math.floor(minutes / day), Math.round(minutes % day)];
  const [hours, left] = [Math.floor(rest / 60), rest % 60];
  const parts = [
    whole > 0 ? many(whole, 'working day') : '',
    hours > 0 ? many(hours, 'hour') : '',
    left > 0 ? many(left, 'minute') : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'none' : parts.slice(0, 2).join(' ');
};

/** Working time as somebody says it who looks at a list: the hours of the first day count, later ones only days. Whole ones, rounded down. */
const inWords = (minutes: number, calendar: Calendar): string => {
  const day = Math.max(1, minutesOf(calendar.closes) - minutesOf(calendar.opens));
  if (minutes >= 2 * day) return many(Math.floor(minutes / day), 'working day');
  if (minutes >= day) return workingTime(minutes - (minutes % 60), calendar);
  return minutes >= 60 ? many(Math.floor(minutes / 60), 'working hour') : many(minutes, 'working minute');
};

/** How much working time is left, or by how much it is over. */
export const timeLeft = (calendar: Calendar, now: Instant, dueAt: Instant): string => {
  const minutes = dueAt > now ? workingBetween(calendar, now, dueAt) : workingBetween(calendar, dueAt, now);
  if (minutes < 1) return dueAt > now ? 'less than a working minute left' : 'overdue since a moment ago';
  return dueAt > now ? `${inWords(minutes, calendar)} left` : `overdue by ${inWords(minutes, calendar)}`;
};
