import { z } from 'zod';
import type { Leaves } from './leaves.ts';
import { noted } from './notes.ts';

export const appeal = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({ grounds: leaf.narrative({ title: 'Grounds', hint: 'Why the bid should not have been declined' }) });
export const decideAppeal = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({
    outcome: noted(z.enum(['uphold', 'overturn']), { title: 'Outcome' }),
    rationale: leaf.narrative({ title: 'Rationale' }),
  });
