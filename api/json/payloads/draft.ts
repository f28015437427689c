import { z } from 'zod';
import { wireSchemas } from './families.ts';
import { inner, noted, noteOf } from './notes.ts';

const LONGEST = 20_000;
const MOST = 200;
/** Whatever was typed so far: half a date, an answer that is none. What is wrong with it is for its problems to say. */
const anything = z.union([z.string().max(LONGEST), z.number(), z.boolean(), z.null()]);

const loose = (wrapped: unknown): z.ZodType => {
  const schema = inner(wrapped);
  if (schema instanceof z.ZodObject) return looseObject(schema);
  return schema instanceof z.ZodArray ? z.array(loose(schema.element)).max(MOST) : anything;
};
const looseField = (field: unknown): z.ZodExactOptional => {
  const note = noteOf(field);
  const own = loose(field);
  return (note === undefined ? own : noted(own, { title: note.title })).exactOptional();
};
const looseObject = (schema: z.ZodObject): z.ZodObject =>
  z.strictObject(Object.fromEntries(Object.entries(schema.shape).map(([name, field]) => [name, looseField(field)])));

/** A bid with anything missing and any answer unfinished; only what is no field of a bid is refused. */
export const draftSchema = looseObject(wireSchemas['submit-bid']);
