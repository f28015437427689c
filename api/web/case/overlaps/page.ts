import { searchesSpent } from '../../../problems.ts';
import type { Part } from '../page.ts';

/** Possible overlaps that this person may see, and why they match; or that this person has searched enough today (DUP-2). */
export const overlaps: Part = async ({ ports, person }, { on }) => {
  const found = await ports.questions.overlaps(person, on.ref);
  return found.ok ? { matches: found.items } : { matches: [], spent: searchesSpent(found) };
};
