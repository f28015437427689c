// npm run rebuild: all that is read is compared with what the journals come to, on a real PostgreSQL in which something was altered.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonical } from '../../activities/digests.ts';
import { firstHash, hashOf } from '../../activities/record/chain.ts';
import { derived } from '../../prisma/derived-tables.ts';
import { publish } from '../../prisma/publish.ts';
import { rebuild } from '../../prisma/rebuild.ts';
import { OWNER, paper, SECRETARY } from '../api/escalated.ts';
import { value } from '../api/examples.ts';
import { gatewayOn, type Gateway } from '../api/gateway.ts';
import { callMeeting } from '../api/meeting.ts';
import { give, walkTo } from '../api/walk.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { postgresPorts } from '../support/postgres-ports.ts';
import { directory, policy } from '../support/rulebook.ts';

let database: TestDatabase;
let gateway: Gateway;
let ref: string;
let meeting: string;
beforeAll(async () => {
  database = await startDatabase();
  const policies = [policy, { ...policy, version: policy.version + 1 }];
  await publish(database.pool, { directory, policy, policies }, { canonical, hashOf, firstHash });
  gateway = gatewayOn(postgresPorts(database), { limit: { points: 1_000_000, seconds: 1 } });
  ref = await gateway.submit(0);
  await walkTo(gateway, ref, 'ownership');
  await give(gateway, ref, ['sia.northmarch', 'log-value', { value: { ...value, dateOfEvent: '2026-11-20', kind: 'product-delivered' } }]);
  await give(gateway, ref, [OWNER, 'escalate', { paper }]);
  meeting = await callMeeting(gateway, { body: 'northmarch-ttcg', at: new Date(Date.now() + 40 * 86_400_000).toISOString(), kind: 'ordinary' });
  await give(gateway, ref, [SECRETARY, 'list-for-meeting', { meeting }]);
  await gateway.as('admin.national').post('/policy/commands/adopt-policy', { version: policy.version + 1, from: '2099-01-01' }).expect(200);
}); // prettier-ignore
afterAll(() => database.stop());

const all = async (text: string) => (await database.pool.query<Record<string, unknown>>(text)).rows;
const compare = async () => (await rebuild(database.pool, { hashOf, write: false })).differences;
const said = (state: unknown): unknown => {
  try {
    return JSON.parse(String(state));
  } catch {
    return state;
  }
};
const stands = async () => [
  ...(await Promise.all(Object.entries(derived).map(([table, key]) => all(`SELECT * FROM ${table} ORDER BY ${key.join(', ')}`)))),
  // By what a state says: the same may be written in another order.
  (await all('SELECT id, kind, seq, head_hash, state FROM stream ORDER BY id')).map((row) => ({ ...row, state: said(row['state']) })),
];
const npmRunRebuild = (...given: readonly string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'embedded/rebuild.ts', ...given], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], DATABASE_URL: database.url },
  });

/** What somebody did past the service, and what is said of it. `REF` and `SITTING` stand for the two streams. */
const planted = [
  ['case_read', `UPDATE case_read SET stage = 'closed', sia = NULL`, ['REF', ['sia', 'stage']]],
  ['case_read', 'DELETE FROM case_read', ['REF', 'missing']],
  ['case_read', `INSERT INTO case_read SELECT (jsonb_populate_record(c, '{"ref": "TSK-X"}')).* FROM case_read AS c`, ['TSK-X', 'not called for']],
  ['sitting_read', `UPDATE sitting_read SET status = 'minuted'`, ['SITTING', ['status']]],
  ['sitting_read', 'DELETE FROM sitting_read', ['SITTING', 'missing']],
  ['case_overlap', `UPDATE case_overlap SET words = '', operation = 'X'`, ['REF', ['operation', 'words']]],
  ['case_overlap', 'DELETE FROM case_overlap', ['REF', 'missing']],
  ['value_line', `UPDATE value_line SET line = line || '{"hoursSaved": 7}'`, ['REF v1', ['hours_saved', 'line']]],
  ['value_line', 'DELETE FROM value_line', ['REF v1', 'missing']],
  ['case_spell', 'UPDATE case_spell SET minutes = 9999 WHERE seq = 1', ['REF 1', ['minutes']]],
  ['case_spell', 'DELETE FROM case_spell WHERE seq = 1', ['REF 1', 'missing']],
  ['due', `UPDATE due SET at = at + interval '1 day' WHERE stream = 'REF'`, ['REF sitting-awaited due', ['at']]],
  ['due', `DELETE FROM due WHERE stream = 'policy'`, [`policy adoption ${String(policy.version + 1)}`, 'missing']],
  ['due', `INSERT INTO due VALUES ('REF', 'no-clock', 'due', now(), 'tell')`, ['REF no-clock due', 'not called for']],
  ['stream', `UPDATE stream SET state = jsonb_set(state::jsonb, '{stage}', '"closed"')::text WHERE id = 'REF'`, ['REF', ['state']]],
  ['stream', `UPDATE stream SET state = 'no JSON', seq = 1 WHERE id = 'SITTING'`, ['SITTING', ['seq', 'state']]],
  ['stream', `UPDATE stream SET state = '{}' WHERE id = 'directory'`, ['directory', ['state']]],
  ['stream', `UPDATE stream SET head_hash = '' WHERE id = 'policy'`, ['policy', ['head_hash']]],
  ['stream', `DELETE FROM stream WHERE id = 'REF'`, ['REF', 'missing']],
] as const; // prettier-ignore
const named = (text: string): string => text.replaceAll('REF', ref).replaceAll('SITTING', meeting);

