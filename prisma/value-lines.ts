import type { ValueSeen } from '../api/ports.ts';
import type { Case } from '../domain/case.ts';
import type { Person } from '../domain/directory.ts';
import { linesOf } from '../domain/value-sheet.ts';
import { measuredRegions } from '../domain/value-sight.ts';
import type { AtHand, Queryable } from './reference-data.ts';
import { visibleTo } from './visibility.ts';

type Row = { state: string; opens: boolean; restricted: boolean };
// Only the canonical text of a case that has entries holds this; within a text of somebody's own every quotation mark is escaped.
const HAS_ENTRIES = '"value":{"v';

/** The same as `valueSight`, as one question: the ledgers of the cases that open, and of the regions that are measured. */
export const valueLinesFor = async (client: Queryable, asker: Person, { directory }: Pick<AtHand, 'directory'>): Promise<ValueSeen> => {
  const visible = visibleTo(asker, directory);
  const [regions, entries] = [`$${String(visible.next)}`, `$${String(visible.next + 1)}`];
  const { rows } = await client.query<Row>(
    `SELECT s.state, coalesce(v.opens = 'page', false) AS opens, r.restricted
       FROM case_read AS r JOIN stream AS s ON s.id = r.ref LEFT JOIN ${visible.text} AS v ON v.ref = r.ref
      WHERE (v.opens = 'page' OR r.region = ANY(${regions}::text[])) AND strpos(s.state, ${entries}) > 0`,
    [...visible.values, measuredRegions(asker, { directory }), HAS_ENTRIES],
  );
  // The state as of the last entry; the verifier proves it by refolding.
  const of = (which: (row: Row) => boolean) => rows.filter(which).flatMap(({ state }) => linesOf(JSON.parse(state) as Case));
  return {
    opened: of(({ opens }) => opens),
    measured: of(({ opens, restricted }) => !opens && !restricted),
    counted: of(({ opens, restricted }) => !opens && restricted),
  };
};
