import type { Changes } from '../api/ports.ts';
import type { Queryable } from './reference-data.ts';

/**
 * SQL: whether this transaction id is of something decided since the mark, which is a snapshot of transactions: exact whatever order they
 * commit in. What is not even done for the present was copied from another server, and is of no moment here.
 */
export const isSince = (id: string, mark: string): string =>
  `(touched >= pg_snapshot_xmin(${mark}::pg_snapshot) AND NOT pg_visible_in_snapshot(${id}, ${mark}::pg_snapshot) AND pg_visible_in_snapshot(${id}, pg_current_snapshot()))`;

const now = 'SELECT pg_current_snapshot()::text AS mark';
const touched = `SELECT (SELECT pg_current_snapshot()::text) AS mark, array(SELECT ref FROM case_moved WHERE ${isSince('touched', '$1')}) AS refs`;

/** Changes on Postgres: asked for, and not told by NOTIFY, whose queue every commit would have to pass one by one (decision 49). */
export const createChanges = (client: Queryable): Changes => ({
  async mark() {
    const { rows } = await client.query<{ mark: string }>({ name: 'mark', text: now });
    return rows[0]?.mark ?? '';
  },
  async since(mark) {
    const { rows } = await client.query<{ mark: string; refs: string[] }>({ name: 'touched-since', text: touched, values: [mark] });
    return rows[0] ?? { mark, refs: [] };
  },
});
