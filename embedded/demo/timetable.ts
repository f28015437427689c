import type { DemoTime } from '../../config/demo-time.ts';
import { DAY_MS, MINUTE_MS, instantAt, utcOf } from '../../domain/local-time.ts';
import type { Calendar } from '../../domain/policy.ts';
import { atClose, isoDateOf, workingDayFrom } from '../../domain/working-time.ts';
import type { Instant, IsoDate } from '../../domain/words.ts';

/** Working days counted from the last one that is over: 0 is that day, -3 three working days before it, 5 five after it. */
export type Timetable = { day(count: number): IsoDate; at(time: DemoTime): Instant };

export const timetable = (calendar: Calendar, now: Instant): Timetable => {
  const today = isoDateOf(now);
  const close = atClose(calendar, today);
  const zero = close <= now ? isoDateOf(close) : workingDayFrom(calendar, today, -1);
  const day = (count: number): IsoDate => workingDayFrom(calendar, zero, count);
  return {
    day,
    at: ({ day: count, clock }) => {
      const [hours = 0, minutes = 0] = clock.split(':').map(Number);
      const midnight = Math.floor(Date.parse(day(count)) / DAY_MS) * DAY_MS;
      return instantAt(utcOf(midnight + (hours * 60 + minutes) * MINUTE_MS));
    },
  };
};
