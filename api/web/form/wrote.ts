import { inSentence } from '../../../domain/sentence.ts';
import { meetingSchemas } from '../../json/payloads/meetings.ts';
import { wireSchemas } from '../../json/payloads/families.ts';
import { codeInWords } from '../wording/codes.ts';
import { rowCount, type Answers } from './answers.ts';
import { below, inWords, type Field, type Shape } from './field.ts';
import { fieldsOf } from './schema.ts';

/** One answer of a form as it was sent, to be read and copied. */
export type Wrote = { readonly title: string; readonly text: string };
type Named = (code: string) => string;

/** What the form at this address asks; null for an address whose form is not made from a schema. */
export const fieldsAt = (path: string): readonly Field[] | null => {
  const name = /^\/(?:cases|meetings)\/[^/]+\/do\/([^/]+)$/.exec(path)?.[1] ?? '';
  if (path.startsWith('/cases/')) return schemaAmong(wireSchemas, name);
  if (path === '/meetings/new') return schemaAmong(meetingSchemas, 'open-meeting');
  if (path.startsWith('/meetings/')) return schemaAmong(meetingSchemas, name);
  return path === '/bids/new' || /^\/drafts\/[^/]+(\/steps\/[^/]+)?$/.test(path) ? fieldsOf(wireSchemas['submit-bid']) : null;
};
const schemaAmong = (schemas: Readonly<Record<string, Parameters<typeof fieldsOf>[0]>>, name: string): readonly Field[] | null => {
  const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  return schema === undefined ? null : fieldsOf(schema);
};

// Worked out by the page and sent along: nobody typed it.
const carried: readonly string[] = ['version', 'digest', 'termsDigest', 'basedOn', 'id', 'questionId', 'into', 'entry'];
const under = (above: string, title: string): string => (above === '' ? title : `${above}: ${inSentence(title)}`);
type At = { readonly title: string; readonly path: string; readonly answers: Answers; readonly named: Named };

const dateParts = (timed: boolean): readonly string[] => ['day', 'month', 'year', ...(timed ? ['time'] : [])];
const saidOf = (shape: Shape, { path, answers, named }: At): string => {
  const values = (answers.get(path) ?? []).filter((value) => value.trim() !== '');
  switch (shape.kind) {
    case 'day':
    case 'moment':
      return dateParts(shape.kind === 'moment')
        .flatMap((part) => answers.get(below(path, part)) ?? [])
        .join(' ')
        .trim();
    case 'yes-no':
      return values.map((value) => (value === 'true' ? 'Yes' : value === 'false' ? 'No' : value)).join('');
    case 'one':
    case 'some':
      return values.map(named).join('\n');
    default:
      return values.join('\n');
  }
};
const wroteAt = (shape: Shape, at: At): readonly Wrote[] => {
  const { title, path, answers } = at;
  if (shape.kind === 'group') return wroteIn(shape.fields, at);
  if (shape.kind === 'rows')
    return Array.from({ length: rowCount(answers, path) }, (_, row) =>
      wroteAt(shape.of, { ...at, title: `${title} ${String(row + 1)}`, path: below(path, row) }),
    ).flat();
  const text = saidOf(shape, at);
  return text === '' ? [] : [{ title, text }];
};
const wroteIn = (fields: readonly Field[], at: At): readonly Wrote[] =>
  fields
    .filter(({ name }) => !carried.includes(name))
    .flatMap(({ name, title, shape }) => wroteAt(shape, { ...at, title: under(at.title, title), path: below(at.path, name) }));

/** Where no schema says what was asked, whatever has more than one word was typed by somebody. */
const typed = (answers: Answers): readonly Wrote[] =>
  [...answers].flatMap(([name, values]) => {
    const text = values.join('\n').trim();
    return name.startsWith('_') || !/\s/.test(text) ? [] : [{ title: inWords(name.replaceAll('.', ' ')), text }];
  });

/** What somebody had written in the form that they sent to this address. `named` says codes and ids in words. */
export const wroteTo = (path: string, answers: Answers, named: Named = codeInWords): readonly Wrote[] => {
  const fields = fieldsAt(path);
  return fields === null ? typed(answers) : wroteIn(fields, { title: '', path: '', answers, named });
};
