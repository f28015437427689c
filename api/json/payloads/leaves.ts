import { z } from 'zod';
import { isInstant, isIsoDate, type Instant, type IsoDate, type Narrative } from '../../../domain/words.ts';
import { prose } from './fields.ts';
import { noted, type FieldNote } from './notes.ts';

/** The leaves in which a payload as sent and a payload as decided differ. Every schema is written once, over these. */
export type Leaves<N, T, D> = {
  readonly narrative: (note: FieldNote) => z.ZodType<N>;
  readonly instant: (note: FieldNote) => z.ZodType<T>;
  readonly date: (note: FieldNote) => z.ZodType<D>;
};

const asInstant = (text: string): string => {
  const at = Date.parse(text);
  return Number.isNaN(at) ? text : new Date(at).toISOString();
};
/** Years in which somebody can have done something or will: a slip of the keys is none. Four digits, since instants are compared as text. */
const isOurs = (text: string): boolean => /^(19|20|21)\d\d-/.test(text);
const isTime = (text: string): boolean => isInstant(text) && isOurs(text);
const isDay = (text: string): boolean => isIsoDate(text) && isOurs(text);

/** As clients send it: narrative as plain text, times with any offset (written in UTC from then on). */
export const wireLeaves: Leaves<string, string, string> = {
  narrative: (note) => noted(prose, { ...note, narrative: true, multiline: true }),
  instant: (note) => noted(z.iso.datetime({ offset: true }).max(40).overwrite(asInstant).refine(isTime), { ...note, time: 'instant' }),
  date: (note) => noted(z.iso.date().refine(isDay), { ...note, time: 'date' }),
};

const stored = z.strictObject({ narrative: z.string().min(1).max(64), digest: z.string().regex(/^[0-9a-f]{64}$/) });
const branded = <B extends string>(is: (text: string) => text is B, title: string): z.ZodType<B> =>
  z.string().transform((text, context) => {
    if (is(text)) return text;
    context.addIssue({ code: 'custom', message: `not ${title}` });
    return z.NEVER;
  });

/** As rules see it: narrative by reference, times in UTC and branded. */
export const decidedLeaves: Leaves<Narrative, Instant, IsoDate> = {
  narrative: (note) => noted(stored, note),
  instant: (note) => noted(branded(isInstant, 'an instant'), note),
  date: (note) => noted(branded(isIsoDate, 'a date'), note),
};
