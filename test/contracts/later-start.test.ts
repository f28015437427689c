import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { canonical } from '../../activities/digests.ts';
import { firstHash, hashOf } from '../../activities/record/chain.ts';
import type { Ports } from '../../api/ports.ts';
import { loadConfiguration } from '../../config/load.ts';
import { publish } from '../../prisma/publish.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { appOf, clientOf } from '../support/memory/client.ts';
import { postgresPorts } from '../support/postgres-ports.ts';

const loaded = loadConfiguration('config');
if (!loaded.ok) throw new Error('the shipped configuration is refused');
const { directory, policy, policies } = loaded;
const [ADMIN, SIO, OFFICER] = ['admin.national', 'sio.aldershire', 'triage.northmarch'] as const;
const chaining = { canonical, hashOf, firstHash };

let database: TestDatabase;
let ports: Ports;
let as: ReturnType<typeof clientOf>['as'];
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  // The journal lets nobody empty it; a test begins with a record that has never been written.
  await database.pool.query(
    'SET session_replication_role = replica; TRUNCATE journal, stream, command, narrative, case_read, sitting_read, due, outbox, checkpoint CASCADE; SET session_replication_role = DEFAULT',
  );
  await publish(database.pool, { directory, policy, policies }, chaining);
  ports = postgresPorts(database);
  ({ as } = clientOf(appOf(ports)));
});

describe('a later start leaves what is journalled as it is', () => {
  it('absence, roles, an inactive person and the policy in force stand; what else the files bring is taken', async () => {
    await as(ADMIN).post(`/people/${SIO}/commands/set-absence`, { from: '2026-12-01', until: '2026-12-14' }).expect(200);
    await as(ADMIN).post(`/people/${OFFICER}/commands/make-inactive`, { reason: 'Left.' }).expect(200);
    await as(ADMIN).post('/policy/commands/adopt-policy', { version: 2, from: '2026-11-20' }).expect(200);
    const before = await database.pool.query(`SELECT id, seq, state FROM stream WHERE id IN ('directory', 'policy') ORDER BY id`);
    await publish(database.pool, { directory, policy, policies }, chaining);
    expect((await database.pool.query(`SELECT id, seq, state FROM stream WHERE id IN ('directory', 'policy') ORDER BY id`)).rows).toEqual(
      before.rows,
    );
    const renamed = { ...directory, people: { ...directory.people, [SIO]: { ...directory.people[SIO]!, rank: 'Det Supt' } } };
    await publish(
      database.pool,
      { directory: renamed, policy: { ...policy, siaCapacity: 99 }, policies: [{ ...policy, siaCapacity: 99 }] },
      chaining,
    );
    const { people } = (await ports.files.today()).directory;
    expect(people[SIO]).toMatchObject({ rank: 'Det Supt', absentFrom: '2026-12-01T00:00:00.000Z' });
    expect(people[OFFICER]?.active).toBe(false);
    expect((await ports.files.today()).policy.version).toBe(2);
    expect((await ports.administration.book()).versions[1]?.siaCapacity).toBe(99);
  });
  it('REC-1: the chains of directory and policy verify, and an altered change is found', async () => {
    await as(ADMIN).post(`/people/${SIO}/commands/set-absence`, { from: '2026-12-01', until: '2026-12-14' }).expect(200);
    await as(ADMIN).post('/policy/commands/adopt-policy', { version: 2, from: '2026-11-20' }).expect(200);
    expect(await ports.verifier.verify()).toMatchObject({ ok: true });
    await database.pool.query(`UPDATE stream SET state = replace(state, '2026-12-15', '2026-12-16') WHERE id = 'directory'`);
    expect(await ports.verifier.verify()).toMatchObject({ ok: false, firstBad: { stream: 'directory' } });
  });
});
