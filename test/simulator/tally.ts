// What a run came to, counted.
import type { Case } from '../../domain/case.ts';

export type Counts = Readonly<Record<string, number>>;
const counter = () => {
  const counts: Record<string, number> = {};
  return { counts, add: (key: string) => void (counts[key] = (counts[key] ?? 0) + 1) };
};
export const createTally = () => {
  const [accepted, refusals, stages, refusedBy, covered] = [counter(), counter(), counter(), counter(), counter()];
  const refusedAs: Record<string, Record<string, number>> = {};
  let total = 0;
  return {
    accepted: accepted.counts as Counts,
    refusedBy: refusedBy.counts as Counts,
    /** Of each command how often for which reason. */
    refusedAs: refusedAs as Readonly<Record<string, Counts>>,
    refusals: refusals.counts as Counts,
    stages: stages.counts as Counts,
    /** Accepted by cover (ACC-6), by command. */
    covered: covered.counts as Counts,
    coveredBy: covered.add,
    total: () => total,
    /** A command was decided; `code` is null where it was accepted. */
    given: (name: string, code: string | null): void => {
      total += 1;
      if (code === null) accepted.add(name);
      else {
        refusedBy.add(name);
        refusals.add(code);
        const of = (refusedAs[name] ??= {});
        of[code] = (of[code] ?? 0) + 1;
      }
    },
    reached: (before: Case | null, { stage }: Case): void => {
      if (before?.stage !== stage) stages.add(stage);
    },
  };
};
export type Tally = ReturnType<typeof createTally>;
