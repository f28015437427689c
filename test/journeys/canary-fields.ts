// Where free text may stand in a command, read from the schemas that check it; and bodies that carry a canary in every such place.
import { z } from 'zod';
import { inner, noteOf } from '../../api/json/payloads/notes.ts';
import { wireSchemas } from '../../api/json/payloads/families.ts';
import type { HumanCommand } from '../../domain/commands.ts';

type Sing = (path: string) => string;
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every path of free text in the command, `[]` for a member of a list. */
export const narrativePaths = (wrapped: unknown, path = ''): readonly string[] => {
  const schema = inner(wrapped);
  if (noteOf(schema)?.narrative === true) return [path];
  if (schema instanceof z.ZodArray) return narrativePaths(schema.element, `${path}[]`);
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).flatMap(([key, field]) => narrativePaths(field, path === '' ? key : `${path}.${key}`));
};

const any = (wrapped: unknown, path: string, sing: Sing): unknown => {
  const schema = inner(wrapped);
  if (noteOf(schema)?.narrative === true) return sing(path);
  if (schema instanceof z.ZodArray) return [any(schema.element, `${path}[]`, sing)];
  if (schema instanceof z.ZodObject)
    return Object.fromEntries(
      Object.entries(schema.shape).map(([key, field]) => [key, any(field, path === '' ? key : `${path}.${key}`, sing)]),
    );
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodLiteral) return [...schema.values][0];
  if (schema instanceof z.ZodBoolean) return true;
  if (schema instanceof z.ZodNumber) return 1;
  const time = noteOf(schema)?.time;
  return time === 'date' ? '2026-01-05' : time === 'instant' ? '2026-01-05T10:00:00Z' : 'a'.repeat(64);
};
/** A body with every field there is, optional or not. */
export const fullBody = (name: HumanCommand, sing: Sing): object => z.looseObject({}).parse(any(wireSchemas[name], '', sing));

/** The same body with its free texts replaced. */
export const sung = (name: HumanCommand, body: object, sing: Sing): object => {
  const walk = (wrapped: unknown, value: unknown, path: string): unknown => {
    const schema = inner(wrapped);
    if (noteOf(schema)?.narrative === true && typeof value === 'string') return sing(path);
    if (schema instanceof z.ZodArray && Array.isArray(value)) return value.map((item: unknown) => walk(schema.element, item, `${path}[]`));
    if (!(schema instanceof z.ZodObject) || !isRecord(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, field]) => [key, walk(schema.shape[key], field, path === '' ? key : `${path}.${key}`)]),
    );
  };
  return z.looseObject({}).parse(walk(wireSchemas[name], body, ''));
};
