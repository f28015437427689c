import type { Directory, Person } from '../../domain/directory.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Instant } from '../../domain/words.ts';
import type { Chart } from '../charts/chart.ts';
import type { FigureFilter, Figures, Ports } from '../ports.ts';
import { tableOf, type Column, type Table } from './table.ts';

/** Words for what figures are of; whoever shows them has them. */
export type FigureWords = {
  readonly stage: (stage: string) => string;
  readonly party: (party: string) => string;
  readonly person: (id: string) => string;
  /** A day as charts have room for it. */
  readonly shortDay: (date: string) => string;
  /** Working minutes in working days, with one decimal. */
  readonly days: (minutes: number) => number;
};
export type FigureCall = {
  readonly figures: Figures;
  readonly files: Pick<Ports['files'], 'texts'>;
  readonly by: Person;
  readonly filter: FigureFilter;
  readonly directory: Directory;
  readonly policy: Policy;
  readonly now: Instant;
};
export type Told = { readonly table: Table; readonly charts: (words: FigureWords) => readonly Chart[] };
/** A figure: what is asked, and the one table that page, file and API have of it. */
export type Figure = {
  readonly id: string;
  readonly title: string;
  /** What is counted, and how. */
  readonly says: readonly string[];
  /** Whether it is of the days that are asked for, or of now. */
  readonly ofPeriod: boolean;
  readonly mayAsk: (who: Person) => boolean;
  readonly tell: (call: FigureCall) => Promise<Told>;
};

type Defined<Row> = Omit<Figure, 'tell'> & {
  readonly columns: readonly Column<Row>[];
  readonly ask: (call: FigureCall) => Promise<readonly Row[]>;
  readonly charts: (rows: readonly Row[], words: FigureWords) => readonly Chart[];
};
export const figure = <Row>({ columns, ask, charts, ...rest }: Defined<Row>): Figure => ({
  ...rest,
  tell: async (call) => {
    const rows = await ask(call);
    return { table: tableOf(columns, rows), charts: (words) => charts(rows, words) };
  },
});
export const everybody = (): boolean => true;
