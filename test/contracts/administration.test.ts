import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { canonical } from '../../activities/digests.ts';
import { firstHash, hashOf } from '../../activities/record/chain.ts';
import type { Ports } from '../../api/ports.ts';
import type { Case } from '../../domain/case.ts';
import { SUCCESSION } from '../../domain/availability.ts';
import { loadConfiguration } from '../../config/load.ts';
import { publish } from '../../prisma/publish.ts';
import { appOf, clientOf } from '../support/memory/client.ts';
import { memoryPorts } from '../support/memory/ports.ts';
import { worldAt } from '../support/memory/world.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { postgresPorts } from '../support/postgres-ports.ts';
import { soundBid } from '../api/samples.ts';

const loaded = loadConfiguration('config');
if (!loaded.ok) throw new Error('the shipped configuration is refused');
const { directory, policy, policies } = loaded;
const [ADMIN, SPOC, SIO, OFFICER, LEAD] = [
  'admin.national',
  'spoc.aldershire',
  'sio.aldershire',
  'triage.northmarch',
  'owner-lead.aldershire',
] as const;
const amended = policies.find(({ version }) => version === 2)!;

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const refOf = (body: unknown): string => (typeof body === 'object' && body !== null && 'ref' in body ? String(body.ref) : '');
const chaining = { canonical, hashOf, firstHash };
const inMemory = (): Promise<Ports> => {
  const world = worldAt();
  world.book = { ...world.book, versions: { ...world.book.versions, 2: amended } };
  return Promise.resolve(memoryPorts(world));
};
const onPostgres = async (): Promise<Ports> => {
  // The journal lets nobody empty it; a test begins with a record that has never been written.
  await database.pool.query(
    'SET session_replication_role = replica; TRUNCATE journal, stream, command, narrative, case_read, sitting_read, due, outbox, checkpoint CASCADE; SET session_replication_role = DEFAULT',
  );
  await publish(database.pool, { directory, policy, policies }, chaining);
  return postgresPorts(database);
};

