import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Narrative } from '../../../domain/words.ts';
import { inner, noteOf } from './notes.ts';

export type Text = Narrative & { readonly text: string };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A copy of a checked body in which every narrative stands by reference; `keep` is handed each text. */
export const detach = (wrapped: unknown, value: unknown, keep: (text: string) => Narrative): unknown => {
  const schema = inner(wrapped);
  if (typeof value === 'string') return noteOf(schema)?.narrative === true ? keep(value) : value;
  if (schema instanceof z.ZodArray && Array.isArray(value)) return value.map((item) => detach(schema.element, item, keep));
  if (!(schema instanceof z.ZodObject) || !isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, detach(schema.shape[key], field, keep)]));
};

/** Gives a text its id and the SHA-256 of its UTF-8; the schema has brought it to NFC. */
export const nameText = (text: string): Text => ({
  narrative: randomUUID(),
  digest: createHash('sha256').update(text, 'utf8').digest('hex'),
  text,
});
