// People and organisations that an administrator adds and changes: on the wire, in the record, over a later start, and made anew.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { canonical } from '../../activities/digests.ts';
import { firstHash, hashOf } from '../../activities/record/chain.ts';
import type { Ports } from '../../api/ports.ts';
import { loadConfiguration } from '../../config/load.ts';
import { publish } from '../../prisma/publish.ts';
import { rebuild } from '../../prisma/rebuild.ts';
import { soundBid } from '../api/samples.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { appOf, clientOf } from '../support/memory/client.ts';
import { memoryPorts } from '../support/memory/ports.ts';
import { worldAt } from '../support/memory/world.ts';
import { postgresPorts } from '../support/postgres-ports.ts';

const loaded = loadConfiguration('config');
if (!loaded.ok) throw new Error('the shipped configuration is refused');
const { directory, policy, policies } = loaded;
const [ADMIN, SIO] = ['admin.national', 'sio.aldershire'] as const;
const chaining = { canonical, hashOf, firstHash };
const joiner = {
  person: 'spoc2.aldershire', name: 'Nell Ashby', rank: 'Inspector', staffNumber: 'ALD9001', organisation: 'aldershire',
  roles: ['spoc'], email: 'spoc2.aldershire@demo.example', lineManager: 'super.aldershire', deputy: 'spoc.aldershire',
}; // prettier-ignore
const force = { organisation: 'gorsedale', name: 'Gorsedale Police', kind: 'force', region: 'northmarch', calendar: 'england-wales', code: 'GOR' }; // prettier-ignore

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
const inMemory = (): Promise<Ports> => Promise.resolve(memoryPorts(worldAt()));
const onPostgres = async (): Promise<Ports> => {
  // The journal lets nobody empty it; a test begins with a record that has never been written.
  await database.pool.query(
    'SET session_replication_role = replica; TRUNCATE journal, stream, command, narrative, case_read, case_overlap, case_spell, value_line, sitting_read, due, outbox, checkpoint CASCADE; SET session_replication_role = DEFAULT',
  );
  await publish(database.pool, { directory, policy, policies }, chaining);
  return postgresPorts(database);
};

describe.each([
  ['in memory', inMemory],
  ['on PostgreSQL', onPostgres],
])('people and organisations %s', (_where, open) => {
  let ports: Ports;
  let as: ReturnType<typeof clientOf>['as'];
  beforeEach(async () => {
    ports = await open();
    ({ as } = clientOf(appOf(ports)));
  });
  const today = async () => (await ports.files.today()).directory;

  it('ACC-1: are for an administrator, and what is not there is not found', async () => {
    for (const who of [SIO, 'auditor.national', 'information-manager.northmarch']) {
      await as(who).post(`/people/${SIO}/commands/amend-person`, { rank: 'Inspector' }).expect(403);
      await as(who).post('/people/commands/add-person', joiner).expect(403);
      await as(who).post('/organisations/caldmoor/commands/amend-organisation', { name: 'Caldmoor' }).expect(403);
      await as(who).post('/organisations/commands/add-organisation', force).expect(403);
    }
    await as(ADMIN).post('/people/nobody.at-all/commands/amend-person', { rank: 'Inspector' }).expect(404);
    await as(ADMIN).post('/organisations/nowhere/commands/amend-organisation', { name: 'Nowhere' }).expect(404);
    await as(ADMIN).post('/organisations/constructor/commands/amend-organisation', { name: 'Nowhere' }).expect(404);
  });
  it('ACC-1: a joiner signs in and submits from then on; once for one key', async () => {
    await as(joiner.person).get('/me').expect(401);
    const key = randomUUID();
    const first = await as(ADMIN).post('/people/commands/add-person', joiner, key).expect(200);
    const again = await as(ADMIN).post('/people/commands/add-person', joiner, key).expect(200);
    expect([again.body, again.headers['idempotent-replay']]).toEqual([first.body, 'true']);
    expect(first.body).toMatchObject({ stream: 'directory' });
    await as(joiner.person).get('/me').expect(200);
    await as(joiner.person).post('/bids', soundBid()).expect(201);
    expect((await as(ADMIN).post('/people/commands/add-person', joiner).expect(422)).body).toMatchObject({
      fields: expect.arrayContaining([expect.objectContaining({ path: 'person' })]) as unknown,
    });
    const [line] = await ports.administration.entries();
    expect(line).toMatchObject({ type: 'person-added', actor: ADMIN, about: joiner });
  });
  it('ACC-6: another deputy covers at once; all that is wrong is told at once', async () => {
    const wrong = await as(ADMIN)
      .post(`/people/${SIO}/commands/amend-person`, { deputy: 'sio.dunmere', lineManager: null, email: 'sio.dunmere@demo.example' })
      .expect(422);
    const { fields } = wrong.body as { fields: readonly { path: string }[] };
    expect(fields.map(({ path }) => path).toSorted()).toEqual(['deputy', 'email', 'lineManager']);
    await as(ADMIN).post(`/people/${SIO}/commands/amend-person`, { kind: 'x' }).expect(422);
    await as(ADMIN).post(`/people/${SIO}/commands/amend-person`, { deputy: null, specialism: 'cyber' }).expect(200);
    expect((await today()).people[SIO]).toMatchObject({ deputy: null, specialism: 'cyber' });
    await as(ADMIN).post(`/people/${SIO}/commands/amend-person`, { deputy: null }).expect(409);
  });
  it('REC-1: of two that change at one moment neither undoes the other', async () => {
    const people = [SIO, 'sio.dunmere', 'sia.northmarch', 'auditor.national', 'secretary.northmarch'];
    await Promise.all(people.map((id) => as(ADMIN).post(`/people/${id}/commands/amend-person`, { specialism: id }).expect(200)));
    const now = (await today()).people;
    expect(people.map((id) => now[id]?.specialism)).toEqual(people);
    expect(await ports.verifier.verify()).toMatchObject({ ok: true });
  });
  it('OWN-2: a force is added with its people; no TOEX is, and no kind changes', async () => {
    await as(ADMIN)
      .post('/organisations/commands/add-organisation', { ...force, kind: 'toex' })
      .expect(422);
    await as(ADMIN).post('/organisations/commands/add-organisation', force).expect(200);
    await as(ADMIN).post('/organisations/toex-northmarch/commands/amend-organisation', { kind: 'force' }).expect(422);
    await as(ADMIN)
      .post('/organisations/gorsedale/commands/amend-organisation', { name: 'Gorsedale Constabulary', code: null })
      .expect(200);
    expect((await today()).organisations['gorsedale']).toEqual({
      id: 'gorsedale', name: 'Gorsedale Constabulary', kind: 'force', region: 'northmarch', calendar: 'england-wales', code: null,
    }); // prettier-ignore
    await as(ADMIN)
      .post('/people/commands/add-person', { ...joiner, person: 'spoc.gorsedale', organisation: 'gorsedale', deputy: null })
      .expect(200);
    await as('spoc.gorsedale').get('/me').expect(200);
  });
  it('OWN-2: an added partner owns no risk', async () => {
    await as(ADMIN)
      .post('/organisations/commands/add-organisation', { ...force, kind: 'partner', region: null })
      .expect(200);
    const wrong = await as('spoc.aldershire').post('/bids', { ...soundBid(), owningAgency: 'gorsedale' });
    expect([wrong.status, JSON.stringify(wrong.body)]).toEqual([expect.any(Number), expect.stringContaining('OWN-')]);
    expect(wrong.status).toBeGreaterThanOrEqual(400);
    const role = await as(ADMIN)
      .post('/people/commands/add-person', { ...joiner, organisation: 'gorsedale', deputy: null })
      .expect(422);
    expect(role.body).toMatchObject({ rule: 'OWN-2', fields: [{ path: 'roles' }] });
  });
});

