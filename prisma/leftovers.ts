import type pg from 'pg';
import type { Leftovers } from '../api/ports.ts';
import { forgotten } from './drafts.ts';

// Due times are told by the clock port (demo offset included); what waits for the engine is told by the wall.
const overdueSql = `WITH found AS (
    SELECT stream FROM due, demo_clock WHERE at < clock_timestamp() + offset_ms * interval '1 millisecond' - $1 * interval '1 second'
    UNION SELECT ref FROM command WHERE state = 'waiting' AND ref IS NOT NULL AND given_at < clock_timestamp() - $1 * interval '1 second'
    UNION SELECT stream FROM outbox WHERE done_at IS NULL AND owed_at < clock_timestamp() - $1 * interval '1 second'
  ) UPDATE stream SET missed = missed + 1 FROM found WHERE stream.id = found.stream AND kind IN ('case', 'sitting', 'directory', 'policy') RETURNING id`;
const sweepLock = 7_461_001;

type Found = { readonly pool: pg.Pool; readonly anchor: () => Promise<void>; readonly graceSeconds: number };
/** What was left lying, found in Postgres alone. */
export const createLeftovers = ({ pool, anchor, graceSeconds }: Found): Leftovers => ({
  async alone(work) {
    const client = await pool.connect();
    try {
      const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [sweepLock]);
      if (rows[0]?.mine !== true) return false;
      await work().finally(() => client.query('SELECT pg_advisory_unlock($1)', [sweepLock]));
      return true;
    } finally {
      client.release();
    }
  },
  async overdue() {
    const { rows } = await pool.query<{ id: string }>(overdueSql, [graceSeconds]);
    return rows.map(({ id }) => id);
  },
  async unanswered() {
    const { rows } = await pool.query<{ id: string; ref: string | null }>(
      `SELECT id, ref FROM command WHERE state = 'waiting' AND (give_up_at < clock_timestamp() OR (ref IS NULL AND given_at < clock_timestamp() - $1 * interval '1 second')) ORDER BY place`,
      [graceSeconds],
    );
    return {
      expired: rows.filter(({ ref }) => ref !== null).map(({ id }) => id),
      submissions: rows.filter(({ ref }) => ref === null).map(({ id }) => id),
    };
  },
  async forgetDrafts() {
    await pool.query(forgotten);
  },
  async owedWithoutCase() {
    const { rows } = await pool.query<{ id: string }>(
      'SELECT id FROM outbox WHERE stream IS NULL AND done_at IS NULL ORDER BY owed_at, id',
    );
    return rows.map(({ id }) => id);
  },
  anchor,
});
