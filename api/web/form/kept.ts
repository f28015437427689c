import { answersOf, first, rowCount, type Answers } from './answers.ts';
import { below, type Field } from './field.ts';
import type { Dressing } from './present.ts';

type Asked = { readonly fields: readonly Field[]; readonly preparation: Dressing & { readonly start?: unknown } };

const isAt = (name: string, path: string): boolean => name === path || name.startsWith(`${path}.`);
const at = (answers: Answers, path: string): Answers => new Map([...answers].filter(([name]) => isAt(name, path)));
const same = (one: Answers, other: Answers): boolean =>
  [...new Set([...one.keys(), ...other.keys()])].every((name) => first(one, name) === first(other, name));

/** What was answered in the rows that the case brings, each with the row that it was about; nothing for a row that was not there. */
const rowsAgain = (path: string, id: string, { sent, fresh }: { readonly sent: Answers; readonly fresh: Answers }): Answers => {
  const idIn = (answers: Answers, row: number): string => first(answers, below(below(path, row), id));
  const numbers = (answers: Answers): readonly number[] => Array.from({ length: rowCount(answers, path) }, (_, row) => row);
  const rows = numbers(fresh).flatMap((row) => {
    const was = numbers(sent).find((each) => idIn(sent, each) === idIn(fresh, row));
    const from = below(path, was ?? '');
    const written = was === undefined ? [] : [...at(sent, from)];
    return written.map(([name, values]) => [below(path, row) + name.slice(from.length), values] as const);
  });
  return new Map([...at(fresh, path), ...rows]);
};

/**
 * A form that is shown again: what was typed stays, and what the page works out (versions, digests, the rows of the case) comes anew,
 * from the same state as what is shown above it. Nobody signs what they do not see.
 */
export const withFresh = ({ fields, preparation }: Asked, sent: Answers): Answers => {
  const fresh = answersOf(fields, preparation.start);
  const { hidden = [], givenRows = {} } = preparation;
  const plain = hidden.filter((path) => !path.includes('*'));
  const about = plain.every((path) => same(at(sent, path), at(fresh, path)));
  const given = Object.keys(givenRows).flatMap((path) => {
    const id = hidden.find((each) => each.startsWith(`${path}.*.`))?.slice(path.length + 3);
    return id === undefined ? [] : [{ path, answers: about ? rowsAgain(path, id, { sent, fresh }) : at(fresh, path) }];
  });
  const replaced = [...plain, ...given.map(({ path }) => path)];
  return new Map([
    ...[...sent].filter(([name]) => !replaced.some((path) => isAt(name, path))),
    ...plain.flatMap((path) => [...at(fresh, path)]),
    ...given.flatMap(({ answers }) => [...answers]),
  ]);
};
