import type { Case } from './case.ts';
import { retarget } from './clocks.ts';
import type { Change } from './entries.ts';
import type { Facts } from './facts.ts';
import { runsBeside } from './pen.ts';

/** CLK-6: what runs beside the stages takes the target of the new priority; the clocks of the step are started anew or set by its own rule. */
export const reprioritised = (on: Case, after: Change, facts: Facts): Change => {
  const { priority } = after;
  if (priority === undefined || priority === on.priority) return after;
  const clocks = Object.entries(on.clocks).flatMap(([name, clock]) =>
    runsBeside(clock) && after.clocks?.[name] === undefined
      ? [[name, retarget(facts, { region: on.region, priority }, clock)] as const]
      : [],
  );
  return clocks.length === 0 ? after : { ...after, clocks: { ...after.clocks, ...Object.fromEntries(clocks) } };
};
