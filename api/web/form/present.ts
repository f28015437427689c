import { first, rowCount, type Answers } from './answers.ts';
import { choicesFor, type Choice, type World } from './choices.ts';
import { below, pattern, type Field, type Shape } from './field.ts';

/** What a page adds to the questions of a schema. Paths have `*` for a row number. */
export type Dressing = {
  /** Sent along unseen: what the page shows in another way. */
  readonly hidden?: readonly string[];
  readonly choices?: Readonly<Record<string, readonly Choice[]>>;
  /** Rows that the case brings, each with its title: none may be added or taken away. */
  readonly givenRows?: Readonly<Record<string, readonly string[]>>;
  readonly titles?: Readonly<Record<string, string>>;
  readonly hints?: Readonly<Record<string, string>>;
  /** Not asked at all: the service fills it in, where the group around it is answered. */
  readonly constants?: Readonly<Record<string, unknown>>;
};
export type Asked = {
  readonly answers: Answers;
  readonly errors: ReadonlyMap<string, string>;
  readonly world: World;
  readonly dressing: Dressing;
};

type Option = Choice & { readonly checked: boolean };
type Part = { readonly name: string; readonly label: string; readonly value: string; readonly width: number };
type Base = {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly hint: string | null;
  readonly error: string | null;
  readonly optional: boolean;
};
/** A question as the template draws it. */
export type Question = Base &
  (
    | { readonly kind: 'line' | 'lines' | 'number' | 'hidden'; readonly value: string }
    | { readonly kind: 'date'; readonly parts: readonly Part[] }
    | { readonly kind: 'radios' | 'checkboxes' | 'select'; readonly options: readonly Option[]; readonly inline: boolean }
    | { readonly kind: 'group'; readonly questions: readonly Question[]; readonly compact: boolean }
    | { readonly kind: 'rows'; readonly rows: readonly Row[]; readonly given: boolean; readonly simple: boolean }
  );
type Row = { readonly path: string; readonly title: string; readonly questions: readonly Question[] };

const MOST_RADIOS = 7;
export const idOf = (path: string): string => `f-${path.replaceAll('.', '-')}`;

const dateParts = (path: string, answers: Answers, withTime: boolean): readonly Part[] =>
  [...(['day', 'month', 'year'] as const), ...(withTime ? (['time'] as const) : [])].map((part) => ({
    name: below(path, part),
    label: part === 'time' ? 'Time (24 hours, for example 14:30)' : part.charAt(0).toUpperCase() + part.slice(1),
    value: first(answers, below(path, part)),
    width: part === 'year' ? 4 : part === 'time' ? 5 : 2,
  }));

const chosen = (choices: readonly Choice[], values: readonly string[]): readonly Option[] =>
  choices.map((choice) => ({ ...choice, checked: values.includes(choice.value) }));

type At = { readonly path: string; readonly base: Base };

const rowsOf = (shape: Shape & { readonly kind: 'rows' }, { path, base }: At, asked: Asked): Question => {
  const given = asked.dressing.givenRows?.[pattern(path)];
  const count = given?.length ?? Math.max(1, rowCount(asked.answers, path));
  const simple = shape.of.kind !== 'group';
  const rows = Array.from({ length: count }, (_, index): Row => {
    const row = below(path, index);
    const title = given?.[index] ?? `${shape.each ?? base.title.replace(/s$/, '')} ${String(index + 1)}`;
    const field: Field = { name: String(index), title, asks: shape.asks, hint: null, optional: false, shape: shape.of };
    const questions = shape.of.kind === 'group' ? questionsFor(shape.of.fields, row, asked) : [questionFor(field, row, asked)];
    return { path: row, title, questions };
  });
  return { ...base, kind: 'rows', rows, given: given !== undefined, simple };
};

const choiceOf = (shape: Shape & { readonly kind: 'one' | 'some' }, { path, base }: At, asked: Asked): Question => {
  const own = asked.dressing.choices?.[pattern(path)];
  const choices = own ?? choicesFor(shape.from, path, asked.world);
  const options = chosen(choices, asked.answers.get(path) ?? []);
  const inline = options.length <= 5 && options.every(({ text }) => text.length <= 18);
  if (shape.kind === 'some') return { ...base, kind: 'checkboxes', options, inline: false };
  return {
    ...base,
    kind: options.length > MOST_RADIOS || (shape.from.kind === 'person' && own === undefined) ? 'select' : 'radios',
    options,
    inline,
  };
};

const yesNo: readonly Choice[] = [
  { value: 'true', text: 'Yes' },
  { value: 'false', text: 'No' },
];

/** Many small numbers stand side by side, none of them marked as optional where the group is. */
const groupOf = (fields: readonly Field[], { path, base }: At, asked: Asked): Question => {
  const compact = fields.every(({ shape }) => shape.kind === 'number');
  const inner = compact ? fields.map((field) => ({ ...field, optional: false })) : fields;
  return { ...base, kind: 'group', questions: questionsFor(inner, path, asked), compact };
};

// Levels of a score have their words beside them.
const sayThemselves = (shape: Shape): boolean => shape.kind === 'one' && shape.from.kind === 'codes';

/** One question, with what was answered and what is wrong with it. */
export const questionFor = (field: Field, path: string, asked: Asked): Question => {
  const [only, ...others] = field.shape.kind === 'group' ? field.shape.fields : [];
  if (only !== undefined && others.length === 0 && only.shape.kind !== 'group')
    return questionFor({ ...only, title: field.title, optional: field.optional }, below(path, only.name), asked);
  const { answers, errors, dressing } = asked;
  const { shape } = field;
  const like = pattern(path);
  const title = dressing.titles?.[like] ?? field.title;
  const base: Base = {
    id: idOf(path),
    name: path,
    title,
    hint: dressing.hints?.[like] ?? (dressing.choices?.[like] === undefined && !sayThemselves(shape) ? field.hint : null),
    error: errors.get(path) ?? null,
    optional: field.optional,
  };
  const value = first(answers, path);
  if (dressing.hidden?.includes(like) === true) return { ...base, kind: 'hidden', value };
  const extra = dressing.choices?.[like];
  if (extra !== undefined && (shape.kind === 'line' || shape.kind === 'lines')) {
    return { ...base, kind: extra.length > MOST_RADIOS ? 'select' : 'radios', options: chosen(extra, [value]), inline: false };
  }
  switch (shape.kind) {
    case 'line':
    case 'lines':
    case 'number':
      return { ...base, kind: shape.kind, value };
    case 'day':
    case 'moment':
      return { ...base, kind: 'date', parts: dateParts(path, answers, shape.kind === 'moment') };
    case 'yes-no':
      return { ...base, kind: 'radios', options: chosen(yesNo, [value]), inline: true };
    case 'one':
    case 'some':
      return choiceOf(shape, { path, base }, asked);
    case 'group':
      return groupOf(shape.fields, { path, base }, asked);
    case 'rows':
      return rowsOf(shape, { path, base }, asked);
  }
};
export const questionsFor = (fields: readonly Field[], path: string, asked: Asked): readonly Question[] =>
  fields
    .map((field) => ({ field, at: below(path, field.name) }))
    .filter(({ at }) => asked.dressing.constants?.[pattern(at)] === undefined)
    .map(({ field, at }) => questionFor(field, at, asked));
