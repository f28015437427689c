import { overlapKinds, type OverlapKind, type OverlapPolicy } from '../domain/overlap.ts';
import type { Compared } from '../api/ports.ts';
import { comparedColumns, comparedValues } from './overlap-index.ts';
import type { Queryable } from './reference-data.ts';

export type Match = {
  readonly ref: string;
  readonly region: string;
  readonly agency: string;
  readonly restricted: boolean;
  readonly claimer: string | null;
  readonly kinds: readonly OverlapKind[];
};
/** A bid that is no case yet, with the text of its summary. */
export type Sought = Compared & { readonly summary: string };

/** The most that a search answers, before what the asker may not see is left out. */
const MOST = 200;
const columns = 'operation, group_refs, places, threat_types, key_dates, tasked_on, words';
// `$1` the case itself, `$2` fill-ins, `$3` kinds, `$4` their weights, `$5` from where on a match is listed; then likeness, days and
// what makes a word telling. A long text has words of everything: the longer one is beside the other, the greater a share of the shorter
// must be shared, up to twice; and of equal matches that is first which shares most for its length, each word counted once. Each way to a candidate is one that an index answers; all else is compared on the candidates only.
const search = (mine: string) => `WITH said AS MATERIALIZED (${mine}),
  mine AS MATERIALIZED (
    SELECT CASE WHEN operation = ANY(overlap_keys($2)) THEN NULL ELSE operation END AS operation,
      ARRAY(SELECT unnest(group_refs) EXCEPT SELECT unnest(overlap_keys($2))) AS group_refs,
      ARRAY(SELECT unnest(places) EXCEPT SELECT unnest(overlap_keys($2))) AS places,
      threat_types, key_dates, tasked_on, words FROM said),
  common AS MATERIALIZED (SELECT tsvector_to_array(overlap_words(array_to_string($13::text[], ' '))) AS lexemes),
  counted AS MATERIALIZED (
    SELECT lexeme, query, (SELECT count(*) FROM case_overlap AS o WHERE o.words @@ query AND o.ref <> $1) AS cases
    FROM mine, common, unnest(tsvector_to_array(mine.words)) AS lexeme, LATERAL plainto_tsquery('simple', lexeme) AS query
    WHERE lexeme <> ALL(common.lexemes) AND lexeme ~ '[[:alpha:]]'),
  rare AS MATERIALIZED (
    SELECT lexeme, query FROM counted
    WHERE cases BETWEEN 1 AND greatest($10::int, $11::float * (SELECT reltuples FROM pg_class WHERE oid = 'case_overlap'::regclass))
    ORDER BY cases, lexeme LIMIT $12::int),
  asked AS MATERIALIZED (SELECT string_agg('(' || query::text || ')', ' | ')::tsquery AS query, array_agg(lexeme) AS lexemes FROM rare),
  candidate AS MATERIALIZED (
    SELECT o.ref FROM mine JOIN case_overlap AS o ON o.operation % mine.operation
    UNION SELECT o.ref FROM mine JOIN case_overlap AS o ON o.group_refs && mine.group_refs
    UNION SELECT o.ref FROM mine JOIN case_overlap AS o ON o.places && mine.places
    UNION SELECT o.ref FROM asked JOIN case_overlap AS o ON o.words @@ asked.query),
  compared AS (
    SELECT o.ref, c.region, c.owner_agency AS agency, c.restricted, c.claimer, c.submitted_at, shared / sqrt(greatest(length(o.words), 1)) AS likeness,
      o.group_refs && mine.group_refs AS same_group,
      coalesce(o.operation = mine.operation, false) AS same_name,
      coalesce(o.operation <> mine.operation AND similarity(o.operation, mine.operation) >= $6::real, false) AS like_name,
      o.places && mine.places AS place,
      o.threat_types && mine.threat_types AS threat,
      coalesce(abs(o.tasked_on - mine.tasked_on) <= $7::int, false)
        OR EXISTS (SELECT FROM unnest(o.key_dates) AS one, unnest(mine.key_dates) AS other WHERE abs(one - other) <= $7::int) AS near,
      shared >= $8::int AND shared >= $9::float * (2 - shorter::float / greatest(length(o.words), length(mine.words), 1)) * least(shorter, $12::int) AS words
    FROM candidate JOIN case_overlap AS o USING (ref) JOIN case_read AS c USING (ref), mine, asked,
      LATERAL (SELECT count(*) AS shared, least(length(o.words), length(mine.words)) AS shorter FROM unnest(o.words) AS w WHERE w.lexeme = ANY(asked.lexemes)) AS s
    WHERE o.ref <> $1),
  scored AS (
    SELECT compared.*, found.kinds, found.score FROM compared, LATERAL (
      SELECT array_agg(kind ORDER BY place) AS kinds, coalesce(sum(weight), 0) AS score
      FROM unnest($3::text[], $4::int[], ARRAY[same_group, same_name, like_name, compared.place, compared.place AND threat, near, words])
        WITH ORDINALITY AS each(kind, weight, holds, place) WHERE holds) AS found)
  SELECT ref, region, agency, restricted, claimer, kinds FROM scored WHERE score >= $5::int ORDER BY score DESC, likeness DESC, submitted_at DESC, ref LIMIT ${String(MOST)}`;
const FIRST_OF_BID = 14;
const ofCase = search(`SELECT ${columns} FROM case_overlap WHERE ref = $1`);
const ofBid = search(
  `SELECT ${[...comparedColumns(FIRST_OF_BID), `overlap_words($${String(FIRST_OF_BID + comparedColumns(0).length)}::text)`]
    .map((value, index) => `${value} AS ${columns.split(', ')[index] ?? ''}`)
    .join(', ')}`,
);

const valuesOf = (ref: string, { kinds, listFrom, nameLikeness, datesWithinDays, summary, fillIns }: OverlapPolicy): unknown[] => [
  ref,
  fillIns,
  overlapKinds,
  overlapKinds.map((kind) => kinds[kind].weight),
  listFrom,
  nameLikeness,
  datesWithinDays,
  summary.wordsShared,
  summary.shareOfShorter,
  summary.withinCases,
  summary.withinShare,
  summary.wordsAsked,
  summary.commonWords,
];

/** The search as it is asked, to be asked or explained. */
export const searchOf = (sought: string | Sought, policy: OverlapPolicy) =>
  typeof sought === 'string'
    ? { name: 'matches-of-case', text: ofCase, values: valuesOf(sought, policy) }
    : { name: 'matches-of-bid', text: ofBid, values: [...valuesOf('', policy), ...comparedValues(sought), sought.summary] };

/** DUP-1: the cases that match a case (by its reference) or a bid that is none yet, the best match first, and in what. */
export const matchesOf = async (client: Queryable, sought: string | Sought, policy: OverlapPolicy): Promise<readonly Match[]> =>
  (await client.query<Match>(searchOf(sought, policy))).rows;
