import { z } from 'zod';
import type { ListName } from '../../../domain/policy.ts';
import type { RuleId } from '../../../domain/refusals.ts';
import type { Title } from './asks.ts';

/** What a schema says of its field, for people: labels and widgets of the generated forms, sentences of problems. */
export type FieldNote = {
  readonly title: Title;
  readonly hint?: string;
  /** The policy list whose codes are meant; which of them hold today is for a rule to say. */
  readonly list?: ListName;
  readonly multiline?: boolean;
  readonly narrative?: boolean;
  readonly person?: boolean;
  readonly organisation?: boolean;
  /** A calendar day or an instant. */
  readonly time?: 'date' | 'instant';
  /** What it always is: what was done lies in the past, what is due ahead. An example given on a page follows it. */
  readonly lies?: 'past' | 'ahead';
  /** The rule that speaks when the value is wrong, and what it advises. */
  readonly rule?: RuleId;
  readonly advice?: string;
};

// A registry of its own: these notes are typed, and stay out of the OpenAPI document.
const notes = z.registry<FieldNote>();

/** Attaches the note; title and hint stand in the OpenAPI document too. */
export const noted = <S extends z.ZodType>(schema: S, note: FieldNote): S => {
  const titled = schema.meta({ title: note.title, ...(note.hint === undefined ? {} : { description: note.hint }) });
  notes.add(titled, note);
  return titled;
};

/** The schema inside its wrappers (optional, nullable). */
export const inner = (schema: unknown): unknown =>
  schema instanceof z.ZodExactOptional || schema instanceof z.ZodOptional || schema instanceof z.ZodNullable
    ? inner(schema.unwrap())
    : schema;

/** The note of a field, looked for through optional and nullable. */
export const noteOf = (schema: unknown): FieldNote | undefined => {
  const own = schema instanceof z.ZodType ? notes.get(schema) : undefined;
  const within = inner(schema);
  return own ?? (within === schema ? undefined : noteOf(within));
};
