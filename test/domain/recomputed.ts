// CLK-4: when each clock is due, worked out anew from the journal: its start, its target, and every stretch for which it stood still.
import type { Clock } from '../../domain/clocks.ts';
import type { Entry } from '../../domain/entries.ts';
import { evolve } from '../../domain/evolve.ts';
import type { Case } from '../../domain/case.ts';
import type { Instant } from '../../domain/words.ts';
import { addWorking, workingBetween } from '../../domain/working-time.ts';
import { policy } from '../support/rulebook.ts';

const calendar = policy.calendars['england-wales'];
type Stretch = { readonly clock: string; readonly startedAt: Instant; readonly minutes: number };

/** Every stretch that is over, by the clock (its name and its start) that stood still. */
const stretches = (entries: readonly Entry[]): { readonly on: Case | null; readonly found: readonly Stretch[] } => {
  const found: Stretch[] = [];
  // A return puts the gateway's clock aside (CLK-2): it is away from the case until the bid is claimed again.
  const aside = new Map<string, { readonly startedAt: Instant; readonly since: Instant }>();
  let on: Case | null = null;
  for (const entry of entries) {
    const next = evolve(on, entry);
    for (const [clock, { startedAt, pausedAt }] of Object.entries(on?.clocks ?? {})) {
      const later: Clock | undefined = next?.clocks[clock];
      if (pausedAt === undefined || later?.startedAt !== startedAt || later.pausedAt !== undefined) continue;
      found.push({ clock, startedAt, minutes: workingBetween(calendar, pausedAt, entry.at) });
    }
    for (const [clock, { startedAt }] of Object.entries(on?.clocks ?? {}))
      if (next?.clocks[clock] === undefined) aside.set(clock, { startedAt, since: entry.at });
    for (const [clock, { startedAt }] of Object.entries(next?.clocks ?? {})) {
      const away = aside.get(clock);
      if (away?.startedAt === startedAt) found.push({ clock, startedAt, minutes: workingBetween(calendar, away.since, entry.at) });
      aside.delete(clock);
    }
    on = next;
  }
  return { on, found };
};
/** Of each clock that counts from its start: when it is due by the journal, and when the case says that it is. */
export const recomputed = (
  entries: readonly Entry[],
): readonly { readonly clock: string; readonly due: Instant; readonly live: Instant }[] => {
  const { on, found } = stretches(entries);
  return Object.entries(on?.clocks ?? {}).flatMap(([clock, { startedAt, targetMinutes, dueAt }]) => {
    // A date that had passed when its clock began is no working time from the start.
    if (targetMinutes === 0) return [];
    const still = found
      .filter((each) => each.clock === clock && each.startedAt === startedAt)
      .reduce((sum, { minutes }) => sum + minutes, 0);
    return [{ clock, due: addWorking(calendar, startedAt, targetMinutes + still), live: dueAt }];
  });
};
