import { answersOf, bodyOf, first, rowCount, type Answers } from './answers.ts';
import { below, type Field } from './field.ts';

/** The button that adds or removes a row is a submit button; its value says what and where. */
export type RowChange = { readonly kind: 'add' | 'remove'; readonly path: string };

export const rowChangeIn = (answers: Answers): RowChange | null => {
  const [, kind, path] = /^(add|remove):(.+)$/.exec(first(answers, '_do')) ?? [];
  return path === undefined ? null : { kind: kind === 'add' ? 'add' : 'remove', path };
};

const without = (answers: Answers, path: string): Answers =>
  new Map([...answers].filter(([name]) => name !== path && !name.startsWith(`${path}.`)));

/** The answers with blank rows gone and the rest moved up. */
export const tidied = (fields: readonly Field[], answers: Answers): Answers => answersOf(fields, bodyOf(fields, answers));

export const withRowChange = (fields: readonly Field[], answers: Answers, { kind, path }: RowChange): Answers => {
  const kept = tidied(fields, kind === 'remove' ? without(answers, path) : answers);
  if (kind === 'remove') return kept;
  return new Map([...kept, [below(path, 'count'), [String(Math.max(1, rowCount(kept, path)) + 1)]]]);
};
