// What stands in a record beside its journal, held against the journal: at any moment, and once everybody is done.
import type pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { hashOf } from '../../../activities/record/chain.ts';
import { rebuild } from '../../../prisma/rebuild.ts';

/** Where what is read is not what the journals come to, a line a row. One snapshot, so that it may be asked while people work. */
export const apart = async (pool: pg.Pool): Promise<readonly string[]> =>
  (await rebuild(pool, { hashOf, write: false })).differences.map(
    ({ table, key, what }) => `${table} ${key}: ${typeof what === 'string' ? what : what.join(', ')}`,
  );

const leftSql = `SELECT temperament || ' ' || id || ', tried ' || attempts || ' times: ' || coalesce(last_error, 'no error') AS says
    FROM outbox WHERE done_at IS NULL
  UNION ALL SELECT 'command ' || name || ' on ' || coalesce(ref, 'nothing') || ' by ' || caller FROM command WHERE state = 'waiting'
  ORDER BY 1`;
const PATIENCE_MS = 150_000;
/** What is still owed or undecided when nobody does anything any more; the sweep may have to come by for it first. */
export const stillOwed = async (pool: pg.Pool): Promise<readonly string[]> => {
  for (const until = Date.now() + PATIENCE_MS; ;) {
    const { rows } = await pool.query<{ says: string }>(leftSql);
    if (rows.length === 0 || Date.now() > until) return rows.map(({ says }) => says);
    await sleep(500);
  }
};
