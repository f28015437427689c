import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { canonical } from '../../activities/digests.ts';
import { firstHash, hashOf } from '../../activities/record/chain.ts';
import type { Ports } from '../../api/ports.ts';
import { publish } from '../../prisma/publish.ts';
import { loadConfiguration } from '../../config/load.ts';
import { soundBid } from '../api/samples.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { appOf, clientOf } from '../support/memory/client.ts';
import { memoryPorts } from '../support/memory/ports.ts';
import { worldAt } from '../support/memory/world.ts';
import { postgresPorts } from '../support/postgres-ports.ts';
import { personOf } from '../support/rulebook.ts';

const loaded = loadConfiguration('config');
if (!loaded.ok) throw new Error('the shipped configuration is refused');
const { directory, policy, policies } = loaded;
const [ADMIN, SPOC, OFFICER, OFFICER2, MANAGER] = [
  'admin.national', 'spoc.aldershire', 'triage.northmarch', 'triage2.northmarch', 'gateway-manager.northmarch',
] as const; // prettier-ignore
const away = { from: '2026-01-01', until: '2098-12-31' };
const back = { from: '2026-01-01', until: '2026-01-02' };

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
const onPostgres = async (): Promise<Ports> => {
  await publish(database.pool, { directory, policy, policies }, { canonical, hashOf, firstHash });
  return postgresPorts(database);
};

describe.each([
  ['in memory', () => Promise.resolve(memoryPorts(worldAt()))],
  ['on PostgreSQL', onPostgres],
])('ACC-6: acting for somebody who is absent, %s', (_where, open) => {
  let ports: Ports;
  let as: ReturnType<typeof clientOf>['as'];
  let ref: string;
  beforeEach(async () => {
    ports = await open();
    ({ as } = clientOf(appOf(ports)));
    await absence(back);
    ref = ((await as(SPOC).post('/bids', soundBid()).expect(201)).body as { ref: string }).ref;
    await as(OFFICER).post(`/cases/${ref}/commands/claim`, {}).expect(200);
    await absence(away);
  });
  const absence = (days: object) => as(ADMIN).post(`/people/${OFFICER}/commands/set-absence`, days).expect(200);
  const release = (who: string, whom: string, key = randomUUID()) =>
    as(who).post(`/cases/${ref}/commands/release`, {}, key).set('On-Behalf-Of', whom);
  const journal = async () =>
    (await as(MANAGER).get(`/cases/${ref}/journal`).expect(200)).body as {
      readonly items: readonly { readonly type: string; readonly actor: string; readonly onBehalfOf?: string; readonly payload: object }[];
    };

  it('is recorded as one for the other, under the hash, and read from the journal as it was written', async () => {
    await release(OFFICER2, OFFICER).expect(200);
    const last = (await journal()).items.at(-1);
    expect(last).toMatchObject({ type: 'released@1', actor: OFFICER2, onBehalfOf: OFFICER, payload: { onBehalfOf: OFFICER } });
    expect((await ports.files.entries(ref)).at(-1)?.entry).toMatchObject({ actor: OFFICER2, onBehalfOf: OFFICER });
    expect(await ports.verifier.verify()).toMatchObject({ ok: true });
    expect((await ports.files.open(ref))?.actedFor).toEqual([{ by: OFFICER2, for: OFFICER }]);
  });
  it('is asked for by name: the same key for oneself is another request', async () => {
    const key = randomUUID();
    await release(OFFICER2, OFFICER, key).expect(200);
    expect((await release(OFFICER2, OFFICER, key).expect(200)).headers['idempotent-replay']).toBe('true');
    const other = await as(OFFICER2).post(`/cases/${ref}/commands/release`, {}, key).expect(409);
    expect(other.body).toMatchObject({ code: 'idempotency-key-reused' });
  });
  it('without a name it is one’s own act, and refused as that', async () => {
    const own = await as(OFFICER2).post(`/cases/${ref}/commands/release`, {}).expect(403);
    expect(own.body).toMatchObject({ code: 'wrong-person' });
  });
  it('what one may do for whom stands beside what one may do, and in who one is', async () => {
    type Offer = { readonly command: string; readonly allowed: boolean; readonly onBehalfOf?: readonly { readonly user: string }[] };
    const offers = (await as(OFFICER2).get(`/cases/${ref}/commands`).expect(200)).body as readonly Offer[];
    const of = (name: string) => offers.find(({ command }) => command === name);
    expect(of('release')).toMatchObject({ allowed: false, onBehalfOf: [{ user: OFFICER }] });
    expect(of('note')).not.toHaveProperty('onBehalfOf');
    expect((await as(OFFICER2).get('/me').expect(200)).body).toMatchObject({ covers: [{ user: OFFICER }] });
    expect((await as(MANAGER).get('/me').expect(200)).body).toMatchObject({ covers: [] });
  });
  it('what waits for them is found by whoever covers, but for what is never done by cover', async () => {
    await as(SPOC).post(`/cases/${ref}/commands/ask`, { to: 'gateway', text: 'How long?' }).expect(200);
    const [deputy, absentee] = [personOf(OFFICER2), personOf(OFFICER)];
    const waits = await ports.questions.waitsByCover(deputy, absentee);
    expect(waits.filter((wait) => wait.ref === ref).map(({ kind }) => kind)).toEqual(['question']);
    expect(await ports.questions.waitsByCover(personOf('triage.southvale'), absentee)).toEqual([]);
  });
  it('ends with the absence: what was begun before is refused', async () => {
    await absence(back);
    const refused = await release(OFFICER2, OFFICER).expect(403);
    expect(refused.body).toMatchObject({ code: 'not-absent', rule: 'ACC-6' });
    expect((await as(OFFICER2).get('/me').expect(200)).body).toMatchObject({ covers: [] });
    await as(OFFICER).post(`/cases/${ref}/commands/release`, {}).expect(200);
  });
  it('a bid is submitted for a SPOC who is away, by their deputy’s hand', async () => {
    const [SIO, SIO2] = ['sio.aldershire', 'sio2.aldershire'] as const;
    await as(ADMIN)
      .post(`/people/${SIO}/commands/assign-role`, { roles: ['sio', 'spoc'] })
      .expect(200);
    await as(ADMIN).post(`/people/${SIO}/commands/set-absence`, away).expect(200);
    const made = (await as(SIO2).post('/bids', soundBid()).set('On-Behalf-Of', SIO).expect(201)).body as { readonly ref: string };
    expect((await ports.files.entries(made.ref))[0]?.entry).toMatchObject({ type: 'bid-submitted', actor: SIO2, onBehalfOf: SIO });
    expect(await ports.files.open(made.ref)).toMatchObject({ spoc: SIO, actedFor: [{ by: SIO2, for: SIO }] });
    expect(await ports.verifier.verify()).toMatchObject({ ok: true });
    await as(ADMIN).post(`/people/${SIO}/commands/set-absence`, back).expect(200);
    await as(ADMIN)
      .post(`/people/${SIO}/commands/assign-role`, { roles: ['sio'] })
      .expect(200);
  });
  it('of a case that does not open, cover tells nothing (ACC-3)', async () => {
    await as('triage.southvale').post(`/cases/${ref}/commands/release`, {}).set('On-Behalf-Of', OFFICER).expect(404);
  });
});
