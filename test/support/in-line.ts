import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';

/** How many connections wait for a lock. */
export const waiters = async (pool: Pool): Promise<number> => {
  const { rows } = await pool.query<{ n: string }>('SELECT count(DISTINCT pid) AS n FROM pg_locks WHERE NOT granted');
  return Number(rows[0]?.n);
};

/** The two at once and in this order: the stream's row is held until the first, and behind it the second, waits for it. */
export const inLine = async <A, B>(
  pool: Pool,
  stream: string,
  [first, second]: readonly [() => Promise<A>, () => Promise<B>],
): Promise<[A, B]> => {
  const holder = await pool.connect();
  try {
    await holder.query('BEGIN');
    await holder.query('SELECT FROM stream WHERE id = $1 FOR UPDATE', [stream]);
    const one = first();
    while ((await waiters(pool)) < 1) await sleep(5);
    const other = second();
    while ((await waiters(pool)) < 2) await sleep(5);
    await holder.query('COMMIT');
    return await Promise.all([one, other]);
  } finally {
    holder.release(true);
  }
};
