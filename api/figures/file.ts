import { stringify } from 'csv-stringify/sync';
import { csvManner } from '../../domain/value-sheet.ts';
import type { Person } from '../../domain/directory.ts';
import type { Instant, Marking } from '../../domain/words.ts';
import type { Counted, FigureFilter } from '../ports.ts';
import { addressOf } from './filter.ts';
import type { Figure } from './figure.ts';
import type { Table, Value } from './table.ts';

/** Figures of many cases, and names of officers: what leaves bears the higher of the two markings, whatever it counts. */
export const FIGURES_MARKING: Marking = 'OFFICIAL-SENSITIVE';
export type FigureFile = {
  readonly figure: Pick<Figure, 'id' | 'title' | 'says'>;
  readonly table: Table;
  readonly counted: Counted;
  readonly filter: Partial<FigureFilter>;
  readonly by: Person;
  readonly at: Instant;
};
const unit = (kind: string): string => (kind === 'minutes' ? ' (working minutes)' : '');
/** What a figure is of. */
export const countsSay = ({ cases, live, withheld }: Counted, who: string): string =>
  `Of ${String(cases)} ${cases === 1 ? 'case' : 'cases'}, ${String(live)} of them live: exactly those that ${who} may open or measure.${withheld === 0 ? '' : ` ${String(withheld)} restricted ${withheld === 1 ? 'case is' : 'cases are'} in none of the figures.`}`;

/** REC-4: who made it, when, of what, with how many rows; then the rows. Codes and minutes as they stand; no cell is a formula. */
export const csvOf = ({ figure, table, counted, filter, by, at }: FigureFile): Uint8Array => {
  const about: readonly (readonly Value[])[] = [
    [FIGURES_MARKING],
    ['Figure', figure.title],
    ['Made by', by.id],
    ['Made at', at],
    ['Filter', addressOf(filter)],
    ['Cases', countsSay(counted, by.id)],
    ['Rows', table.rows.length],
    ...figure.says.map((text) => ['Note', text]),
    [],
  ];
  const headings = table.columns.map(({ title, kind }) => `${title}${unit(kind)}`);
  return Buffer.from(stringify([...about, headings, ...table.rows].map((row) => [...row]), csvManner)); // prettier-ignore
};
