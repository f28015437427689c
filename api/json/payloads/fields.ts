import { z } from 'zod';
import type { Title } from './asks.ts';
import { noted, type FieldNote } from './notes.ts';

/** Line breaks and other control characters have no place in a line: they reach headers of mail and names of files. */
const control = /\p{Cc}/u;
const lone = /\p{Cs}/u;
const NUL = '\u0000';

const tidy = (text: string): string => text.normalize('NFC').trim();
const whole = (text: string): boolean => !text.includes(NUL) && !lone.test(text);

/** Free text as a client sends it: trimmed, NFC, 1 to 20000 characters, nothing that Postgres or UTF-8 cannot hold. */
export const prose = z
  .string()
  .overwrite(tidy)
  .min(1)
  .max(20_000)
  .refine(whole, 'Remove the characters that are not text (NUL, half a surrogate pair).');

/** One line of text. */
export const line = (note: FieldNote, max = 200): z.ZodString =>
  noted(
    z
      .string()
      .overwrite(tidy)
      .min(1)
      .max(max)
      .refine((text) => whole(text) && !control.test(text), 'Remove the line breaks and control characters; this is one line of text.'),
    note,
  );
/** A code of a policy list: which codes hold is for a rule to say. */
export const code = (note: FieldNote): z.ZodString => line(note, 64);
export const person = (title: Title): z.ZodString => line({ title, person: true }, 100);
export const organisation = (title: Title): z.ZodString => line({ title, organisation: true }, 100);
export const sha256 = (title: Title): z.ZodString =>
  noted(z.string().regex(/^[0-9a-f]{64}$/), {
    title,
    hint: '64 hexadecimal digits, lower case',
    advice: 'Copy all 64 digits (0-9, a-f) as they are shown.',
  });

export const flag = (title: Title): z.ZodBoolean => noted(z.boolean(), { title });
export const whole0 = (title: Title, max: number): z.ZodNumber => noted(z.number().int().min(0).max(max), { title });
export const decimal0 = (title: Title, max: number): z.ZodNumber => noted(z.number().min(0).max(max), { title });

export const many = <S extends z.ZodType>(of: S, note: FieldNote): z.ZodArray<S> => noted(z.array(of).max(100), note);
export const some = <S extends z.ZodType>(of: S, note: FieldNote): z.ZodArray<S> => noted(z.array(of).min(1).max(100), note);

export const priority = noted(z.enum(['P1', 'P2', 'P3']), { title: 'Priority' });
export const confidence = noted(z.enum(['low', 'medium', 'high']), { title: 'Confidence' });
export const strand = noted(z.enum(['prevention', 'intelligence', 'enforcement', 'reassurance']), { title: 'Strand' });
export const fourP = noted(z.enum(['pursue', 'prevent', 'protect', 'prepare']), { title: '4P' });
export const marking = noted(z.enum(['OFFICIAL', 'OFFICIAL-SENSITIVE']), {
  title: 'Marking',
  rule: 'BID-6',
  advice: 'Choose OFFICIAL or OFFICIAL-SENSITIVE. This service holds nothing above; take anything higher to a system cleared for it.',
});
