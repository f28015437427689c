import type { Case } from './case.ts';
import type { Change, ClockChange } from './entries.ts';
import type { Facts } from './facts.ts';
import { retargeted } from './reprioritised.ts';
import { ownershipAt } from './ttcg-clock.ts';
import type { Instant, Priority } from './words.ts';

/** CLK-6: the case at another priority: each running clock keeps its start and pauses and takes the new target. */
export const atPriority = (
  on: Case,
  priority: Priority,
  facts: Facts,
): Change & { readonly priority: Priority; readonly clocks: ClockChange } => {
  if (priority === on.priority) return { priority, clocks: {} };
  const clocks = { ...retargeted(on, { region: on.region, priority }, facts), ...ownershipAt(on, priority, facts) };
  return { priority, clocks };
};

/** One clock that another priority would move: since it would fall due at another instant. */
export type Moved = { readonly clock: string; readonly before: Instant; readonly after: Instant };
/** What a change of priority would do, before it is done. */
export const movedClocks = (on: Case, priority: Priority, facts: Facts): readonly Moved[] =>
  Object.entries(atPriority(on, priority, facts).clocks).flatMap(([clock, after]) => {
    const before = on.clocks[clock];
    return before === undefined || after === null || before.dueAt === after.dueAt
      ? []
      : [{ clock, before: before.dueAt, after: after.dueAt }];
  });
