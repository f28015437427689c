import type { FieldProblem } from '../../../domain/refusals.ts';
import type { Field, Shape } from './field.ts';

const lower = (title: string): string => (/^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title);

const within = (shape: Shape, [name, ...rest]: readonly string[]): Field | null => {
  if (name === undefined) return null;
  if (shape.kind === 'rows')
    return rest.length === 0 ? { name, title: '', hint: null, optional: true, shape: shape.of } : within(shape.of, rest);
  const found = shape.kind === 'group' ? shape.fields.find((field) => field.name === name) : undefined;
  return found === undefined || rest.length === 0 ? (found ?? null) : within(found.shape, rest);
};

/** The API speaks of codes and ids; on a page people choose and fill in. Null where the message says it already. */
const onPage = ({ title, shape }: Field): string | null => {
  switch (shape.kind) {
    case 'yes-no':
      return `Choose yes or no: ${title}`;
    case 'one':
      return `Choose the ${lower(title)}`;
    case 'some':
      return `Choose at least one: ${lower(title)}`;
    case 'rows':
      return `Give at least one: ${lower(title)}`;
    case 'day':
      return `Enter the ${lower(title)} with day, month and year, such as 27 3 2027`;
    case 'moment':
      return `Enter the ${lower(title)} with day, month, year and time, such as 27 3 2027 and 14:30`;
    default:
      return null;
  }
};

/** What is wrong with the fields, in the words of a page. A rule's own words are kept. */
export const sayOnPage = (fields: readonly Field[], problems: readonly FieldProblem[]): readonly FieldProblem[] =>
  problems.map((problem) => {
    const field = problem.rule === undefined ? within({ kind: 'group', fields }, problem.path.split('.')) : null;
    const message = field === null ? null : onPage(field);
    return { ...problem, message: message ?? problem.message.replace(/ as text\.$/, '.') };
  });
