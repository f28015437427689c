// The shortest run that still breaks the same rule: steps are left out, half by half, as long as the breach stays.
import { simulate, type Outcome, type Plan } from './simulate.ts';
import type { Watching } from './watched.ts';

type Found = {
  readonly broken: NonNullable<Outcome['broken']>;
  readonly only?: readonly number[] | undefined;
  readonly judge?: Watching['judge'];
};
const PATIENCE_MS = 60_000;

/** The steps, of those that led there, that are needed for the breach. */
export const neededSteps = (plan: Plan, { broken, only, judge }: Found): readonly number[] => {
  const until = performance.now() + PATIENCE_MS;
  const breaks = (steps: readonly number[]): boolean => simulate(plan, { only: steps, judge }).broken?.rules === broken.rules;
  let needed = (only ?? Array.from({ length: broken.step + 1 }, (_, index) => index)).filter((index) => index <= broken.step);
  for (let size = Math.ceil(needed.length / 2); size >= 1 && performance.now() < until;) {
    let shorter = false;
    for (let from = 0; from < needed.length && performance.now() < until;) {
      const without = [...needed.slice(0, from), ...needed.slice(from + size)];
      if (without.length < needed.length && breaks(without)) {
        needed = without;
        shorter = true;
      } else from += size;
    }
    if (!shorter || size > needed.length) size = size === 1 ? 0 : Math.ceil(size / 2);
  }
  return needed;
};
/** Steps as `--only` takes them: `0-6,9`. */
const asRanges = (steps: readonly number[]): string =>
  steps
    .flatMap((step, index) => (steps[index - 1] === step - 1 ? [] : [{ from: step, index }]))
    .map(({ from }, at, all) => {
      const to = steps[(all[at + 1]?.index ?? steps.length) - 1] ?? from;
      return to === from ? String(from) : `${String(from)}-${String(to)}`;
    })
    .join(',');
/** The steps that such a list names. */
export const stepsIn = (ranges: string): readonly number[] =>
  ranges.split(',').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
/** The same as a command line, with what was decided on the stream that broke. */
export const shortened = (plan: Plan, found: Found): string => {
  const steps = neededSteps(plan, found);
  const { world, broken } = simulate(plan, { only: steps });
  const entries = world.written.cases[broken?.stream ?? ''] ?? world.written.sittings[broken?.stream ?? ''] ?? [];
  return [
    `Shortest found (${String(steps.length)} steps):`,
    `  npm run simulate -- --seed ${String(plan.seed)} --days ${String(plan.days)} --commands ${String(plan.commands)} --only ${asRanges(steps)}`,
    `On ${broken?.stream ?? 'nothing'}:`,
    ...entries.map(({ seq, at, actor, type }) => `  ${String(seq).padStart(4)}  ${at}  ${type} by ${actor}`),
  ].join('\n');
};
