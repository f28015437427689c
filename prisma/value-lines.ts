import type { SeenLine, ValueAsked, ValueSummary } from '../api/ports.ts';
import type { Person } from '../domain/directory.ts';
import { FIGURES_SAY, type ValueLine } from '../domain/value-sheet.ts';
import { measuredRegions, type Period } from '../domain/value-sight.ts';
import type { AtHand, Queryable } from './reference-data.ts';
import { visibleTo } from './visibility.ts';

type Known = { readonly known: Pick<AtHand, 'directory' | 'policy'> };
/**
 * The same as `valueSight`, as one relation: the entries of the cases that open, and of the regions that are measured; of a restricted
 * case only to be counted (`listed` is false). `gone` and `counting` are `counts` and `figures` of the rules, `missing` is `notOnApmis`.
 */
const seenBy = (asker: Person, { period: { from, to, region }, known }: Known & { readonly period: Period }) => {
  const visible = visibleTo(asker, known);
  const measured = `r.region = ANY(${visible.value(measuredRegions(asker, known))}::text[])`;
  const first = from === undefined ? [] : [`l.date_of_event >= ${visible.value(from)}`];
  const last = to === undefined ? [] : [`l.date_of_event <= ${visible.value(to)}`];
  const terms = [`(v.opens = 'page' OR ${measured})`, ...first, ...last, ...visible.just({ 'r.region': region })];
  const text = `seen AS (
    SELECT l.*, r.region, r.owner_agency, r.marking, r.handling, coalesce(v.opens = 'page', false) AS opens,
      coalesce(v.opens = 'page', false) OR NOT r.restricted AS listed,
      l.reverses IS NULL AND l.reversed_by IS NULL AS counts, l.reverses IS NULL AND l.reversed_by IS NULL AND l.verified AS counting,
      l.verified AND NOT l.on_apmis AND l.reversed_by IS NULL AND (l.reverses IS NULL
        OR EXISTS (SELECT FROM value_line AS o WHERE o.ref = l.ref AND o.entry = l.reverses AND o.on_apmis)) AS missing
    FROM value_line AS l JOIN case_read AS r ON r.ref = l.ref LEFT JOIN ${visible.text} AS v ON v.ref = l.ref
    WHERE ${terms.join(' AND ')}
  )`;
  return { text, values: visible.values, value: visible.value };
};

type LineRow = Pick<ValueLine, 'ref' | 'region' | 'marking' | 'handling'> & {
  line: ValueLine['entry'];
  owner_agency: string;
  opens: boolean;
};
/** The entries that the asker may see, of a period, by reference and number. */
export const valueLinesFor = async (
  client: Queryable,
  asker: Person,
  { asked: { only, paging, ...period }, known }: Known & { readonly asked: ValueAsked },
): Promise<readonly SeenLine[]> => {
  const seen = seenBy(asker, { period, known });
  const page = paging === undefined ? '' : `LIMIT ${seen.value(paging.pageSize)} OFFSET ${seen.value((paging.page - 1) * paging.pageSize)}`;
  const { rows } = await client.query<LineRow>(
    `WITH ${seen.text} SELECT ref, region, owner_agency, marking, handling, opens, line FROM seen
      WHERE listed${only === undefined ? '' : ' AND missing'} ORDER BY ref COLLATE "C", number ${page}`,
    seen.values,
  );
  return rows.map(({ line: entry, owner_agency: owner, ...row }) => ({ ...row, owner, entry }));
};

type Tally = Readonly<Record<string, number>>;
type SummaryRow = Record<'four_p' | 'level' | 'region' | 'owner_agency' | 'kind' | 'counted', Tally | null> & {
  total: number;
  missing: number;
  withheld: number;
  verified: number;
  unverified: number;
  reversed: number;
  not_on_apmis: number;
  hours_saved: number;
  sensitive: boolean;
  handling: string[];
};
const tally = (by: string): string =>
  `(SELECT jsonb_object_agg(name, n) FROM (SELECT ${by} AS name, count(*) AS n FROM seen WHERE counting GROUP BY 1) AS t) AS ${by}`;
const inOrder = (found: Tally | null): Tally =>
  Object.fromEntries(Object.entries(found ?? {}).toSorted(([one], [other]) => (one < other ? -1 : 1)));

/** What a period comes to for the asker, added up where it stands. */
export const valueSummaryFor = async (
  client: Queryable,
  asker: Person,
  { period, known }: Known & { readonly period: Period },
): Promise<ValueSummary> => {
  const seen = seenBy(asker, { period, known });
  const { rows } = await client.query<SummaryRow>(
    `WITH ${seen.text} SELECT
      count(*) FILTER (WHERE listed)::int AS total, count(*) FILTER (WHERE listed AND missing)::int AS missing,
      count(*) FILTER (WHERE NOT listed)::int AS withheld, count(*) FILTER (WHERE counting)::int AS verified,
      count(*) FILTER (WHERE counts AND NOT verified)::int AS unverified, count(*) FILTER (WHERE reversed_by IS NOT NULL)::int AS reversed,
      count(*) FILTER (WHERE missing)::int AS not_on_apmis, coalesce(sum(hours_saved) FILTER (WHERE counting), 0)::float8 AS hours_saved,
      coalesce(bool_or(marking = 'OFFICIAL-SENSITIVE'), false) AS sensitive,
      ARRAY(SELECT DISTINCT h COLLATE "C" FROM seen, unnest(handling) AS h ORDER BY 1) AS handling,
      ${['four_p', 'level', 'region', 'owner_agency', 'kind'].map(tally).join(', ')},
      (SELECT jsonb_object_agg(name, n) FROM (SELECT c.key AS name, sum(c.value::numeric) AS n FROM seen, jsonb_each_text(line -> 'counts') AS c
        WHERE counting GROUP BY 1) AS t) AS counted
      FROM seen`,
    seen.values,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('a sum without a row');
  return {
    total: row.total,
    missing: row.missing,
    withheld: row.withheld,
    marking: row.sensitive ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL',
    handling: row.handling,
    figures: {
      verified: row.verified,
      byFourP: inOrder(row.four_p),
      byLevel: inOrder(row.level),
      byRegion: inOrder(row.region),
      byOwner: inOrder(row.owner_agency),
      byKind: inOrder(row.kind),
      counts: inOrder(row.counted),
      hoursSaved: row.hours_saved,
      unverified: row.unverified,
      reversed: row.reversed,
      notOnApmis: row.not_on_apmis,
      says: FIGURES_SAY,
    },
  };
};
