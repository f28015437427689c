import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';

/** How many connections wait for a lock. */
export const waiters = async (pool: Pool): Promise<number> => {
  const { rows } = await pool.query<{ n: string }>('SELECT count(DISTINCT pid) AS n FROM pg_locks WHERE NOT granted');
  return Number(rows[0]?.n);
};

type Both<A, B> = readonly [() => Promise<A>, () => Promise<B>];
const rowOf = 'SELECT FROM stream WHERE id = $1 FOR UPDATE';
/** Where whoever looks for the next sitting of a body stands in line, before any row. */
const ofBody = `SELECT pg_advisory_xact_lock(hashtextextended('body:' || $1, 0))`;
const behind = async <A, B>(
  pool: Pool,
  { hold, id }: { readonly hold: string; readonly id: string },
  [first, second]: Both<A, B>,
): Promise<[A, B]> => {
  const holder = await pool.connect();
  try {
    await holder.query('BEGIN');
    await holder.query(hold, [id]);
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

/** The two at once and in this order: the stream's row is held until the first, and behind it the second, waits for it. */
export const inLine = <A, B>(pool: Pool, stream: string, both: Both<A, B>): Promise<[A, B]> =>
  behind(pool, { hold: rowOf, id: stream }, both);
/** The same of two that look for the next sitting of this body. */
export const inLineBefore = <A, B>(pool: Pool, body: string, both: Both<A, B>): Promise<[A, B]> =>
  behind(pool, { hold: ofBody, id: body }, both);
