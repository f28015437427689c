import { z } from 'zod';
import { valueFields } from '../../../domain/value-sheet.ts';
import { count, paged, ref, text } from './parts.ts';

const tally = z.record(text, z.number());
const figures = z.strictObject({
  verified: count,
  byFourP: tally,
  byLevel: tally,
  byRegion: tally,
  byOwner: tally,
  byKind: tally,
  counts: tally,
  hoursSaved: z.number().nonnegative(),
  unverified: count,
  reversed: count,
  notOnApmis: count,
  says: text,
});
const cell = z.union([text, z.number(), z.null()]);
const entry = z.strictObject({ ...Object.fromEntries(valueFields.map((field) => [field, cell])), counts: tally });

export const ledgerAnswer = z.strictObject({
  ...paged(entry).shape,
  marking: z.enum(['OFFICIAL', 'OFFICIAL-SENSITIVE']),
  handling: z.array(text),
  figures,
  /** Entries of restricted cases that stand in the figures and in no line. */
  withheld: count,
  notOnApmis: z.array(z.strictObject({ ref, entry: text })),
});
