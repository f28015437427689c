import { z } from 'zod';
import type { Commands, HumanCommand } from '../../../domain/commands.ts';
import { decide } from '../../../domain/decide.ts';
import type { Facts } from '../../../domain/facts.ts';
import type { FieldProblem } from '../../../domain/refusals.ts';
import { wireSchemas } from './families.ts';
import { inner, noteOf } from './notes.ts';
import { readWire } from './read.ts';
import { sayProblems } from './say.ts';

/** Any value that this schema takes. */
const stand = (wrapped: unknown): unknown => {
  const schema = inner(wrapped);
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodLiteral) return [...schema.values][0];
  if (schema instanceof z.ZodBoolean) return false;
  if (schema instanceof z.ZodNumber) return 1;
  if (schema instanceof z.ZodArray) return [stand(schema.element)];
  if (schema instanceof z.ZodObject)
    return Object.fromEntries(
      Object.entries(schema.shape)
        .filter(([, field]) => !(field instanceof z.ZodExactOptional))
        .map(([key, field]) => [key, stand(field)]),
    );
  const time = noteOf(schema)?.time;
  return time === 'date' ? '2000-01-01' : time === 'instant' ? '2000-01-01T00:00:00Z' : 'a'.repeat(64);
};

/** The value with a stand-in wherever it is wrong, so that rules can look at all the rest. */
const mend = (wrapped: unknown, value: unknown): unknown => {
  const schema = inner(wrapped);
  if (!(schema instanceof z.ZodType) || schema.safeParse(value).success) return value;
  if (schema instanceof z.ZodArray && Array.isArray(value) && value.length > 0 && value.length <= 100)
    return value.map((item: unknown) => mend(schema.element, item));
  if (!(schema instanceof z.ZodObject) || typeof value !== 'object' || value === null) return stand(schema);
  const given = new Map<string, unknown>(Object.entries(value));
  return Object.fromEntries(
    Object.entries(schema.shape)
      .filter(([key, field]) => given.has(key) || !(field instanceof z.ZodExactOptional))
      .map(([key, field]) => [key, mend(field, given.get(key))]),
  );
};

type Judge<C extends HumanCommand> = (payload: Commands[C]['payload']) => readonly FieldProblem[];

/** BID-5: what the schema finds wrong and what the rules find wrong in the rest, told together. */
export const problemsWith = <C extends HumanCommand>(name: C, sent: unknown, judge: Judge<C>): readonly FieldProblem[] => {
  const schema = wireSchemas[name];
  const found = sayProblems(schema, sent);
  const read = readWire(name, mend(schema, sent));
  if (!read.ok) return found;
  const mended = (path: string): boolean => found.some((field) => path === field.path || path.startsWith(`${field.path}.`));
  return [...found, ...judge(read.payload).filter(({ path }) => !mended(path))];
};

type Asked<C extends HumanCommand> = { readonly name: C; readonly on: Commands[C]['on']; readonly facts: Facts };
/** All that is wrong with a command as it was sent. */
export const allProblems = <C extends HumanCommand>({ name, on, facts }: Asked<C>, sent: unknown): readonly FieldProblem[] =>
  problemsWith(name, sent, (payload) => {
    const decision = decide(on, { name, payload }, facts);
    return decision.ok || !('problems' in decision.refusal) ? [] : decision.refusal.problems;
  });
