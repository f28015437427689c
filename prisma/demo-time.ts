import type { DemoTime } from '../api/ports.ts';
import { instantAt } from '../domain/local-time.ts';
import type { Queryable } from './reference-data.ts';

/** What falls due by the demo clock, earliest first. */
export const createDemoTime = (client: Queryable, setClock: DemoTime['setClock']): DemoTime => ({
  async nextDue(until) {
    const sql =
      'SELECT at, array_agg(DISTINCT stream) AS refs, count(*)::int AS count FROM due WHERE at = (SELECT min(at) FROM due WHERE at <= $1) GROUP BY at';
    const { rows } = await client.query<{ at: Date; refs: string[]; count: number }>(sql, [until]);
    return rows[0] === undefined ? null : { at: instantAt(rows[0].at.getTime()), refs: rows[0].refs, count: rows[0].count };
  },
  setClock,
});
