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
const lapses: readonly RungPolicy['does'][] = ['lapse-return', 'lapse-handover', 'return-transfer'];

export type PutOff = { readonly until: Instant; readonly clocks: Readonly<Record<string, Clock>> };
/**
 * Section 6, CLK-1: reminders and escalations go out in working hours only. What time is found to owe outside them (the service was
 * away, or it fell due there) waits for the opening; what lapses and is found late waits a working day, at any hour, so that whoever
 * was reminded late can still act. Null where it is done now.
 */
export const putOff = (
  clocks: Clocks,
  { clock, rung }: OnClock,
  { now, calendar }: { readonly now: Instant; readonly calendar: Calendar },
): PutOff | null => {
  const running = entryOf(clocks, clock);
  const pending = running?.rungs.find((each) => each.rung === rung);
  if (running === null || pending === undefined || pending.at > now || running.pausedAt !== undefined) return null;
  const opening = nextWorking(calendar, now);
  const late = Date.parse(now) - Date.parse(pending.at) > LATE_MS;
  const at = (until: Instant): PutOff => ({ until, clocks: { [clock]: withRungAt(running, rung, until) } });
  if (late && lapses.includes(pending.does)) return at(addWorking(calendar, opening, minutesOf(calendar, '1d')));
  const owedThere = nextWorking(calendar, pending.at) !== pending.at;
  return opening !== now && (late || owedThere) ? at(opening) : null;
};
