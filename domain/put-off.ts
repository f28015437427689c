import type { Drafted } from './entries.ts';
import { withRungAt, type Clock, type Clocks } from './clocks.ts';
import type { Calendar, RungPolicy } from './policy.ts';
import { entryOf } from './sides.ts';
import { addWorking, minutesOf, nextWorking } from './working-time.ts';
import type { Instant } from './words.ts';

export type OnClock = { readonly clock: string; readonly rung: string };
/** Whether a command is one of time, caused by a clock. */
export const isOnClock = (payload: object): payload is OnClock => 'clock' in payload && 'rung' in payload;

// What falls due at the close of a day is told right after it: so long a timer, or the sweep that stands in for one, may take.
const LATE_MS = 15 * 60_000;
const lapses: readonly RungPolicy['does'][] = ['lapse-return', 'bounce-redirect', 'lapse-handover', 'lapse-merge', 'return-transfer'];

export type PutOff = { readonly until: Instant; readonly clocks: Readonly<Record<string, Clock>> };
type At = { readonly now: Instant; readonly calendar: Calendar };
/** The rung as it has come due on a running clock. */
const dueNow = (clocks: Clocks, { clock, rung }: OnClock, now: Instant) => {
  const running = entryOf(clocks, clock);
  const pending = running?.rungs.find((each) => each.rung === rung);
  return running === null || pending === undefined || pending.at > now || running.pausedAt !== undefined ? null : { running, pending };
};
/** What has come due, a working day later. Null where it is not due. */
export const aDayOn = (clocks: Clocks, on: OnClock, { now, calendar }: At): PutOff | null => {
  const due = dueNow(clocks, on, now);
  if (due === null) return null;
  const until = addWorking(calendar, nextWorking(calendar, now), minutesOf(calendar, '1d'));
  return { until, clocks: { [on.clock]: withRungAt(due.running, on.rung, until) } };
};
/** What has come due is done at another time: an entry that says until when. */
export const asEntry = ({ clock, rung }: OnClock, { until, clocks }: PutOff): Drafted => ({
  type: 'put-off',
  about: { clock, rung, until },
  after: { clocks },
});
/**
 * Section 6, CLK-1: reminders and escalations go out in working hours only. What time is found to owe outside them (the service was
 * away, or it fell due there) waits for the opening; what lapses and is found late waits a working day, at any hour, so that whoever
 * was reminded late can still act. Null where it is done now.
 */
export const putOff = (clocks: Clocks, { clock, rung }: OnClock, { now, calendar }: At): PutOff | null => {
  const due = dueNow(clocks, { clock, rung }, now);
  if (due === null) return null;
  const { running, pending } = due;
  const opening = nextWorking(calendar, now);
  const late = Date.parse(now) - Date.parse(pending.at) > LATE_MS;
  const at = (until: Instant): PutOff => ({ until, clocks: { [clock]: withRungAt(running, rung, until) } });
  if (late && lapses.includes(pending.does)) return at(addWorking(calendar, opening, minutesOf(calendar, '1d')));
  const owedThere = nextWorking(calendar, pending.at) !== pending.at;
  return opening !== now && (late || owedThere) ? at(opening) : null;
};
