import { z } from 'zod';
import { count, text } from './parts.ts';

const value = z.union([text, z.number(), z.null()]);
/** The same rows for every figure: what each has is said by its columns. Times are working minutes. */
export const figureAnswer = z.strictObject({
  figure: text,
  title: text,
  says: z.array(text),
  filter: z.strictObject({
    region: text.optional(),
    agency: text.optional(),
    priority: text.optional(),
    from: text.optional(),
    to: text.optional(),
  }),
  counted: z.strictObject({ cases: count, live: count, withheld: count }),
  columns: z.array(z.strictObject({ id: text, title: text, kind: text })),
  rows: z.array(z.record(text, value)),
});
