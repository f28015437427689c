import { inSentence } from '../../../domain/sentence.ts';
import { dayApart, momentApart } from './answers.ts';
import { choicesFor, type World } from './choices.ts';
import { below, type Field, type Shape } from './field.ts';
import { momentOf, dayOf } from '../wording/times.ts';

/** What was answered, for reading, texts in place: the same titles and labels as the form that asked. */
export type Line = { readonly title: string; readonly values: readonly string[] };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const plain = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
type At = { readonly path: string; readonly world: World };

const chosen = (shape: Shape & { readonly kind: 'one' | 'some' }, value: unknown, { path, world }: At): readonly string[] => {
  const { from } = shape;
  const { directory } = world;
  const choices = from.kind === 'codes' || from.kind === 'list' ? choicesFor(from, path, world) : [];
  return (shape.kind === 'some' ? listOf(value) : [value]).map((item) => {
    const code = plain(item);
    const person = from.kind === 'person' ? directory.people[code] : undefined;
    if (person !== undefined) return `${person.rank} ${person.name}`.trim();
    return (
      directory.organisations[from.kind === 'organisation' ? code : '']?.name ??
      choices.find((choice) => choice.value === code)?.text ??
      code
    );
  });
};

/** A scheme of scoring by the name that policy gives it (REA-3), not by its id. */
const schemeWords = (id: string, { policy }: World): string => policy.schemes.find((scheme) => scheme.id === id)?.label ?? id;

/** A day; one that is half typed, or that no month has, as it was typed, part by part. */
const dayTyped = (text: string): string => {
  const at = Date.parse(text);
  if (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)) return dayOf(text);
  const [year = '', month = '', day = ''] = dayApart(text);
  return [day || '(no day)', month || '(no month)', year || '(no year)'].join(' ');
};
const momentTyped = (text: string): string => {
  const typed = momentApart(text);
  if (typed === null) return momentOf(text);
  return [typed.day === '' ? '(no day)' : dayTyped(typed.day), typed.time || '(no time)'].join(', ');
};

const FEW = 3;
const oneLine = (fields: readonly Field[], value: unknown, { path, world }: At): string =>
  linesOf(fields, value, { path, world })
    .map(({ title, values }) => (fields.length <= FEW ? values.join(', ') : `${title}: ${values.join(', ')}`))
    .join(fields.length <= FEW ? ', ' : '; ');

const valuesOf = (shape: Shape, value: unknown, at: At): readonly string[] => {
  switch (shape.kind) {
    case 'one':
    case 'some':
      return chosen(shape, value, at);
    case 'yes-no':
      return [value === true ? 'Yes' : 'No'];
    case 'day':
      return [dayTyped(plain(value))];
    case 'moment':
      return [momentTyped(plain(value))];
    case 'rows':
      return listOf(value).map((row) => {
        const inner = shape.of;
        return inner.kind === 'group' ? oneLine(inner.fields, row, at) : valuesOf(inner, row, at).join(', ');
      });
    case 'group':
      return [oneLine(shape.fields, value, at)];
    default:
      return [plain(value)];
  }
};

/** Every answer that was given, one line each; a group inside is told line by line under its own title. */
export const linesOf = (fields: readonly Field[], value: unknown, { path, world }: At): readonly Line[] => {
  const record = isRecord(value) ? value : {};
  return fields.flatMap(({ name, title, shape }): readonly Line[] => {
    const answer = record[name];
    if (answer === undefined || answer === null) return [];
    const here = below(path, name);
    if (shape.kind === 'group' && shape.fields.length > 1) {
      return linesOf(shape.fields, answer, { path: here, world }).map((line) => ({
        ...line,
        title: `${title}: ${inSentence(line.title)}`,
      }));
    }
    if (shape.kind === 'group') return linesOf(shape.fields, answer, { path: here, world }).map((line) => ({ ...line, title }));
    const said = name === 'scheme' ? [schemeWords(plain(answer), world)] : valuesOf(shape, answer, { path: here, world });
    const values = said.filter((text) => text !== '');
    return values.length === 0 ? [] : [{ title, values }];
  });
};
/** The answers in the sections of the form: first what stands alone, then each group under its title. */
export const sectionsOf = (
  fields: readonly Field[],
  value: unknown,
  world: World,
): readonly { readonly title: string; readonly lines: readonly Line[] }[] => {
  const record = isRecord(value) ? value : {};
  const isSection = ({ shape }: Field): boolean => shape.kind === 'group' && shape.fields.length > 1;
  const alone = linesOf(
    fields.filter((field) => !isSection(field)),
    value,
    { path: '', world },
  );
  const grouped = fields.filter(isSection).map(({ name, title, shape }) => ({
    title,
    lines: shape.kind === 'group' ? linesOf(shape.fields, record[name], { path: name, world }) : [],
  }));
  return [{ title: 'General', lines: alone }, ...grouped].filter(({ lines }) => lines.length > 0);
};