describe.each([
  ['in memory', inMemory],
  ['on PostgreSQL', onPostgres],
])('directory and policy %s', (_where, open) => {
  let ports: Ports;
  let as: ReturnType<typeof clientOf>['as'];
  beforeEach(async () => {
    ports = await open();
    ({ as } = clientOf(appOf(ports)));
  });
  const bid = async (): Promise<string> => refOf((await as(SPOC).post('/bids', soundBid()).expect(201)).body);
  const claimed = async (): Promise<string> => {
    const ref = await bid();
    await as(OFFICER).post(`/cases/${ref}/commands/claim`, {}).expect(200);
    return ref;
  };
  const onFile = async (ref: string): Promise<Case> => (await ports.files.open(ref))!;
  const settled = async (ref: string): Promise<Case> => {
    await ports.engine.give({ ref, lookAgain: true }, 1000);
    return onFile(ref);
  };
  const inactive = (id: string, body: object, key?: string) => as(ADMIN).post(`/people/${id}/commands/make-inactive`, body, key);
  const reason = 'Has retired.';

  it('ACC-1: are for an administrator, and an unknown person is not found', async () => {
    for (const who of [SPOC, LEAD, 'auditor.national', 'information-manager.northmarch']) {
      await as(who).post(`/people/${SIO}/commands/set-absence`, { from: '2026-12-01', until: '2026-12-14' }).expect(403);
      await as(who).post('/policy/commands/adopt-policy', { version: 2, from: '2026-11-20' }).expect(403);
    }
    await as(ADMIN).post('/people/nobody.at-all/commands/set-absence', { from: '2026-12-01', until: '2026-12-14' }).expect(404);
  });
  it('ACC-6: an absence is from its first day to the end of its last, journalled, once for one key', async () => {
    const key = randomUUID();
    const body = { from: '2026-12-01', until: '2026-12-14' };
    const first = await as(ADMIN).post(`/people/${SIO}/commands/set-absence`, body, key).expect(200);
    const again = await as(ADMIN).post(`/people/${SIO}/commands/set-absence`, body, key).expect(200);
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotent-replay']).toBe('true');
    await as(ADMIN).post(`/people/spoc.aldershire/commands/set-absence`, body, key).expect(409);
    const { people } = (await ports.files.today()).directory;
    expect(people[SIO]).toMatchObject({ absentFrom: '2026-12-01T00:00:00.000Z', absentUntil: '2026-12-15T00:00:00.000Z' });
    expect(await ports.administration.entries()).toMatchObject([{ type: 'absence-set', actor: ADMIN, about: { person: SIO, ...body } }]);
    const wrong = await as(ADMIN).post(`/people/${SIO}/commands/set-absence`, { from: '2026-12-14', until: '2026-12-01' }).expect(422);
    expect(wrong.body).toMatchObject({ rule: 'ACC-6', fields: [{ path: 'until' }] });
  });
  it('ACC-7: what somebody holds is listed first; confirmed, each part goes to somebody who can act', async () => {
    const [one, two] = [await claimed(), await bid()];
    const listed = await inactive(OFFICER, { reason }).expect(409);
    expect(listed.body).toMatchObject({ code: 'still-holds', rule: 'ACC-7', holds: [{ ref: one, kinds: ['pen', 'claim'] }] });
    expect(listed.body).toMatchObject({ detail: expect.stringContaining(one) as unknown });
    expect(JSON.stringify(listed.body)).not.toContain(two);
    expect((await ports.files.today()).directory.people[OFFICER]?.active).toBe(true);
    await inactive(OFFICER, { reason, confirm: true }).expect(200);
    const on = await settled(one);
    expect(on).toMatchObject({ stage: 'triage-queue', claimer: null, pen: { user: null } });
    expect((await ports.files.entries(one)).at(-1)).toMatchObject({ type: 'leaver-released@1', actor: 'system' });
    expect(await settled(one)).toEqual(on);
    await inactive(OFFICER, { reason, confirm: true }).expect(409);
  });
  it('ACC-7: a person who is made inactive has no access from that instant on', async () => {
    await as(OFFICER).get('/me').expect(200);
    await inactive(OFFICER, { reason }).expect(200);
    await as(OFFICER).get('/me').expect(401);
    await as(OFFICER).post('/bids', soundBid()).expect(401);
  });
  it('ACC-7, OWN-8: an SIO who leaves is the alarm of every case of theirs', async () => {
    const refs = [await bid(), await claimed()];
    await inactive(SIO, { reason, confirm: true }).expect(200);
    for (const ref of refs) {
      const on = await settled(ref);
      expect(on.unavailable).toMatchObject({ by: 'system' });
      expect(on.clocks[SUCCESSION]).toBeDefined();
      const shown = await as(LEAD).get(`/cases/${ref}`).expect(200);
      expect(JSON.stringify(shown.body)).toMatch(/"sioUnavailable":\{[^}]*"answering":"(deputy|owner-lead)"/);
    }
  });
  it('ACC-1: roles are replaced, and what they allow with them', async () => {
    const ref = await bid();
    await as(ADMIN)
      .post('/people/requester.aldershire/commands/assign-role', { roles: ['nonsense'] })
      .expect(422);
    await as(ADMIN)
      .post(`/people/${ADMIN}/commands/assign-role`, { roles: ['auditor'] })
      .expect(422);
    await as(ADMIN)
      .post(`/people/${OFFICER}/commands/assign-role`, { roles: ['secretary'] })
      .expect(200);
    await as(OFFICER).post(`/cases/${ref}/commands/claim`, {}).expect(404);
  });
  it('ACC-1, ACC-7: what they hold by a role is listed before it is taken; from then on they neither open nor act, and each case goes on', async () => {
    const [one, two] = [await claimed(), await bid()];
    const give = (roles: readonly string[], confirm = {}) =>
      as(ADMIN).post(`/people/${OFFICER}/commands/assign-role`, { roles, ...confirm });
    const listed = await give([]).expect(409);
    expect(listed.body).toMatchObject({ code: 'still-holds', holds: [{ ref: one, kinds: ['pen', 'claim'] }] });
    await as(OFFICER).get(`/cases/${one}`).expect(200);
    await give(['gateway-manager']).expect(200);
    expect(await settled(one)).toMatchObject({ claimer: OFFICER });
    await give([], { confirm: true }).expect(200);
    for (const ref of [one, two]) await as(OFFICER).get(`/cases/${ref}`).expect(404);
    const body = { reasonCode: 'no-sio', rationale: 'Because.', advice: 'None.' };
    await as(OFFICER).post(`/cases/${one}/commands/propose-decline`, body).expect(404);
    expect((await as(OFFICER).get('/cases').expect(200)).body).toMatchObject({ total: 0 });
    expect(await settled(one)).toMatchObject({ stage: 'triage-queue', claimer: null, pen: { user: null } });
    expect((await ports.files.entries(one)).at(-1)).toMatchObject({ type: 'leaver-released@1', entry: { about: { because: 'role' } } });
    expect((await ports.files.open(two))?.version).toBe(1);
  });
  it('CLK-6: a policy is adopted for this day, and every live case takes its targets once', async () => {
    const ref = await bid();
    const before = (await onFile(ref)).clocks['claim']!;
    await as(ADMIN).post('/policy/commands/adopt-policy', { version: 9, from: '2026-11-20' }).expect(422);
    await as(ADMIN).post('/policy/commands/adopt-policy', { version: 1, from: '2026-11-20' }).expect(409);
    await as(ADMIN).post('/policy/commands/adopt-policy', { version: 2, from: '2026-11-20' }).expect(200);
    expect((await ports.files.today()).policy.version).toBe(2);
    const on = await settled(ref);
    expect(on.clocks['claim']!.startedAt).toBe(before.startedAt);
    expect(on.clocks['claim']!.dueAt < before.dueAt).toBe(true);
    const rows = (await ports.files.entries(ref)).filter(({ type }) => type === 'clocks-recomputed@1');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.entry.about).toEqual({ policyVersion: 2, changed: ['claim'] });
    expect(await settled(ref)).toEqual(on);
  });
  it('CLK-6: an ended case of which a clock runs on takes them too, and one of which none does is left alone', async () => {
    const [declined, withdrawn] = [await claimed(), await bid()];
    const decline = { reasonCode: 'below-threshold', rationale: 'Because.', advice: 'None.' };
    await as(OFFICER).post(`/cases/${declined}/commands/propose-decline`, decline).expect(200);
    await as('gateway-manager.northmarch').post(`/cases/${declined}/commands/approve-decline`, { rationale: 'Because.' }).expect(200);
    await as(SPOC).post(`/cases/${withdrawn}/commands/withdraw`, { reason: 'Because.' }).expect(200);
    const { version } = await onFile(declined);
    expect((await ports.administration.casesWithClocks()).map(({ ref }) => ref)).toEqual([declined]);
    await as(ADMIN).post('/policy/commands/adopt-policy', { version: 2, from: '2026-11-20' }).expect(200);
    const recomputed = async (ref: string) => {
      await settled(ref);
      return (await ports.files.entries(ref)).filter(({ type }) => type === 'clocks-recomputed@1').map(({ entry }) => entry.about);
    };
    expect(await recomputed(declined)).toEqual([{ policyVersion: 2, changed: [] }]);
    expect(await recomputed(withdrawn)).toEqual([]);
    expect(await onFile(declined)).toMatchObject({ stage: 'declined', pen: null, version });
  });
  it('CLK-6, CLK-7: adopted for a later day, it waits for it', async () => {
    await as(ADMIN).post('/policy/commands/adopt-policy', { version: 2, from: '2099-01-01' }).expect(200);
    expect((await ports.files.today()).policy.version).toBe(1);
    expect((await ports.administration.book()).upcoming).toEqual({ version: 2, from: '2099-01-01', at: '2099-01-01T00:00:00.000Z' });
    await ports.engine.give({ ref: 'policy', lookAgain: true }, 1000);
    expect((await ports.files.today()).policy.version).toBe(1);
  });
});
