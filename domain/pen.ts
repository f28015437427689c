import type { Case, Pen } from './case.ts';
import type { ClockChange } from './entries.ts';
import type { Facts } from './facts.ts';
import type { Instant, UserId } from './words.ts';

/** Hands the pen over, from this instant. */
export const penTo = (
  facts: Facts,
  party: Pen['party'],
  { role, user = null }: { readonly role: Pen['role']; readonly user?: UserId | null },
): Pen => ({
  party,
  role,
  user,
  since: facts.now,
});
/** Takes these clocks away where they run. */
export const stopped = (on: Case, ...clocks: readonly string[]): ClockChange =>
  Object.fromEntries(clocks.filter((clock) => on.clocks[clock] !== undefined).map((clock) => [clock, null]));
/** Takes every clock away: the case leaves the step it was in. */
export const allStopped = (on: Case): ClockChange => stopped(on, ...Object.keys(on.clocks));

/** When the pen's holder is due: the earliest target of their party's clocks, or of any that runs. */
export const penDue = (on: Case): Instant | null => {
  const clocks = Object.values(on.clocks);
  const own = clocks.filter(({ party }) => party === on.pen?.party);
  return (own.length > 0 ? own : clocks).map(({ dueAt }) => dueAt).sort()[0] ?? null;
};
