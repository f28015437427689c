import { ageBands } from '../../domain/ageing.ts';
import type { AgeingRow, LeadRow, SpentRow, WeekRow } from '../ports.ts';
import type { Stage } from '../../domain/words.ts';
import type { Chart, Series } from '../charts/chart.ts';
import { casesOf } from './filter.ts';
import { everybody, figure, type FigureWords } from './figure.ts';
import { counting, type Column } from './table.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const [ages, weeks, leads] = [counting<AgeingRow>(), counting<WeekRow>(), counting<LeadRow>()];
const HELD = 'Time on hold is nobody’s (CLK-3)';

export const ageing = figure({
  id: 'ageing',
  title: 'Ageing by stage',
  says: [
    'Live cases by the share of their clock’s time that they have used, in working hours. From 100% on a case is over its time.',
    'A case on hold stands still and is counted apart.',
  ],
  ofPeriod: false,
  mayAsk: everybody,
  ask: ({ figures, by, filter }) => figures.ageing(by, casesOf(filter)),
  columns: [
    { id: 'stage', title: 'Stage', kind: 'stage', of: ({ stage }) => stage },
    ...ageBands.map(({ from, title }, band) => ages(`from${String(from)}`, title, ({ bands }) => bands[band] ?? 0)),
    ages('onHold', 'On hold', ({ onHold }) => onHold),
    ages('untimed', 'No clock', ({ untimed }) => untimed),
    ages('live', 'All', ({ bands, onHold, untimed }) => sum(bands) + onHold + untimed),
  ],
  charts: (rows, words) => {
    const most = Math.max(...rows.flatMap(({ bands }) => bands));
    return rows
      .filter(({ bands }) => sum(bands) > 0)
      .map(({ stage, bands }): Chart => {
        const over = sum(bands.slice(4));
        return {
          kind: 'columns',
          id: `ageing-${stage}`,
          title: words.stage(stage),
          says: `${String(sum(bands))} running, ${String(over)} over ${over === 1 ? 'its' : 'their'} time. ${bands.map((n, band) => `${ageBands[band]?.title ?? ''}: ${String(n)}`).join('; ')}.`,
          unit: 'Percent of the clock’s time used',
          series: [{ title: 'Cases', pattern: 'solid' }],
          rows: bands.map((n, band) => ({
            label: `${String(ageBands[band]?.from ?? 0)}${band === bands.length - 1 ? '+' : ''}`,
            values: [n],
          })),
          most,
          mark: { before: 4, title: 'target' },
        };
      });
  },
});

const outs = ['closed', 'declined', 'withdrawn', 'lapsed', 'redirected', 'merged'] as const;
const gone = ({ out }: WeekRow): number => sum(Object.values(out));
export const throughput = figure({
  id: 'throughput',
  title: 'Throughput',
  says: [
    'In: bids that were submitted, and cases that were reopened or brought back. Out: cases that ended, by how.',
    'Weeks begin on Monday. The first and the last have only those of their days that are in the period.',
  ],
  ofPeriod: true,
  mayAsk: everybody,
  ask: ({ figures, by, filter }) => figures.throughput(by, filter),
  columns: [
    { id: 'week', title: 'Week from', kind: 'day', of: ({ week }) => week },
    weeks('in', 'In', (row) => row.in),
    weeks('out', 'Out', gone),
    ...outs.map((stage): Column<WeekRow> => weeks(stage, `Out: ${stage}`, ({ out }) => out[stage])),
    weeks('live', 'Live at the end', ({ live }) => live),
  ],
  charts: (rows, words) => [
    {
      kind: 'columns',
      id: 'throughput-weeks',
      title: 'In and out by week',
      says: `${String(sum(rows.map((row) => row.in)))} in and ${String(sum(rows.map(gone)))} out in ${String(rows.length)} weeks.`,
      unit: 'Cases',
      series: [{ title: 'In', pattern: 'solid' }, { title: 'Out', pattern: 'hatch' }],
      rows: rows.map((row) => ({ label: words.shortDay(row.week), values: [row.in, gone(row)] })),
    },
  ], // prettier-ignore
});

