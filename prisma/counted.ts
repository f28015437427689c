import type { CaseFilter, Counted, FigureFilter } from '../api/ports.ts';
import type { Person } from '../domain/directory.ts';
import { measuredRegions } from '../domain/value-sight.ts';
import type { AtHand, Queryable } from './reference-data.ts';
import { visibleTo, type Relation } from './visibility.ts';

export type Asked<F extends CaseFilter = CaseFilter> = { readonly filter: F; readonly known: AtHand };
/** SQL of the cases that figures are of, with a place for each value that is given after it. */
export type CountedSql = Pick<Relation, 'page' | 'values' | 'value'> & {
  readonly text: string;
  /** Over a row of `case_read`: whether the asker measures its region. */
  readonly measured: string;
};

/**
 * ACC-2: the cases whose page opens for the asker, and those that they measure, by the filter: `counted`, a row of `case_read` each. Whoever
 * measures a region has figures of its cases, too, and of no restricted one that does not open for them: a filter may leave one case alone,
 * and what is restricted is not to be told by numbers either.
 */
export const countedFor = (asker: Person, { filter: { region, agency, priority }, known }: Asked): CountedSql => {
  const { page, values, value, just } = visibleTo(asker, known);
  const measured = `region = ANY(${value(measuredRegions(asker, known))}::text[])`;
  const terms = [`((${measured} AND NOT restricted) OR ${page})`, ...just({ region, owner_agency: agency, priority })];
  return { text: `counted AS NOT MATERIALIZED (SELECT * FROM case_read WHERE ${terms.join(' AND ')})`, page, values, value, measured };
};

/** The first instant of the days that are asked for, and the first after them, as an index has them. */
export const within = ({ value }: Pick<CountedSql, 'value'>, { from, to }: Pick<FigureFilter, 'from' | 'to'>) => ({
  from: `(${value(from)}::date::timestamp AT TIME ZONE 'Europe/London')`,
  to: `((${value(to)}::date + 1)::timestamp AT TIME ZONE 'Europe/London')`,
});

export const countedCases = async (client: Queryable, asker: Person, asked: Asked): Promise<Counted> => {
  const { text, page, values, value, measured } = countedFor(asker, asked);
  const { region, agency, priority } = asked.filter;
  // Told of the measured regions as a whole, since a filter may leave one case alone.
  const filtered = value([region, agency, priority].some((each) => each !== undefined));
  const { rows } = await client.query<Counted>(
    `WITH ${text} SELECT count(*)::int AS cases, count(*) FILTER (WHERE live)::int AS live,
      (SELECT count(*) FROM case_read WHERE NOT ${filtered}::boolean AND restricted AND ${measured} AND ${page} IS NOT TRUE)::int AS withheld
      FROM counted`,
    values,
  );
  return rows[0] ?? { cases: 0, live: 0, withheld: 0 };
};
