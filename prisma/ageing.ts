import type { AgeingRow, FigureFilter, SpentRow } from '../api/ports.ts';
import { ageBands, bandOf, inJourneyOrder, shareUsed } from '../domain/ageing.ts';
import type { Person } from '../domain/directory.ts';
import { calendarOf } from '../domain/facts.ts';
import { instantAt } from '../domain/local-time.ts';
import type { Party, Stage } from '../domain/words.ts';
import { isoDateOf, workingBetween } from '../domain/working-time.ts';
import { countedFor, within, type Asked } from './counted.ts';
import type { Queryable } from './reference-data.ts';

const at = (ms: string) => instantAt(Number(ms));
const ms = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::bigint::text`;

type Measured = {
  stage: Stage;
  region: string;
  on_hold: boolean;
  from: string | null;
  target: number;
  still: number;
  paused: string | null;
  n: number;
};
/** Cases that began their step at the same instant are the same to it; the shares are worked out by the calendar of each region. */
export const ageingFor = async (client: Queryable, asker: Person, asked: Asked): Promise<readonly AgeingRow[]> => {
  const counted = countedFor(asker, asked);
  const { known } = asked;
  const { rows } = await client.query<Measured>(
    `WITH ${counted.text} SELECT stage, region, on_hold, ${ms('clock_from')} AS from, clock_target AS target, clock_still AS still,
      ${ms('clock_paused')} AS paused, count(*)::int AS n FROM counted WHERE live GROUP BY 1, 2, 3, clock_from, 5, 6, clock_paused`,
    counted.values,
  );
  const byStage = new Map<Stage, { bands: number[]; onHold: number; untimed: number }>();
  for (const { stage, region, on_hold: onHold, from, target, still, paused, n } of rows) {
    const row = byStage.get(stage) ?? { bands: ageBands.map(() => 0), onHold: 0, untimed: 0 };
    byStage.set(stage, row);
    if (onHold) row.onHold += n;
    else if (from === null) row.untimed += n;
    else {
      const measure = { from: at(from), target, still, paused: paused === null ? null : at(paused) };
      const band = bandOf(shareUsed(measure, { now: known.now, calendar: calendarOf(known, region) }));
      row.bands[band] = (row.bands[band] ?? 0) + n;
    }
  }
  return [...byStage].map(([stage, row]) => ({ stage, ...row })).toSorted((one, other) => inJourneyOrder(one.stage, other.stage));
};

type Spent = {
  stage: Stage;
  party: Party | null;
  region: string;
  minutes: number;
  held: number;
  runs: string | null;
  stands: string | null;
};
/** CLK-2: a spell counts where it ended; one that goes on is counted up to now, where the period reaches today. */
export const spentFor = async (client: Queryable, asker: Person, asked: Asked<FigureFilter>): Promise<readonly SpentRow[]> => {
  const counted = countedFor(asker, asked);
  const { known, filter } = asked;
  const { from, to } = within(counted, filter);
  const open = filter.to >= isoDateOf(known.now) && filter.from <= isoDateOf(known.now);
  const { rows } = await client.query<Spent>(
    `WITH ${counted.text} SELECT s.stage, s.party, c.region, sum(s.minutes)::int AS minutes, sum(s.held_minutes)::int AS held,
      ${ms('s.runs_from')} AS runs, ${ms('s.held_from')} AS stands
      FROM case_spell AS s JOIN counted AS c USING (ref) WHERE s.party IS NOT NULL
        AND ((s.ended_at >= ${from} AND s.ended_at < ${to}) OR (${counted.value(open)}::boolean AND s.ended_at IS NULL))
      GROUP BY 1, 2, 3, s.runs_from, s.held_from`,
    counted.values,
  );
  const sums = new Map<string, { readonly stage: Stage; readonly party: Party | null; minutes: number }>();
  const add = (stage: Stage, party: Party | null, minutes: number): void => {
    const sum = sums.get(`${stage} ${party ?? ''}`) ?? { stage, party, minutes: 0 };
    sum.minutes += minutes;
    if (minutes > 0) sums.set(`${stage} ${party ?? ''}`, sum);
  };
  for (const { stage, party, region, minutes, held, runs, stands } of rows) {
    const since = (began: string | null): number => (began === null ? 0 : workingBetween(calendarOf(known, region), at(began), known.now));
    add(stage, party, minutes + since(runs));
    add(stage, null, held + since(stands));
  }
  return [...sums.values()].toSorted(
    (one, other) => inJourneyOrder(one.stage, other.stage) || ((one.party ?? '~') < (other.party ?? '~') ? -1 : 1),
  );
};
