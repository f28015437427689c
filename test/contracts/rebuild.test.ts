// npm run rebuild -- --write beside a service that decides: the order of locks is the recorder's, on a real PostgreSQL.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashOf } from '../../activities/record/chain.ts';
import { createLeftovers } from '../../prisma/leftovers.ts';
import { rebuild } from '../../prisma/rebuild.ts';
import { atSitting, CHAIR, escalated, OWNER, paper, SECRETARY } from '../api/escalated.ts';
import { gatewayOn, type Gateway } from '../api/gateway.ts';
import { callMeeting } from '../api/meeting.ts';
import { give } from '../api/walk.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { postgresPorts } from '../support/postgres-ports.ts';

const rounds = 30;
/** The case, the sitting, directory and policy; and nothing is otherwise than the journal says. */
const unchanged = { streams: 4, differences: [] };
let database: TestDatabase;
let gateway: Gateway;
let ref: string;
let meeting: string;
beforeAll(async () => {
  database = await startDatabase();
  gateway = gatewayOn(postgresPorts(database), { limit: { points: 1_000_000, seconds: 1 } });
  ref = await escalated(gateway);
  const at = new Date(Date.now() + 40 * 86_400_000).toISOString();
  meeting = await callMeeting(gateway, { body: 'northmarch-ttcg', at, kind: 'ordinary' });
  await give(gateway, ref, [SECRETARY, 'list-for-meeting', { meeting }]);
});
afterAll(() => database.stop());

const all = async (text: string) => (await database.pool.query<Record<string, unknown>>(text)).rows;
const waiting = () => all(`SELECT relation::regclass::text AS on FROM pg_locks WHERE NOT granted AND relation IS NOT NULL`);
const readTables = async () => [
  await all('SELECT * FROM case_read ORDER BY ref'),
  await all('SELECT * FROM sitting_read ORDER BY id'),
  await all('SELECT * FROM due ORDER BY stream, clock, rung'),
  await all('SELECT * FROM value_line ORDER BY 1, 2'),
  await all('SELECT * FROM case_spell ORDER BY ref, seq'),
  await all(`SELECT id, seq, state::jsonb FROM stream WHERE kind IN ('case', 'sitting') ORDER BY id`),
];

describe('rebuild waits for whoever decides, and nobody waits for it with what it wants', () => {
  it('comes to what stands already', async () => {
    const before = await readTables();
    expect(await rebuild(database.pool, { hashOf, write: true })).toEqual(unchanged);
    expect(await readTables()).toEqual(before);
  });
  it('a decision that has locked its streams first goes on to its command and to all that it writes', async () => {
    const client = await database.pool.connect();
    try {
      await client.query(`BEGIN; SET LOCAL lock_timeout = '3s'`);
      await client.query('SELECT FROM stream WHERE id = $1 FOR UPDATE', [meeting]);
      const rebuilt = rebuild(database.pool, { hashOf, write: true });
      for (let tries = 0; tries < 200 && (await waiting()).length === 0; tries += 1) await sleep(10);
      expect(await waiting()).toEqual([{ on: 'stream' }]);
      await client.query('SELECT FROM command ORDER BY place LIMIT 1 FOR UPDATE');
      await client.query('SELECT FROM stream WHERE id = $1 FOR UPDATE', [ref]);
      for (const table of ['due', 'case_read', 'sitting_read', 'case_overlap', 'value_line', 'case_spell'])
        await client.query(`DELETE FROM ${table} WHERE false`);
      await client.query('COMMIT');
      expect(await rebuilt).toEqual(unchanged);
    } finally {
      client.release();
    }
  });
  it('whoever reads sees what stood before, and holds it up by nothing', async () => {
    const client = await database.pool.connect();
    try {
      await client.query('BEGIN; SELECT FROM due, case_read, sitting_read, case_overlap, value_line, case_spell');
      expect(await rebuild(database.pool, { hashOf, write: true })).toEqual(unchanged);
      await client.query('COMMIT');
    } finally {
      client.release();
    }
  });
  it(`raced with decisions from both ends, a look-again and the sweep, ${String(rounds)} times: each is done, none is a victim`, async () => {
    const leftovers = createLeftovers({ pool: database.pool, anchor: () => Promise.resolve(), graceSeconds: 0 });
    const attendance = { present: [CHAIR, SECRETARY], apologies: [] };
    for (let round = 0; round < rounds; round += 1) {
      const [written, compared] = await Promise.all([
        rebuild(database.pool, { hashOf, write: true }),
        rebuild(database.pool, { hashOf, write: false }),
        give(gateway, ref, [OWNER, 'revise-paper', { paper }]),
        atSitting(gateway, meeting, [SECRETARY, 'record-attendance', attendance]),
        gateway.ports.engine.give({ ref: meeting, lookAgain: true }, 20_000),
        gateway.ports.engine.give({ ref, lookAgain: true }, 20_000),
        leftovers.overdue(),
        gateway.as(SECRETARY).get(`/meetings/${meeting}`).expect(200),
      ]);
      expect([written, compared]).toEqual([unchanged, unchanged]);
    }
    expect(await all('SELECT id FROM command WHERE attempts > 0')).toEqual([]);
    const stats = await all('SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()');
    expect(stats).toEqual([{ deadlocks: 0 }]);
    const before = await readTables();
    await rebuild(database.pool, { hashOf, write: true });
    expect(await readTables()).toEqual(before);
    expect((await gateway.as('auditor.national').post('/audit/verify', {})).body).toMatchObject({ ok: true });
  });
});