const FEW = 5;
const range = (id: string, title: string, { rows, label, words }: { readonly rows: readonly LeadRow[]; readonly label: (row: LeadRow) => string; readonly words: FigureWords }): readonly Chart[] => {
  const line = ({ n, p50, p80, p95 }: LeadRow): string => `p50 ${String(words.days(p50))}, p80 ${String(words.days(p80))}, p95 ${String(words.days(p95))}; n ${String(n)}${n < FEW ? ', few' : ''}`; // prettier-ignore
  if (rows.length === 0) return [];
  return [
    {
      kind: 'ranges',
      id: `lead-${id}`,
      title,
      says: `In working days. ${rows.map((row) => `${label(row)}: ${line(row)}`).join('. ')}.`,
      unit: 'Working days',
      rows: rows.map((row) => ({ label: label(row), told: line(row), at: [words.days(row.p50), words.days(row.p80), words.days(row.p95)] })),
    },
  ];
}; // prettier-ignore
export const leadTimes = figure({
  id: 'lead-times',
  title: 'Lead times',
  says: [
    'Half, four fifths and nineteen twentieths of the cases (p50, p80, p95) took no longer than this in working time; n is how many there were, and fewer than 5 say little.',
    `A stage counts once its round of a case has left it for good, with all its stays there; the whole journey once the round has ended. ${HELD} and is left out.`,
  ],
  ofPeriod: true,
  mayAsk: everybody,
  ask: ({ figures, by, filter }) => figures.leadTimes(by, filter),
  columns: [
    { id: 'stage', title: 'Stage', kind: 'stage', of: ({ stage }) => stage ?? 'whole' },
    { id: 'party', title: 'With', kind: 'party', of: ({ party }) => party ?? 'all' },
    leads('n', 'n', ({ n }) => n),
    { id: 'p50', title: 'p50', kind: 'minutes', of: ({ p50 }) => p50 },
    { id: 'p80', title: 'p80', kind: 'minutes', of: ({ p80 }) => p80 },
    { id: 'p95', title: 'p95', kind: 'minutes', of: ({ p95 }) => p95 },
  ],
  charts: (rows, words) => {
    const of = (chosen: (row: LeadRow) => boolean) => rows.filter(chosen);
    const [party, stage] = [(row: LeadRow) => words.party(row.party ?? 'all'), (row: LeadRow) => words.stage(row.stage ?? 'whole')];
    return [
      ...range('whole', 'Whole journey, by party', { rows: of((row) => row.stage === null), label: party, words }),
      ...range('stages', 'By stage, all parties', { rows: of((row) => row.stage !== null && row.party === null), label: stage, words }),
      ...range('parties', 'By stage and party', { rows: of((row) => row.stage !== null && row.party !== null), label: (row) => `${stage(row)}: ${party(row)}`, words }), // prettier-ignore
    ];
  },
});

const parties = ['force', 'gateway', 'toex', 'body'] as const;
const series: readonly Series['pattern'][] = ['solid', 'hatch', 'dots', 'cross', 'pale'];
type Where = { readonly stage: Stage | 'whole'; readonly minutes: readonly number[] };
/** Minutes of each party and, last, of nobody, for each stage and for all of them. */
const byStage = (rows: readonly SpentRow[]): readonly Where[] => {
  const places = [...parties, null];
  const of = (own: readonly SpentRow[]) =>
    places.map((party) => sum(own.filter((row) => row.party === party).map(({ minutes }) => minutes)));
  const stages = [...new Set(rows.map(({ stage }) => stage))];
  return [
    { stage: 'whole', minutes: of(rows) },
    ...stages.map((stage) => ({ stage, minutes: of(rows.filter((row) => row.stage === stage)) })),
  ];
};
export const timeSpent = figure({
  id: 'time-spent',
  title: 'Where time went',
  says: [
    'Working time by who was to act: the owning agency, the gateway, TOEX, or a tasking body (CLK-2). A turn is counted in the period in which it ended; one that still runs is counted up to now, where the period reaches today.',
    `${HELD} and stands in a column of its own.`,
  ],
  ofPeriod: true,
  mayAsk: everybody,
  ask: async ({ figures, by, filter }) => byStage(await figures.timeSpent(by, filter)),
  columns: [
    { id: 'stage', title: 'Stage', kind: 'stage', of: ({ stage }) => stage },
    ...parties.map((party, index): Column<Where> => ({ id: party, title: { force: 'Owning agency', gateway: 'Gateway', toex: 'TOEX', body: 'Tasking body' }[party], kind: 'minutes', of: ({ minutes }) => minutes[index] ?? 0 })),
    { id: 'held', title: 'On hold', kind: 'minutes', of: ({ minutes }) => minutes[4] ?? 0 },
    { id: 'all', title: 'All', kind: 'minutes', of: ({ minutes }) => sum(minutes) },
  ], // prettier-ignore
  charts: (rows, words) => {
    const titles = [...parties.map((party) => words.party(party)), 'On hold'];
    const told = ({ minutes }: Where): string => {
      const all = sum(minutes);
      const parts = minutes.flatMap((each, index) =>
        each > 0 ? [`${titles[index] ?? ''} ${String(Math.round((each * 100) / all))}%`] : [],
      );
      return `${String(words.days(all))} days: ${parts.join(', ')}`;
    };
    const shown = rows.filter(({ minutes }) => sum(minutes) > 0);
    if (shown.length === 0) return [];
    return [
      {
        kind: 'bars',
        id: 'time-spent',
        title: 'Where time went, by stage',
        says: `In working days. ${shown.map((row) => `${words.stage(row.stage)}: ${told(row)}`).join('. ')}.`,
        unit: 'Working days',
        series: titles.map((title, index) => ({ title, pattern: series[index] ?? 'solid' })),
        rows: shown.slice(1).map((row) => ({ label: words.stage(row.stage), told: told(row), values: row.minutes.map(words.days) })),
      },
    ];
  },
});
