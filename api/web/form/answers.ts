import { instantAt, localOf, MINUTE_MS, utcOf } from '../../../domain/local-time.ts';
import { below, type Field, type Shape } from './field.ts';

/** A form as a browser sends it: every name with its values, in order. */
export type Answers = ReadonlyMap<string, readonly string[]>;
type Draft = Map<string, readonly string[]>;

export const answersIn = (text: string): Answers => {
  const answers: Draft = new Map();
  // No text of the database holds a NUL, and nobody types one.
  for (const [name, value] of new URLSearchParams(text))
    answers.set(name, [...(answers.get(name) ?? []), value.replaceAll('\r\n', '\n').replaceAll('\0', '')]);
  return answers;
};
export const first = (answers: Answers, name: string): string => answers.get(name)?.[0]?.trim() ?? '';

const MOST_ROWS = 200;
export const rowCount = (answers: Answers, path: string): number => {
  const count = Number(first(answers, below(path, 'count')));
  return Number.isInteger(count) && count > 0 ? Math.min(count, MOST_ROWS) : 0;
};

// No box of one line holds a line break: so what is no date, or no time, comes back in the boxes into which it was typed.
const APART = '\n';
const dayIn = (answers: Answers, path: string): string | undefined => {
  const parts = ['year', 'month', 'day'].map((part) => first(answers, below(path, part)));
  const [year, month, day] = parts;
  if (parts.join('') === '') return undefined;
  if (!/^\d*$/.test(parts.join(''))) return parts.join(APART);
  // What is not there is no zero: a day that is half typed comes back as it was typed.
  const two = (part = ''): string => (part === '' ? '' : part.padStart(2, '0'));
  return [year, two(month), two(day)].join('-');
};
const momentIn = (answers: Answers, path: string): string | undefined => {
  const day = dayIn(answers, path);
  const time = first(answers, below(path, 'time'));
  if (day === undefined && time === '') return undefined;
  const wall = `${day ?? ''}T${time.replace(/^(\d+)\.(\d+)$/, '$1:$2').padStart(5, '0')}`;
  const local = Date.parse(`${wall}:00.000Z`);
  // A day that no month has would become one of the next; an hour that the clocks skip would become the one after.
  const shown = Number.isNaN(local) ? '' : instantAt(localOf(utcOf(local)));
  return shown.slice(0, 16) === wall ? instantAt(utcOf(local)) : `${day ?? ''}${APART}${time}`;
};

const numberIn = (text: string): unknown => (text === '' ? undefined : Number.isFinite(Number(text)) ? Number(text) : text);
const isNumeric = (shape: Shape & { readonly kind: 'one' | 'some' }): boolean =>
  shape.from.kind === 'codes' && shape.from.codes.every((code) => typeof code === 'number');
const isBlank = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0);

const groupIn = (fields: readonly Field[], path: string, answers: Answers): Record<string, unknown> | undefined => {
  const entries = fields.map(({ name, shape, optional }) => {
    const value = valueIn(shape, below(path, name), answers);
    return [name, isBlank(value) && optional ? undefined : value] as const;
  });
  const given = entries.filter(([, value]) => value !== undefined);
  return entries.every(([, value]) => isBlank(value)) ? undefined : Object.fromEntries(given);
};

/** What the answers say in the shape of the command's body; undefined where nothing was answered. */
export const valueIn = (shape: Shape, path: string, answers: Answers): unknown => {
  const text = first(answers, path);
  switch (shape.kind) {
    case 'line':
    case 'lines':
      return text === '' ? undefined : text;
    case 'number':
      return numberIn(text);
    case 'day':
      return dayIn(answers, path);
    case 'moment':
      return momentIn(answers, path);
    case 'yes-no':
      return text === '' ? undefined : text === 'true' ? true : text === 'false' ? false : text;
    case 'one':
      return isNumeric(shape) ? numberIn(text) : text === '' ? undefined : text;
    case 'some':
      return (answers.get(path) ?? []).filter((value) => value !== '').map((value) => (isNumeric(shape) ? numberIn(value) : value));
    case 'group':
      return groupIn(shape.fields, path, answers);
    case 'rows': {
      const rows = Array.from({ length: rowCount(answers, path) }, (_, row) => valueIn(shape.of, below(path, row), answers));
      return rows.filter((row) => row !== undefined);
    }
  }
};
/** The body that a form stands for. Blank rows and blank optional fields are left out; a list that must be there is there, empty. */
export const bodyOf = (fields: readonly Field[], answers: Answers): Record<string, unknown> => {
  const whole = fields.map(({ name, shape, optional }) => {
    const value = valueIn(shape, name, answers);
    return [name, isBlank(value) && optional ? undefined : value] as const;
  });
  return Object.fromEntries(whole.filter(([, value]) => value !== undefined));
};

const plain = (part: string): string => part.replace(/^0+(?=\d)/, '');
/** Year, month and day, each as it was typed. */
export const dayApart = (day: string): readonly string[] => day.split(day.includes(APART) ? APART : '-').map(plain);
/** Day and time as they were typed, of what is no time; null of a time. */
export const momentApart = (value: string): { readonly day: string; readonly time: string } | null => {
  const at = value.lastIndexOf(APART);
  if (at >= 0) return { day: value.slice(0, at), time: value.slice(at + 1) };
  return value.includes('T') && !Number.isNaN(Date.parse(value)) ? null : { day: value, time: '' };
};
const partsOf = (day: string, path: string): Draft => {
  const [year = '', month = '', date = ''] = dayApart(day);
  return new Map([
    [below(path, 'year'), [year]],
    [below(path, 'month'), [month]],
    [below(path, 'day'), [date]],
  ]);
};
const momentParts = (value: string, path: string): Draft => {
  const typed = momentApart(value);
  if (typed !== null) return new Map([...partsOf(typed.day, path), [below(path, 'time'), [typed.time]]]);
  const local = new Date(Math.floor(localOf(Date.parse(value)) / MINUTE_MS) * MINUTE_MS).toISOString();
  return new Map([...partsOf(local.slice(0, 10), path), [below(path, 'time'), [local.slice(11, 16)]]]);
};
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const asText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

/** The other way round: the answers that stand for a body, for forms that begin filled in and for values that are kept. */
export const answersFor = (shape: Shape, path: string, value: unknown): Answers => {
  if (value === undefined || value === null) return new Map();
  if (shape.kind === 'day') return partsOf(asText(value), path);
  if (shape.kind === 'moment') return momentParts(asText(value), path);
  if (shape.kind === 'group') {
    return isRecord(value)
      ? new Map(shape.fields.flatMap((field) => [...answersFor(field.shape, below(path, field.name), value[field.name])]))
      : new Map();
  }
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  if (shape.kind === 'some') return new Map([[path, list.map(asText)]]);
  if (shape.kind === 'rows') {
    return new Map([
      [below(path, 'count'), [String(list.length)]],
      ...list.flatMap((row, index) => [...answersFor(shape.of, below(path, index), row)]),
    ]);
  }
  return new Map([[path, [asText(value)]]]);
};
export const answersOf = (fields: readonly Field[], body: unknown): Answers => answersFor({ kind: 'group', fields }, '', body);
const LAST_PAGE = 100_000;
/** The page of a list that an address asks for, the first where it asks for none. */
export const pageIn = (query: Answers, name = 'page'): number =>
  Math.min(LAST_PAGE, Math.max(1, Math.trunc(Number(first(query, name))) || 1));
