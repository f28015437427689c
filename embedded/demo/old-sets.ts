// The record of each set of the demonstration, and what becomes of those that are in use no longer.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { currentSet, databaseOf, FIRST_DATABASE, placeOf } from './sets.ts';

/** On the database that is always there. */
const onFirst = async <Value>(databaseUrl: string, work: (client: pg.Client) => Promise<Value>): Promise<Value> => {
  const url = new URL(databaseUrl);
  url.pathname = `/${FIRST_DATABASE}`;
  const client = new pg.Client({ connectionString: url.href });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** The database of the set in use is there; empty where this is its first start. */
export const surelyThere = (databaseUrl: string): Promise<void> =>
  onFirst(databaseUrl, async (client) => {
    const name = new URL(databaseUrl).pathname.slice(1);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} TEMPLATE template0`);
  });

/** What the first set has in the data directory itself, beside what belongs to all of them. */
const ofFirst = ['documents', 'records', 'value', 'mail', 'temporal.db', 'temporal.db-shm', 'temporal.db-wal'];
/** Drops whole records and directories of sets that are in use no longer; safe to be killed in, and to repeat. */
export const forgetOldSets = async (dataDir: string, databaseUrl: string): Promise<void> => {
  const { number: current } = currentSet(dataDir);
  if (current === 0) return;
  await onFirst(databaseUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(`SELECT datname AS name FROM pg_database WHERE datname ~ '^demo_[0-9]+$'`);
    for (const { name } of rows)
      if (name !== databaseOf(current)) await client.query(`DROP DATABASE ${client.escapeIdentifier(name)} WITH (FORCE)`);
    const { rowCount } = await client.query(`SELECT FROM pg_tables WHERE schemaname = 'public' AND tablename = 'journal'`);
    if (rowCount !== 0) await client.query('BEGIN; DROP SCHEMA public CASCADE; CREATE SCHEMA public; COMMIT');
  });
  for (const name of ofFirst) rmSync(path.join(dataDir, name), { recursive: true, force: true });
  const sets = path.dirname(placeOf(dataDir, current));
  for (const name of existsSync(sets) ? readdirSync(sets) : [])
    if (name !== String(current)) rmSync(path.join(sets, name), { recursive: true, force: true });
};
