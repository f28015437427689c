// What activities find comes back as commands of the service; of these the rules themselves say enough to play them.
import type { Case } from '../../domain/case.ts';
import type { Entry } from '../../domain/entries.ts';
import type { Facts } from '../../domain/facts.ts';
import { owedItems } from '../../domain/owed.ts';

const proposed = { name: 'propose-candidate', payload: {} } as const;
const overlaps = { name: 'record-overlaps', payload: { count: 1, kinds: ['place'] } } as const;

export const findingsOf = (on: Case, entries: readonly Entry[], facts: Facts): readonly (typeof proposed | typeof overlaps)[] => {
  const owed = entries.flatMap((entry) => owedItems({ on, entry, facts }));
  const owes = (temperament: string): boolean => owed.some((item) => item.temperament === temperament);
  return [...(owes('candidates') ? [proposed] : []), ...(owes('overlaps') ? [overlaps] : [])];
};
