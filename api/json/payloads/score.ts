import { z } from 'zod';
import type { Title } from './asks.ts';
import { confidence, line } from './fields.ts';
import type { Leaves } from './leaves.ts';
import { noted } from './notes.ts';

const level = (title: Title) => noted(z.literal([0, 1, 2, 3, 4]), { title, hint: '0 (none) to 4 (highest)' });

/** data.md "Score". */
export const score = <N, T, D>(leaf: Leaves<N, T, D>) =>
  noted(
    z.strictObject({
      scheme: line({ title: 'Scoring scheme' }, 64),
      schemeVersion: noted(z.number().int().min(1).max(10_000), { title: 'Version of the scheme' }),
      harm: noted(
        z.strictObject({
          physical: level('Physical harm'),
          psychological: level('Psychological harm'),
          financial: level('Financial harm'),
          community: level('Harm to the community'),
        }),
        { title: 'Harm' },
      ),
      scope: level('Scope'),
      likelihood: level('Likelihood'),
      vulnerability: level('Vulnerability'),
      capacity: level('Capacity'),
      capability: level('Capability'),
      confidence,
      rationale: leaf.narrative({ title: 'Rationale for the score' }),
    }),
    { title: 'Score' },
  );
