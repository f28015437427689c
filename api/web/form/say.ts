import type { FieldProblem } from '../../../domain/refusals.ts';
import type { Instant } from '../../../domain/words.ts';
import { isoDateOf } from '../../../domain/working-time.ts';
import { choicesFor, type World } from './choices.ts';
import type { Field, Shape } from './field.ts';

/** The day on which a page is shown, and what its choices are drawn from. */
export type Shown = World & { readonly now: Instant };

const DAY_MS = 86_400_000;
const aWeek = { past: -7, ahead: 7 } as const;
/** A day of the kind that is asked for, as one types it: `27 3 2027`. */
const example = ({ lies }: Field, { now }: Shown): string => {
  const at = Date.parse(`${isoDateOf(now)}T12:00:00Z`) + (lies === undefined ? 0 : aWeek[lies]) * DAY_MS;
  const day = new Date(at);
  return `${String(day.getUTCDate())} ${String(day.getUTCMonth() + 1)} ${String(day.getUTCFullYear())}`;
};
const notAhead = ({ lies }: Field): string => (lies === 'past' ? '. It cannot lie in the future' : '');

type Found = { readonly field: Field; readonly within: boolean };
/** The field of this path; `within` where the path goes on to one of the codes that were chosen for it. */
const found = (shape: Shape, [name, ...rest]: readonly string[]): Found | null => {
  if (name === undefined) return null;
  if (shape.kind === 'rows')
    return rest.length === 0
      ? { field: { name, title: '', asks: shape.asks, hint: null, optional: true, shape: shape.of }, within: false }
      : found(shape.of, rest);
  const field = shape.kind === 'group' ? shape.fields.find((each) => each.name === name) : undefined;
  if (field === undefined) return null;
  if (rest.length === 0 || field.shape.kind === 'some') return { field, within: rest.length > 0 };
  return found(field.shape, rest);
};

/** The API speaks of codes and ids; on a page people choose and fill in. Null where the message says it already. */
const onPage = ({ field, within }: Found, path: string, shown: Shown): string | null => {
  const { title, asks, shape } = field;
  switch (shape.kind) {
    case 'yes-no':
    case 'one':
    case 'rows':
      return asks;
    case 'some':
      return within
        ? `Choose again under “${title}”: ${choicesFor(shape.from, path, shown)
            .map(({ text }) => text)
            .join(', ')}`
        : asks;
    case 'day':
      return `${asks}: day, month and year, such as ${example(field, shown)}${notAhead(field)}`;
    case 'moment':
      return `${asks}: day, month, year and time, such as ${example(field, shown)} and 14:30${notAhead(field)}`;
    default:
      return null;
  }
};

/** What is wrong with the fields, in the words of a page. A rule's own words are kept. */
export const sayOnPage = (fields: readonly Field[], problems: readonly FieldProblem[], shown: Shown): readonly FieldProblem[] =>
  problems.map((problem) => {
    const meant = problem.rule === undefined ? found({ kind: 'group', fields }, problem.path.split('.')) : null;
    const message = meant === null ? null : onPage(meant, problem.path.replace(/\.\d+$/, ''), shown);
    return { ...problem, message: message ?? problem.message.replace(/, as text\.$/, '.') };
  });
