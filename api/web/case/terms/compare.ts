import type { Line } from '../../form/read-out.ts';
import type { Clause } from './clauses.ts';
import { wordsApart, type Pieces } from './words.ts';

/** One line of two versions that differ in it; `what` says it in a word, so that colour need not. */
export type Difference = { readonly title: string; readonly what: 'Changed' | 'Added' | 'Removed' } & Pieces;
export type Compared = { readonly differences: readonly Difference[]; readonly unchanged: readonly string[] };

const textOf = (line: Line | undefined): string => line?.values.join('\n') ?? '';
const linesIn = (clauses: readonly Clause[]): readonly Line[] => clauses.flatMap(({ lines }) => lines);

/** Two versions line by line, in the order of the form. */
export const compared = (before: readonly Clause[], after: readonly Clause[]): Compared => {
  const [olds, news] = [linesIn(before), linesIn(after)];
  const titles = [...new Set([...news, ...olds].map(({ title }) => title))];
  const pairs = titles.map((title) => {
    const of = (lines: readonly Line[]) => textOf(lines.find((line) => line.title === title));
    return { title, was: of(olds), is: of(news) };
  });
  return {
    differences: pairs
      .filter(({ was, is }) => was !== is)
      .map(({ title, was, is }) => ({ title, what: was === '' ? 'Added' : is === '' ? 'Removed' : 'Changed', ...wordsApart(was, is) })),
    unchanged: pairs.filter(({ was, is }) => was === is).map(({ title }) => title),
  };
};
