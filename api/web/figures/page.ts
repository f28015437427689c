import { laidOut } from '../../charts/layout.ts';
import { askFigure } from '../../figures/ask.ts';
import { countsSay, csvOf, FIGURES_MARKING } from '../../figures/file.ts';
import { figureOf, figures } from '../../figures/list.ts';
import type { Table } from '../../figures/table.ts';
import { paged } from '../form/paged.ts';
import { problemOf } from '../../problems.ts';
import type { Figure } from '../../figures/figure.ts';
import { forOthers } from '../errors/refused.ts';
import type { PageOf, Reply, Visit } from '../visit.ts';
import { chosenIn, filterForm } from './filter.ts';
import { figureWords } from './words.ts';

const ROWS = 100;
const numeric = ['minutes', 'count'];
const shownIn = ({ columns, rows }: Table, visit: Visit) => {
  const { cell } = figureWords(visit);
  const kinds = columns.map(({ kind }) => kind);
  return {
    columns: columns.map((column) => ({ ...column, numeric: numeric.includes(column.kind) })),
    rows: rows.map((row) => row.map((value, index) => ({ value, text: cell(kinds[index] ?? 'text', value) }))),
  };
};

/** What there is to be shown, for whom, in a line each. */
export const figuresPage: PageOf = ({ person }) =>
  Promise.resolve({
    kind: 'page',
    view: 'figures/list.njk',
    title: 'Figures',
    data: { figures: figures.filter(({ mayAsk }) => mayAsk(person)) },
  });

/** ACC-1: everybody has figures of their own cases, but those of whoever allocates. */
const forAllocators = (visit: Visit, { title, mayAsk }: Figure): Reply =>
  forOthers(visit, {
    what: title,
    problem: problemOf('figures-elsewhere'),
    isFor: mayAsk,
    back: { to: '/figures', text: 'Back to the figures' },
  });
/** One figure: its charts, and the same numbers as a table. */
export const figurePage: PageOf = async (visit) => {
  const { ports, person, param } = visit;
  const figure = figureOf(param('figure'));
  if (figure === null) return { kind: 'missing' };
  if (!figure.mayAsk(person)) return forAllocators(visit, figure);
  const chosen = chosenIn(visit);
  const { table, charts, counted } = await askFigure(ports, { figure, by: person, filter: chosen.filter, how: 'search' });
  const form = filterForm(visit, chosen, figure.ofPeriod);
  const { shown, paging } = paged(table.rows, { query: visit.query, size: ROWS });
  return {
    kind: 'page',
    view: 'figures/view.njk',
    title: figure.title,
    marking: FIGURES_MARKING,
    status: form.summary.length === 0 ? 200 : 422,
    data: {
      ...form,
      figure,
      figures: figures.filter(({ mayAsk }) => mayAsk(person)),
      counts: countsSay(counted, 'you'),
      charts: charts(figureWords(visit).words).map(laidOut),
      ...paging,
      table: shownIn({ ...table, rows: shown }, visit),
    },
  };
};

/** The same table as a file; who took it stands in the audit (REC-4). */
export const figureFile: PageOf = async (visit) => {
  const { ports, person, param, now } = visit;
  const figure = figureOf(param('figure'));
  if (figure === null) return { kind: 'missing' };
  if (!figure.mayAsk(person)) return forAllocators(visit, figure);
  const { filter, cases, faults } = chosenIn(visit);
  if (figure.ofPeriod && faults.length > 0) return { kind: 'go', to: visit.address.replace('/csv', '') };
  const { table, counted } = await askFigure(ports, { figure, by: person, filter, how: 'export' });
  const of = figure.ofPeriod ? filter : cases;
  const bytes = csvOf({ figure, table, counted, filter: of, by: person, at: now });
  return { kind: 'file', name: `${figure.id}-${now.slice(0, 10)}.csv`, media: 'text/csv', bytes };
};
