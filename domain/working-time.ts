// CLK-1: clocks run in the working hours of a calendar, local to the United Kingdom. Opening hours do not reach into the
// night hour of the clock changes (checked when the configuration is loaded), so every working day is equally long.
import { DAY_MS, MINUTE_MS, dateAt, dayOf, instantAt, localOf, utcOf, weekdayOf } from './local-time.ts';
import type { Calendar, WorkingTime } from './policy.ts';
import type { Instant, IsoDate } from './words.ts';

const clockMs = (clock: string): number => (Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))) * MINUTE_MS;
const lengthMs = (calendar: Calendar): number => clockMs(calendar.closes) - clockMs(calendar.opens);
const localDay = (at: Instant): number => dayOf(localOf(Date.parse(at)));
const dayNumber = (date: IsoDate): number => dayOf(Date.parse(date));

const works = (calendar: Calendar, day: number): boolean =>
  calendar.weekdays.includes(weekdayOf(day)) && !calendar.holidays.includes(dateAt(day));

/** Working days from `first` up to, but without, `end`: whole weeks are multiplied, never walked. */
const workingDays = (calendar: Calendar, first: number, end: number): number => {
  const weeks = Math.floor((end - first) / 7);
  const rest = Array.from({ length: end - first - weeks * 7 }, (_, offset) => first + weeks * 7 + offset);
  const [from, to] = [dateAt(first), dateAt(end)];
  const free = calendar.holidays.filter((day) => day >= from && day < to && calendar.weekdays.includes(weekdayOf(dayNumber(day))));
  return weeks * calendar.weekdays.length + rest.filter((day) => calendar.weekdays.includes(weekdayOf(day))).length - free.length;
};

const nextWorkingDay = (calendar: Calendar, day: number): number => {
  let next = day;
  while (!works(calendar, next)) next += 1;
  return next;
};

/** The working day that is `count` working days after the working day `day`; each leap lands at most the holidays too early. */
const workingDayAfter = (calendar: Calendar, day: number, count: number): number => {
  let [reached, owed] = [day, count];
  while (owed >= calendar.weekdays.length) {
    const leap = reached + Math.floor(owed / calendar.weekdays.length) * 7;
    owed -= workingDays(calendar, reached + 1, leap + 1);
    reached = leap;
  }
  for (; owed > 0; owed -= 1) reached = nextWorkingDay(calendar, reached + 1);
  return reached;
};

/** Milliseconds of this working day that are over at `at`. */
const workedMs = (calendar: Calendar, at: Instant): number => {
  if (!works(calendar, localDay(at))) return 0;
  const sinceMidnight = localOf(Date.parse(at)) - localDay(at) * DAY_MS;
  return Math.min(Math.max(sinceMidnight - clockMs(calendar.opens), 0), lengthMs(calendar));
};

/** The first instant from `at` on within working hours; the closing instant itself still counts. */
export const nextWorking = (calendar: Calendar, at: Instant): Instant => {
  const sinceMidnight = localOf(Date.parse(at)) - localDay(at) * DAY_MS;
  const today = sinceMidnight > clockMs(calendar.closes) ? localDay(at) + 1 : localDay(at);
  const day = nextWorkingDay(calendar, today);
  const open = day * DAY_MS + clockMs(calendar.opens);
  return day === localDay(at) && sinceMidnight >= clockMs(calendar.opens) ? at : instantAt(utcOf(open));
};

/** The opening of the first working day after the day of `at`. */
export const nextOpening = (calendar: Calendar, at: Instant): Instant =>
  instantAt(utcOf(nextWorkingDay(calendar, localDay(at) + 1) * DAY_MS + clockMs(calendar.opens)));

/** `from` plus working minutes: after the opening and at the latest at the closing of a working day. Nothing is added for less than 0. */
export const addWorking = (calendar: Calendar, from: Instant, minutes: number): Instant => {
  const start = nextWorking(calendar, from);
  if (!(minutes > 0)) return start;
  const total = workedMs(calendar, start) + Math.round(minutes * MINUTE_MS);
  const daysOn = Math.max(Math.ceil(total / lengthMs(calendar)) - 1, 0);
  const day = workingDayAfter(calendar, localDay(start), daysOn);
  return instantAt(utcOf(day * DAY_MS + clockMs(calendar.opens) + total - daysOn * lengthMs(calendar)));
};

/** Whole working minutes from `from` to `to`; 0 where `to` is not later. */
export const workingBetween = (calendar: Calendar, from: Instant, to: Instant): number => {
  if (Date.parse(to) <= Date.parse(from)) return 0;
  const days = workingDays(calendar, localDay(from), localDay(to)) * lengthMs(calendar);
  return Math.floor((days + workedMs(calendar, to) - workedMs(calendar, from)) / MINUTE_MS);
};

/** Working minutes of `4h` or of `3d`, a day being as long as this calendar's. */
export const minutesOf = (calendar: Calendar, time: WorkingTime): number =>
  Math.round(Number(time.slice(0, -1)) * (time.endsWith('d') ? lengthMs(calendar) / MINUTE_MS : 60));

/** The closing of the working day that `date` is, or else of the last one before it. */
export const atClose = (calendar: Calendar, date: IsoDate): Instant => {
  let day = dayNumber(date);
  while (!works(calendar, day)) day -= 1;
  return instantAt(utcOf(day * DAY_MS + clockMs(calendar.closes)));
};

/** The closing of the working day that lies `count` working days before the day of `at`. */
export const closeBefore = (calendar: Calendar, at: Instant, count: number): Instant => {
  let day = localDay(at);
  for (let left = count; left > 0; left -= 1) {
    day -= 1;
    while (!works(calendar, day)) day -= 1;
  }
  return atClose(calendar, dateAt(day));
};

/** The day on which this instant falls in the United Kingdom. */
export const isoDateOf = (at: Instant): IsoDate => dateAt(localDay(at));

/** CLK-5: working days after the day of `from` up to `date`, that day counted: 0 for today, below 0 for a day that is over. */
export const workingDaysAhead = (calendar: Calendar, from: Instant, date: IsoDate): number => {
  const [today, day] = [localDay(from), dayNumber(date)];
  return day < today ? Math.min(-1, -workingDays(calendar, day, today)) : workingDays(calendar, today + 1, day + 1);
};

/** The working day that lies so many working days after this date, or before it where `count` is below 0. */
export const workingDayFrom = (calendar: Calendar, date: IsoDate, count: number): IsoDate => {
  const step = count < 0 ? -1 : 1;
  let day = dayNumber(date);
  for (let owed = Math.abs(count); owed > 0; owed -= 1)
    do day += step;
    while (!works(calendar, day));
  return dateAt(day);
};