describe('REC-1: all that is read can be made again from the journals alone', () => {
  it('and is what they come to', async () => {
    expect(await rebuild(database.pool, { hashOf, write: false })).toEqual({ streams: 4, differences: [] });
    expect((await stands()).every((rows) => rows.length > 0)).toBe(true);
  });
  it.each(planted)('%s: %s is found, named, and replaced', async (table, text, [key, what]) => {
    const before = await stands();
    await database.pool.query(named(text));
    const altered = await stands();
    expect(altered).not.toEqual(before);
    expect(await compare()).toContainEqual({ table, key: named(key), what });
    // Whoever only compares changes nothing.
    expect(await stands()).toEqual(altered);
    expect((await rebuild(database.pool, { hashOf, write: true })).differences).not.toEqual([]);
    expect(await stands()).toEqual(before);
    expect(await compare()).toEqual([]);
  });
  it('every read table can be gone at once', async () => {
    const before = await stands();
    await database.pool.query(`TRUNCATE ${Object.keys(derived).join(', ')}; DELETE FROM stream`);
    await rebuild(database.pool, { hashOf, write: true });
    expect(await stands()).toEqual(before);
  });
  it('every table is known to be read out of the journal, or to be no such thing', () => {
    const tables = [...readFileSync('prisma/schema.prisma', 'utf8').matchAll(/@@map\("(\w+)"\)/g)].flatMap(([, table]) => table ?? []);
    // By hand: the record itself; what people and programs asked for; what was done, and is not done a second time; what belongs to this installation.
    const own = [
      'narrative', 'command', 'journal', 'checkpoint', 'stream',
      'draft', 'errand', 'consultation', 'mail_wish', 'saved_view',
      'outbox', 'notice', 'overlap_told', 'overlap_searched', 'overlap_found', 'filed', 'sitting_paper',
      'reference_counter', 'demo_clock', 'session', 'case_moved',
    ]; // prettier-ignore
    expect(tables.toSorted()).toEqual([...own, ...Object.keys(derived)].toSorted());
  });
});

describe('npm run rebuild', () => {
  it('ends with 0, 1 where something differs, and with --write puts it right', async () => {
    expect(npmRunRebuild()).toMatchObject({ status: 0, stdout: expect.stringContaining('All that is read is what the journal comes to.') as string });
    await database.pool.query(`UPDATE case_read SET stage = 'closed'`);
    const said = `case_read: 1 row differs\n  ${ref}: stage\n`;
    expect(npmRunRebuild()).toMatchObject({ status: 1, stdout: expect.stringContaining(said) as string });
    expect(npmRunRebuild('--write')).toMatchObject({ status: 0, stdout: expect.stringContaining(said) as string });
    expect(npmRunRebuild()).toMatchObject({ status: 0 });
  }); // prettier-ignore
  it('ends with 2 where a journal is not what was written, and changes nothing', async () => {
    await database.pool.query(`ALTER TABLE journal DISABLE TRIGGER USER; UPDATE journal SET payload = payload || ' ' WHERE stream = '${ref}' AND seq = 1`);
    await database.pool.query(`UPDATE case_read SET stage = 'closed'`);
    const before = await stands();
    const { status, stderr } = npmRunRebuild('--write');
    expect([status, stderr]).toEqual([2, expect.stringContaining(`entry 1 of ${ref} is not what was written`)]);
    expect(await stands()).toEqual(before);
  }); // prettier-ignore
});
