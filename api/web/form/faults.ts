import { pattern } from './field.ts';
import type { Question } from './present.ts';

export type FaultyField = { readonly path: string; readonly message: string };
export type Summary = readonly { readonly text: string; readonly href: string }[];

/** `/bid/sio` and `sio[0]` say the same as `sio.0`. */
const dotted = (path: string): string =>
  path
    .replace(/^\//, '')
    .replaceAll('/', '.')
    .replace(/\[(\d+)\]/g, '.$1');

/** The first message for each field; a page shows one at a time beside a field. */
export const errorsOf = (fields: readonly FaultyField[]): ReadonlyMap<string, string> =>
  new Map(fields.toReversed().map(({ path, message }) => [dotted(path), message]));

const targetOf = (question: Question): string => {
  if (question.kind === 'group') return question.questions[0] === undefined ? question.id : targetOf(question.questions[0]);
  if (question.kind === 'date') return `${question.id}-day`;
  if (question.kind === 'rows') return question.rows[0]?.questions[0] === undefined ? question.id : targetOf(question.rows[0].questions[0]);
  return question.id;
};
const seen = (questions: readonly Question[]): readonly Question[] =>
  questions.flatMap((question) => {
    if (question.kind === 'group') return [question, ...seen(question.questions)];
    if (question.kind === 'rows') return [question, ...question.rows.flatMap((row) => seen(row.questions))];
    return [question];
  });

/** Every fault once, in the order of the page, linked to the field that it speaks of, or to the nearest one around it. */
export const summaryOf = (errors: ReadonlyMap<string, string>, questions: readonly Question[]): Summary => {
  const all = seen(questions);
  const order = (path: string): number => {
    const at = all.findIndex(({ name }) => name === path);
    return at === -1 ? all.length : at;
  };
  return [...errors]
    .toSorted(([one], [other]) => order(one) - order(other))
    .map(([path, text]) => {
      const near = all.findLast(({ name }) => path === name || path.startsWith(`${name}.`) || pattern(path) === pattern(name));
      return { text, href: near === undefined ? '#form' : near.kind === 'hidden' ? '#form' : `#${targetOf(near)}` };
    });
};
