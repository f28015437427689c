import { z } from 'zod';
import type { FieldProblem } from '../../../domain/refusals.ts';
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
const lower = (title: string): string => (/^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title);

/** What to put into the field, by what the field is. */
const wanted = ({ schema, note }: Found): string => {
  const name = lower(note.title ?? 'value');
  if (note.advice !== undefined && note.rule === undefined) return `Enter the ${name}. ${note.advice}`;
  if (schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral) {
    const choices = schema instanceof z.ZodEnum ? schema.options : [...schema.values];
    return `Choose one of ${choices.map(String).join(', ')} as the ${name}.`;
  }
  if (schema instanceof z.ZodBoolean) return `Answer true or false: ${note.title ?? 'this'}`;
  if (schema instanceof z.ZodNumber) return `Enter the ${name} as a number.`;
  if (schema instanceof z.ZodArray) return `Give the ${name} as a list.`;
  if (schema instanceof z.ZodObject) return `Give the ${name} with its fields.`;
  if (note.list !== undefined) return `Choose the ${name} from its list, by its code.`;
  if (note.time === 'date') return `Enter the ${name} as a date, such as 2026-12-01.`;
  if (note.time === 'instant') return `Enter the ${name} as a time with its offset, such as 2026-12-01T09:30:00Z.`;
  if (note.person === true) return `Enter the ${name}: the id of a person, such as sio.aldershire.`;
  if (note.organisation === true) return `Enter the ${name}: the id of an agency, such as aldershire.`;
  return `Enter the ${name} as text.`;
};

const tooMuch = (issue: Extract<Issue, { code: 'too_big' }>, { note }: Found): string => {
  const name = lower(note.title ?? 'value');
  if (issue.origin === 'string') return `Shorten the ${name} to at most ${issue.maximum} characters.`;
  return issue.origin === 'array' ? `Give at most ${issue.maximum} ${name}.` : `Enter the ${name} as a number of at most ${issue.maximum}.`;
};
const tooLittle = (issue: Extract<Issue, { code: 'too_small' }>, found: Found): string => {
  const name = lower(found.note.title ?? 'value');
  if (issue.origin === 'string') return `Enter the ${name}.`;
  return issue.origin === 'array'
    ? `Give at least ${issue.minimum} of: ${name}.`
    : `Enter the ${name} as a number of at least ${issue.minimum}.`;
};

const sentence = (issue: Issue, found: Found): string => {
  if (issue.code === 'too_big') return tooMuch(issue, found);
  if (issue.code === 'too_small') return tooLittle(issue, found);
  if (issue.code === 'custom' && issue.message !== 'Invalid input') return issue.message;
  if (issue.code === 'invalid_type' && issue.expected === 'int')
    return `Enter the ${lower(found.note.title ?? 'value')} as a whole number.`;
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