describe('what was added and changed outlives what reads it', () => {
  let ports: Ports;
  let as: ReturnType<typeof clientOf>['as'];
  beforeEach(async () => {
    ports = await onPostgres();
    ({ as } = clientOf(appOf(ports)));
    await as(ADMIN).post('/organisations/commands/add-organisation', force).expect(200);
    await as(ADMIN).post('/people/commands/add-person', joiner).expect(200);
    await as(ADMIN).post(`/people/${joiner.person}/commands/amend-person`, { rank: 'Chief Inspector' }).expect(200);
    await as(ADMIN).post('/organisations/caldmoor/commands/amend-organisation', { name: 'Caldmoor Police' }).expect(200);
  });
  const states = async () => (await database.pool.query<object>(`SELECT id, seq, state, head_hash FROM stream ORDER BY id`)).rows;
  const start = (files: Partial<typeof directory> = {}) =>
    publish(database.pool, { directory: { ...directory, ...files }, policy, policies }, chaining);
  const today = async () => (await ports.files.today()).directory;

  it('a later start with the same files writes nothing', async () => {
    const before = await states();
    await start();
    expect(await states()).toEqual(before);
  });
  it('files that bring the same ids do not fail the start: what was chosen here stands', async () => {
    const own = { ...directory.people[SIO]!, id: joiner.person, email: joiner.email, name: 'Another', active: true };
    const agency = { ...directory.organisations['caldmoor']!, id: 'gorsedale', name: 'From the file', calendar: 'scotland' as const };
    await start({
      people: { ...directory.people, [joiner.person]: own, [SIO]: { ...directory.people[SIO]!, rank: 'Det Supt' } },
      organisations: { ...directory.organisations, gorsedale: agency },
    });
    const { people, organisations } = await today();
    expect(people[joiner.person]).toMatchObject({ name: 'Nell Ashby', rank: 'Chief Inspector', roles: ['spoc'] });
    expect(people[SIO]?.rank).toBe('Det Supt');
    expect([organisations['gorsedale']?.name, organisations['caldmoor']?.name]).toEqual(['Gorsedale Police', 'Caldmoor Police']);
    expect(await ports.verifier.verify()).toMatchObject({ ok: true });
    expect((await rebuild(database.pool, { hashOf, write: false })).differences).toEqual([]);
  });
  it('REC-1: it is made anew from the journals, and verified', async () => {
    expect(await ports.verifier.verify()).toMatchObject({ ok: true });
    const before = await today();
    await database.pool.query('DELETE FROM stream');
    await rebuild(database.pool, { hashOf, write: true });
    expect(await today()).toEqual(before);
    expect(before.people[joiner.person]?.rank).toBe('Chief Inspector');
  });
});
