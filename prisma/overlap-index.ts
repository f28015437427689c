import type { Compared } from '../api/ports.ts';
import type { Case } from '../domain/case.ts';

const comparedOf = ({ operationName, threat, places, investigation, forceTasking }: Case['bid']): Compared => ({
  operationName: operationName ?? null,
  groupRefs: [threat.ocgRef, threat.apmisRef].filter((ref) => ref !== undefined),
  places: places ?? [],
  threatTypes: threat.types,
  keyDates: (investigation.keyDates ?? []).map(({ date }) => date),
  taskedOn: forceTasking.meetingDate,
});
/** The values of one bid, in the order of `comparedColumns`. */
export const comparedValues = ({ operationName, groupRefs, places, threatTypes, keyDates, taskedOn }: Compared): readonly unknown[] => [
  operationName,
  groupRefs,
  places,
  threatTypes,
  keyDates,
  taskedOn,
];
/** SQL of the compared form of values that begin at `$first`. */
export const comparedColumns = (first: number): readonly string[] => {
  const at = (index: number): string => `$${String(first + index)}`;
  return [
    `overlap_name(${at(0)}::text)`,
    `overlap_keys(${at(1)}::text[])`,
    `overlap_keys(${at(2)}::text[])`,
    `${at(3)}::text[]`,
    `${at(4)}::date[]`,
    `${at(5)}::date`,
  ];
};

const columns = ['operation', 'group_refs', 'places', 'threat_types', 'key_dates', 'tasked_on', 'summary'];
/** What a case gives to the index, in the order of its columns. */
export const indexed = ({ bid }: Case): readonly unknown[] => [...comparedValues(comparedOf(bid)), bid.threat.summary.narrative];
/**
 * SQL that keeps the index row of the case `$1` by values that begin at `$first`; nothing is written where nothing has changed.
 * The text is read where it stands, under a lock: an erasure at the same moment comes before or after, never between.
 */
export const keepIndex = (first: number): string => {
  const values = [...comparedColumns(first), `$${String(first + columns.length - 1)}::text`];
  const text = `(SELECT text FROM narrative WHERE id = ${values.at(-1) ?? ''} FOR SHARE)`;
  return `INSERT INTO case_overlap (ref, ${columns.join(', ')}, words) SELECT $1, ${values.join(', ')}, overlap_words(${text})
    WHERE NOT EXISTS (SELECT FROM case_overlap AS o WHERE o.ref = $1 AND (${columns.map((column) => `o.${column}`).join(', ')}) IS NOT DISTINCT FROM (${values.join(', ')}))
    ON CONFLICT (ref) DO UPDATE SET ${[...columns, 'words'].map((column) => `${column} = excluded.${column}`).join(', ')}`;
};
