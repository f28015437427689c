import type { Queryable } from './reference-data.ts';

export type Match = { readonly ref: string; readonly region: string; readonly kinds: readonly string[] };

// Names are compared without regard to case; a list is lowered as its literal, which keeps its elements apart.
const lowered = (list: string): string => `lower(${list}::text)::text[]`;
const text = `WITH mine AS (SELECT * FROM case_read WHERE ref = $1), compared AS (
    SELECT o.ref, o.region, o.submitted_at,
      coalesce(lower(trim(o.operation_name)) = lower(trim(m.operation_name)) AND trim(m.operation_name) <> '', false) AS operation,
      cardinality(m.group_refs) > 0 AND ${lowered('o.group_refs')} && ${lowered('m.group_refs')} AS same_group,
      cardinality(m.places) > 0 AND ${lowered('o.places')} && ${lowered('m.places')} AS place,
      o.threat_types && m.threat_types AS threat
    FROM case_read AS o, mine AS m WHERE o.ref <> m.ref)
  SELECT ref, region, array_remove(ARRAY[CASE WHEN operation THEN 'operation-name' END, CASE WHEN same_group THEN 'group-reference' END,
    CASE WHEN place THEN 'place' END, CASE WHEN place AND threat THEN 'threat-at-place' END], NULL) AS kinds
  FROM compared WHERE operation OR same_group OR place ORDER BY submitted_at DESC, ref LIMIT 50`;

/** DUP-1: cases that share operation name, OCG or APMIS reference, or place with this one, newest first, at most 50. */
export const matchesOf = async (client: Queryable, ref: string): Promise<readonly Match[]> => {
  const { rows } = await client.query<{ ref: string; region: string; kinds: string[] }>({ name: 'matches', text, values: [ref] });
  return rows;
};
