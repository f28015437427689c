export type Round = { readonly decisions: number; readonly seconds: number; readonly latenciesMs: readonly number[] };
/** One way of having decisions made: a fresh case, then its steps in order. */
export type Way = {
  readonly title: string;
  open(): Promise<string>;
  decide(ref: string, step: number): Promise<void>;
  /** Resolves when nothing is left over from earlier decisions on these cases. */
  drained(refs: readonly string[]): Promise<void>;
};

const sorted = (values: readonly number[]): readonly number[] => [...values].sort((a, b) => a - b);
/** `share` from 0 to 1. */
export const quantile = (values: readonly number[], share: number): number =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
export const median = (values: readonly number[]): number => {
  const all = sorted(values);
  const middle = all.length / 2;
  return Number.isInteger(middle) ? ((all[middle - 1] ?? 0) + (all[middle] ?? 0)) / 2 : (all[Math.floor(middle)] ?? 0);
};
export const rateOf = ({ decisions, seconds }: Round): number => decisions / seconds;

export const inBatches = async <T>(count: number, atOnce: number, work: (index: number) => Promise<T>): Promise<T[]> => {
  const results: T[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      const index = next;
      next += 1;
      results[index] = await work(index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, worker));
  return results;
};

/** `rushed`: each case has its steps without a pause. Otherwise the next decision is on another case, as with people, who read first. */
export type Size = { readonly cases: number; readonly inFlight: number; readonly steps: number; readonly rushed?: true };

/** Opens the cases, waits until all is quiet, then gives every case its steps, so many decisions at once. */
export const measure = async (way: Way, { cases, inFlight, steps, rushed }: Size): Promise<Round> => {
  const refs = await inBatches(cases, 10, () => way.open());
  await way.drained(refs);
  const latenciesMs: number[] = [];
  const began = performance.now();
  const decide = async (ref: string, step: number): Promise<void> => {
    const from = performance.now();
    await way.decide(ref, step);
    latenciesMs.push(performance.now() - from);
  };
  if (rushed === true)
    await inBatches(cases, inFlight, async (index) => {
      for (let step = 0; step < steps; step += 1) await decide(refs[index] ?? '', step);
    });
  else await inBatches(cases * steps, inFlight, (index) => decide(refs[index % cases] ?? '', Math.floor(index / cases)));
  const seconds = (performance.now() - began) / 1000;
  await way.drained(refs);
  return { decisions: cases * steps, seconds, latenciesMs };
};
