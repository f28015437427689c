import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonical } from '../../activities/digests.ts';
import { firstHash, hashOf } from '../../activities/record/chain.ts';
import { loadConfiguration } from '../../config/load.ts';
import { publish } from '../../prisma/publish.ts';
import { soundBid } from '../api/samples.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { appOf, clientOf } from '../support/memory/client.ts';
import { postgresPorts } from '../support/postgres-ports.ts';

const loaded = loadConfiguration('config');
if (!loaded.ok) throw new Error('the shipped configuration is refused');
const { directory, policy, policies } = loaded;
const chaining = { canonical, hashOf, firstHash };
const [SPOC, SIO, OFFICER] = ['spoc.aldershire', 'sio.aldershire', 'triage.northmarch'] as const;

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

describe('a later start whose files know somebody no longer', () => {
  it('ACC-7: somebody whom the files make inactive, or no longer know, gives back what they hold, each case once', async () => {
    await publish(database.pool, { directory, policy, policies }, chaining);
    const ports = postgresPorts(database);
    const { as } = clientOf(appOf(ports));
    const { ref } = (await as(SPOC).post('/bids', soundBid()).expect(201)).body as { ref: string };
    await as(OFFICER).post(`/cases/${ref}/commands/claim`, {}).expect(200);
    const lesser = {
      ...directory,
      people: { ...directory.people, [SPOC]: { ...directory.people[SPOC]!, roles: ['owner-lead'] as const } },
    };
    await publish(database.pool, { directory: lesser, policy, policies }, chaining);
    expect((await database.pool.query(`SELECT name FROM command WHERE ref = $1 AND state = 'waiting'`, [ref])).rows).toEqual([]);
    const gone = { ...directory, people: { ...directory.people, [OFFICER]: { ...directory.people[OFFICER]!, active: false } } };
    for (let start = 0; start < 2; start += 1) await publish(database.pool, { directory: gone, policy, policies }, chaining);
    const waiting = await database.pool.query(`SELECT name FROM command WHERE ref = $1 AND caller = 'system' AND state = 'waiting'`, [ref]);
    expect(waiting.rows).toEqual([{ name: 'release-leaver' }]);
    await ports.engine.give({ ref, lookAgain: true }, 1000);
    expect(await ports.files.open(ref)).toMatchObject({ stage: 'triage-queue', claimer: null, pen: { user: null } });
    const next = (await as('triage2.northmarch').post(`/cases/${ref}/commands/claim`, {}).expect(200)).body as { ref: string };
    const other = { ...gone, people: { ...gone.people, 'triage2.northmarch': { ...directory.people['triage2.northmarch']!, roles: [] } } };
    await publish(database.pool, { directory: other, policy, policies }, chaining);
    await ports.engine.give({ ref: next.ref, lookAgain: true }, 1000);
    expect(await ports.files.open(ref)).toMatchObject({ stage: 'triage-queue', claimer: null, pen: { user: null } });
    const rest = Object.fromEntries(Object.entries(gone.people).filter(([id]) => id !== SIO));
    await publish(database.pool, { directory: { ...gone, people: rest }, policy, policies }, chaining);
    await ports.engine.give({ ref, lookAgain: true }, 1000);
    expect((await ports.files.open(ref))?.unavailable).toMatchObject({ by: 'system' });
  });
});
