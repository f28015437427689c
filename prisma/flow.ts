import type { FigureFilter, LeadRow, WeekRow } from '../api/ports.ts';
import { inJourneyOrder } from '../domain/ageing.ts';
import type { Person } from '../domain/directory.ts';
import { DAY_MS, dateAt, dayOf, weekdayOf } from '../domain/local-time.ts';
import type { Party, Stage, TerminalStage } from '../domain/words.ts';
import { countedFor, within, type Asked } from './counted.ts';
import type { Queryable } from './reference-data.ts';

const ends = ['closed', 'declined', 'withdrawn', 'lapsed', 'redirected', 'merged'] as const satisfies readonly TerminalStage[];
const parties = ['force', 'gateway', 'toex', 'body'] as const satisfies readonly Party[];
const ended = ends.map((stage) => `'${stage}'`).join(', ');

/** The Mondays of the weeks that the days touch. */
export const weeksOf = ({ from, to }: Pick<FigureFilter, 'from' | 'to'>): readonly WeekRow['week'][] => {
  const [first, last] = [dayOf(Date.parse(from)), Math.floor(Date.parse(to) / DAY_MS)];
  const monday = first - weekdayOf(first) + 1;
  return Array.from({ length: Math.max(0, Math.floor((last - monday) / 7) + 1) }, (_, index) => dateAt(monday + index * 7));
};
type Crossed = { week: string | null; crossing: 'in' | 'out'; stage: Stage; n: number };
/** How many were live as each week ended is told back from how many are live now. */
export const throughputFor = async (client: Queryable, asker: Person, asked: Asked<FigureFilter>): Promise<readonly WeekRow[]> => {
  const counted = countedFor(asker, asked);
  const { from, to } = within(counted, asked.filter);
  const { rows } = await client.query<Crossed & { live: number }>(
    `WITH ${counted.text}, crossed AS (
        SELECT CASE WHEN s.began_at < ${to} THEN date_trunc('week', s.began_at AT TIME ZONE 'Europe/London')::date::text END AS week, s.crossing,
          s.stage, count(*)::int AS n
        FROM case_spell AS s JOIN counted USING (ref) WHERE s.crossing IN ('in', 'out') AND s.began_at >= ${from} GROUP BY 1, 2, 3)
      SELECT crossed.*, now.live FROM (SELECT count(*) FILTER (WHERE live)::int AS live FROM counted) AS now LEFT JOIN crossed ON true`,
    counted.values,
  );
  const of = (week: string | null, crossing: 'in' | 'out', stage?: Stage): number =>
    rows
      .filter((row) => row.week === week && row.crossing === crossing && (stage === undefined || row.stage === stage))
      .reduce((sum, { n }) => sum + n, 0);
  let live = (rows[0]?.live ?? 0) - of(null, 'in') + of(null, 'out');
  const weeks = weeksOf(asked.filter)
    .toReversed()
    .map((week) => {
      const row = { week, in: of(week, 'in'), out: outOf((stage) => of(week, 'out', stage)), live };
      live += of(week, 'out') - row.in;
      return row;
    });
  return weeks.toReversed();
};
const outOf = (count: (stage: TerminalStage) => number): WeekRow['out'] => ({
  closed: count('closed'),
  declined: count('declined'),
  withdrawn: count('withdrawn'),
  lapsed: count('lapsed'),
  redirected: count('redirected'),
  merged: count('merged'),
});

type Lead = { stage: Stage | null; party: Party | null; n: number; at: readonly number[] };
/**
 * Of each round of a case that left a stage for good in the period, all the working time that it spent there; and of each that ended in
 * it, the whole. What is left on a later day counts on that day.
 */
export const leadTimesFor = async (client: Queryable, asker: Person, asked: Asked<FigureFilter>): Promise<readonly LeadRow[]> => {
  const counted = countedFor(asker, asked);
  const { from, to } = within(counted, asked.filter);
  const spent = ['sum(minutes) AS whole', ...parties.map((party) => `sum(minutes) FILTER (WHERE party = '${party}') AS ${party}`)].join(
    ', ',
  );
  const columns = ['whole', ...parties].join(', ');
  const { rows } = await client.query<Lead>(
    `WITH ${counted.text}, stays AS (
        SELECT s.stage, max(ended_at) AS left_at, bool_or(ended_at IS NULL) AS goes_on, ${spent}
        FROM case_spell AS s JOIN counted USING (ref) WHERE s.stage NOT IN (${ended}) GROUP BY ref, round, s.stage
      ), over AS (
        SELECT ref, round FROM case_spell AS o JOIN counted USING (ref) WHERE o.crossing = 'out' AND o.began_at >= ${from} AND o.began_at < ${to}
          AND NOT EXISTS (SELECT FROM case_spell AS later WHERE later.ref = o.ref AND later.round = o.round AND later.seq > o.seq AND later.crossing IN ('in', 'out'))
      ), turns AS (
        SELECT stage, ${columns} FROM stays WHERE NOT goes_on AND left_at >= ${from} AND left_at < ${to}
        UNION ALL SELECT NULL, ${columns} FROM (SELECT ${spent} FROM over JOIN case_spell USING (ref, round) WHERE stage NOT IN (${ended}) GROUP BY ref, round) AS whole
      ), parts AS (
        SELECT stage, CASE ${parties.map((party) => `WHEN grouping(${party}) = 0 THEN '${party}'`).join(' ')} END AS party, coalesce(${columns}) AS minutes, count(*) AS n
        FROM turns GROUP BY GROUPING SETS (${columns
          .split(', ')
          .map((each) => `(stage, ${each})`)
          .join(', ')})
      ), ranked AS (
        SELECT *, sum(n) OVER (PARTITION BY stage, party ORDER BY minutes) AS place, sum(n) OVER (PARTITION BY stage, party) AS total FROM parts WHERE minutes IS NOT NULL
      )
      SELECT stage, party, max(total)::int AS n, ARRAY[${[0.5, 0.8, 0.95].map((share) => `min(minutes) FILTER (WHERE place >= ${String(share)} * total)`).join(', ')}]::float8[] AS at
      FROM ranked GROUP BY stage, party`,
    counted.values,
  );
  const place = ({ stage, party }: Lead): string => `${stage === null ? '~' : ''}${party === null ? '' : party}`;
  return rows
    .toSorted(
      (one, other) =>
        (one.stage === null || other.stage === null ? 0 : inJourneyOrder(one.stage, other.stage)) || (place(one) < place(other) ? -1 : 1),
    )
    .map(({ at: [p50 = 0, p80 = 0, p95 = 0], ...row }) => ({ ...row, p50, p80, p95 }));
};
