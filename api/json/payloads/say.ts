import { z } from 'zod';
import type { FieldProblem } from '../../../domain/refusals.ts';
import { askFor } from './asks.ts';
import { inner, noteOf, type FieldNote } from './notes.ts';

type Issue = z.core.$ZodIssue;
type Found = { readonly schema: unknown; readonly note: Partial<FieldNote> };

const step = (schema: unknown, key: PropertyKey): unknown => {
  const at = inner(schema);
  if (at instanceof z.ZodArray) return at.element;
  return at instanceof z.ZodObject ? (at.shape[String(key)] ?? at.def.catchall) : undefined;
};
const find = (root: unknown, path: readonly PropertyKey[]): Found => {
  const schema = path.reduce(step, root);
  return { schema: inner(schema), note: noteOf(schema) ?? {} };
};

/** The label as it is written, where a sentence needs it: a label is no part of a sentence. */
const label = ({ note }: Found): string => (note.title === undefined ? 'the value' : `“${note.title}”`);
const asked = ({ note }: Found): string => (note.title === undefined ? 'Give a value' : askFor(note.title));

/** What to put into the field, in the words of its label's own, and what it is made of. */
const wanted = (found: Found): string => {
  const { schema, note } = found;
  const ask = asked(found);
  if (note.advice !== undefined && note.rule === undefined) return `${ask}. ${note.advice}`;
  if (schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral) {
    const choices = schema instanceof z.ZodEnum ? schema.options : [...schema.values];
    return `${ask}: one of ${choices.map(String).join(', ')}.`;
  }
  if (schema instanceof z.ZodBoolean) return `Answer true or false: ${note.title ?? 'this'}`;
  if (schema instanceof z.ZodNumber) return `${ask}, in figures.`;
  if (schema instanceof z.ZodArray) return `${ask}, as a list.`;
  if (schema instanceof z.ZodObject) return `${ask}, with its fields.`;
  if (note.list !== undefined) return `${ask}, by its code in the list.`;
  if (note.time === 'date') return `${ask}, as a date such as 2026-12-01.`;
  if (note.time === 'instant') return `${ask}, as a time with its offset such as 2026-12-01T09:30:00Z.`;
  if (note.person === true) return `${ask}, by the id of a person such as sio.aldershire.`;
  if (note.organisation === true) return `${ask}, by the id of an agency such as aldershire.`;
  return `${ask}, as text.`;
};

const tooMuch = (issue: Extract<Issue, { code: 'too_big' }>, found: Found): string => {
  const most = String(issue.maximum);
  if (issue.origin === 'string') return `Shorten ${label(found)} to at most ${most} characters.`;
  return issue.origin === 'array'
    ? `Give at most ${most} under ${label(found)}.`
    : `Enter a number of at most ${most} for ${label(found)}.`;
};
const tooLittle = (issue: Extract<Issue, { code: 'too_small' }>, found: Found): string => {
  const least = String(issue.minimum);
  if (issue.origin === 'string') return `${asked(found)}.`;
  return issue.origin === 'array' ? `${asked(found)}.` : `Enter a number of at least ${least} for ${label(found)}.`;
};

const sentence = (issue: Issue, found: Found): string => {
  if (issue.code === 'too_big') return tooMuch(issue, found);
  if (issue.code === 'too_small') return tooLittle(issue, found);
  if (issue.code === 'custom' && issue.message !== 'Invalid input') return issue.message;
  if (issue.code === 'invalid_type' && issue.expected === 'int') return `Enter a whole number for ${label(found)}.`;
  return wanted(found);
};

type Body = { readonly root: z.ZodType; readonly sent: unknown };

const valueAt = (value: unknown, key: PropertyKey): unknown =>
  typeof value === 'object' && value !== null ? new Map<PropertyKey, unknown>(Object.entries(value)).get(String(key)) : undefined;
const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('.');

const problem = ({ root, sent }: Body, issue: Issue): readonly FieldProblem[] => {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: joined(path, key.slice(0, 100)),
      message: `Remove ${key.slice(0, 100)}: it is not a field here.`,
    }));
  const found = find(root, issue.path);
  const { rule, advice } = found.note;
  if (rule !== undefined) return [{ path, message: advice ?? sentence(issue, found), rule }];
  if (path === '') return [{ path, message: 'Send a JSON object with the fields of this command.' }];
  // A group that is missing altogether is told field by field.
  if (found.schema instanceof z.ZodObject && issue.path.reduce(valueAt, sent) === undefined)
    return every(found.schema, {}).map((within) => ({ ...within, path: joined(path, within.path) }));
  return [{ path, message: sentence(issue, found) }];
};
const every = (root: z.ZodType, sent: unknown): readonly FieldProblem[] =>
  (root.safeParse(sent).error?.issues ?? []).flatMap((issue) => problem({ root, sent }, issue));

const MOST = 500;
/** Every problem of a body at once, each in plain words that say what to do, and each once. */
export const sayProblems = (root: z.ZodType, sent: unknown): readonly FieldProblem[] =>
  [...new Map(every(root, sent).map((found) => [`${found.path}\n${found.message}`, found])).values()].slice(0, MOST);
