import type { Case } from './case.ts';
import { retarget, type Clock } from './clocks.ts';
import type { Change, ClockChange } from './entries.ts';
import { calendarOf, type Facts } from './facts.ts';
import { runsBeside } from './lasting.ts';
import type { Step } from './policy.ts';
import type { Priority } from './words.ts';

type To = { readonly region: string; readonly priority: Priority };
/** These run to a day or an instant that somebody has named, whatever the priority is. */
const named: readonly Step[] = ['hold-review', 'product-due', 'sitting-awaited', 'merge-consent', 'operational-review'];
export const isNamed = ({ returns = [] }: Pick<Case, 'returns'>, { step }: Clock): boolean =>
  named.includes(step) || (step === 'answer-return' && returns.at(-1)?.dueBy !== undefined);
/** CLK-6 asks for a target or a calendar that changes: a clock to which neither happens stays exactly as it is. */
const unchanged = (
  on: Case,
  { region, priority }: To,
  { clock: { step }, facts }: { readonly clock: Clock; readonly facts: Facts },
): boolean => {
  const { targets } = facts.policy.steps[step];
  return targets[priority] === targets[on.priority] && calendarOf(facts, region).id === calendarOf(facts, on.region).id;
};

/** CLK-6: the running clocks of a case that goes on at another priority, or by another region's calendar. */
export const retargeted = (on: Case, to: To, facts: Facts): ClockChange =>
  Object.fromEntries(
    Object.entries(on.clocks).flatMap(([name, clock]) =>
      isNamed(on, clock) || unchanged(on, to, { clock, facts }) ? [] : [[name, retarget(facts, to, clock)] as const],
    ),
  );
/** The same of what runs beside the stages, whatever changes priority or region; the clocks of the step are started anew or set by its own rule. */
export const reprioritised = (on: Case, after: Change, facts: Facts): Change => {
  const to = { region: after.region ?? on.region, priority: after.priority ?? on.priority };
  const all = retargeted(
    { ...on, clocks: Object.fromEntries(Object.entries(on.clocks).filter(([, clock]) => runsBeside(clock))) },
    to,
    facts,
  );
  const clocks = Object.entries(all).filter(([name]) => after.clocks?.[name] === undefined);
  return clocks.length === 0 ? after : { ...after, clocks: { ...after.clocks, ...Object.fromEntries(clocks) } };
};
