import type { Part } from '../page.ts';

/** Possible overlaps that this person may see, and why they match (DUP-2). */
export const overlaps: Part = async ({ ports, person }, { on }) => ({ found: await ports.questions.overlaps(person, on.ref) });
