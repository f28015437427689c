import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { matchesOf, searchOf } from '../../prisma/matching.ts';
import { deploy } from '../../prisma/migrate.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { storeAlike, type Alike } from '../support/overlapping.ts';
import { policy } from '../support/rulebook.ts';

const migration = readFileSync('prisma/migrations/20261122201500_overlap/migration.sql', 'utf8');
let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(() => database.pool.query('TRUNCATE case_read, case_overlap, overlap_told, outbox'));
const store = (alike: Alike) => storeAlike(database, alike);
const lantern =
  'A haulage contractor moves teenagers between Oldbridge and the coast in refrigerated lorries; a launderette on Quayside banks the proceeds.';
const retold =
  'Intelligence says that the proceeds are banked by a launderette at Quayside, and that a haulage contractor moves young people in lorries.';

describe('DUP-1: the extension that the index needs', () => {
  const inDatabase = async (name: string, work: (url: string, client: pg.Client) => Promise<void>) => {
    const url = new URL(database.url);
    url.pathname = `/${name}`;
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    try {
      await work(url.href, client);
    } finally {
      await client.end();
    }
  };
  test('the owner of the database, who need be nothing more, applies every migration', async () => {
    await database.pool.query(`CREATE ROLE plain LOGIN PASSWORD 'for-this-test'`);
    await database.pool.query('CREATE DATABASE owned OWNER plain');
    await inDatabase('owned', async (href, client) => {
      const url = new URL(href);
      [url.username, url.password] = ['plain', 'for-this-test'];
      expect(await deploy(url.href)).toContain('20261122201500_overlap');
      expect((await client.query(`SELECT FROM pg_extension WHERE extname = 'pg_trgm'`)).rowCount).toBe(1);
    });
  });
  test('a role that may not create it is told what to do, and so is one that does not find it', async () => {
    await database.pool.query('CREATE DATABASE foreign_owned');
    await inDatabase('foreign_owned', async (_url, client) => {
      const [needed = ''] = migration.split('-- CreateTable');
      await client.query('CREATE ROLE stranger; SET ROLE stranger');
      await expect(client.query(needed)).rejects.toThrow('Have somebody who may run: CREATE EXTENSION pg_trgm;');
      await client.query('RESET ROLE; CREATE SCHEMA aside; CREATE EXTENSION pg_trgm SCHEMA aside; SET ROLE stranger');
      await expect(client.query(needed)).rejects.toThrow('ALTER EXTENSION pg_trgm SET SCHEMA public');
    });
  });
});

describe('DUP-1: cases that stand when the index comes', () => {
  test('the migration gives them the rows that `record` would have given them', async () => {
    await database.pool.query(`DELETE FROM stream WHERE kind = 'case'`);
    await store({
      operationName: 'Op Granite',
      ocgRef: 'OCG 1',
      apmisRef: 'AP-2',
      places: ['Oldbridge', "King's Ferry"],
      summary: lantern,
    });
    await store({ keyDates: ['2026-12-01', '2027-01-04'], types: ['csa', 'other'], summary: retold, elsewhere: true });
    const rows = async () => (await database.pool.query('SELECT * FROM case_overlap ORDER BY ref')).rows as unknown[];
    const kept = await rows();
    expect(kept).toHaveLength(2);
    await database.pool.query('TRUNCATE case_overlap');
    const [, filling = ''] = migration.split('-- The cases that stand already.');
    await database.pool.query(filling);
    expect(await rows()).toEqual(kept);
  });
});

describe('DUP-1: at some thousand cases', () => {
  test('every way to a candidate is an index', async () => {
    await database.pool
      .query(`INSERT INTO case_overlap (ref, operation, group_refs, places, threat_types, key_dates, tasked_on, summary, words)
      SELECT 'X-' || n, overlap_name(md5(n::text)), ARRAY[md5('g' || n)], ARRAY[md5('p' || n)], ARRAY['other'], '{}', NULL, n::text,
        overlap_words((SELECT string_agg(md5((n % 700)::text || w), ' ') FROM generate_series(1, 40) AS w)) FROM generate_series(1, 5000) AS n`);
    const ref = await store({ operationName: 'Granite', ocgRef: 'OCG 1', places: ['Oldbridge'], summary: lantern });
    const other = await store({ operationName: 'Granit', summary: retold });
    await database.pool.query('VACUUM ANALYZE case_overlap, case_read');
    const { text, values } = searchOf(ref, policy.overlap);
    const { rows } = await database.pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    for (const index of ['operation', 'group_refs', 'places', 'words'])
      expect(plan).toContain(`Bitmap Index Scan on case_overlap_${index}`);
    expect(plan).not.toContain('Seq Scan on case_overlap');
    const matches = await matchesOf(database.pool, ref, policy.overlap);
    expect(matches.map((match) => [match.ref, match.kinds])).toEqual([[other, ['operation-name-similar', 'summary-words']]]);
  });
});
