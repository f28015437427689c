import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { postgresPorts } from '../support/postgres-ports.ts';
import { bids } from './samples.ts';
import { gatewayOn, type Gateway } from './gateway.ts';
import { asPromised } from './promised.ts';
import { spoilAddresses, spoilBodies } from './spoiled.ts';
import { look, walkTo } from './walk.ts';

let database: TestDatabase;
let gateway: Gateway;
beforeAll(async () => {
  database = await startDatabase();
  gateway = gatewayOn(postgresPorts(database), { limit: { points: 1_000_000, seconds: 1 } });
});
afterAll(() => database.stop());

describe('the same interface on a real PostgreSQL', () => {
  it('a bid goes from the form to closed, each question answered as promised', async () => {
    const ref = await gateway.submit();
    for (const stage of ['triage-queue', 'consideration', 'terms', 'development', 'acceptance', 'reassessment', 'closing', 'closed']) {
      await walkTo(gateway, ref, stage);
      await asPromised(gateway, ref, 'sio.aldershire');
    }
    expect(await look(gateway, ref, 'sio.aldershire')).toMatchObject({ stage: 'closed' });
    const body: unknown = (await gateway.as('auditor.national').post('/audit/verify', {}).expect(200)).body;
    expect(body).toMatchObject({ ok: true });
  });
  it('a notice is read once for a key, by whom it is for', async () => {
    const ref = await gateway.submit();
    const text = `INSERT INTO notice (id, outbox, recipient, ref, event, text, at, message_id) VALUES ('n:1', 'n', 'spoc.aldershire', $1, 'claimed', 'Read it.', now(), '')`;
    await database.pool.query(text, [ref]);
    const read = (who: string, key = randomUUID()) => gateway.as(who).post('/inbox/n:1/read', {}, key);
    await read('sio.dunmere').expect(404);
    await gateway.anyone().post('/api/v1/inbox/n:1/read').set('Authorization', 'Bearer demo:spoc.aldershire').expect(428);
    const key = randomUUID();
    const first = await read('spoc.aldershire', key).expect(200);
    expect(first.body).toEqual({ id: 'n:1' });
    const readAt = async () =>
      (await database.pool.query<{ read_at: Date }>(`SELECT read_at FROM notice WHERE id = 'n:1'`)).rows[0]?.read_at;
    const since = await readAt();
    expect(since).toBeInstanceOf(Date);
    const again = await read('spoc.aldershire', key).expect(200);
    expect([again.body, again.headers['idempotent-replay']]).toEqual([first.body, 'true']);
    await gateway.as('spoc.aldershire').post(`/inbox/n:2/read`, {}, key).expect(409);
    await read('spoc.aldershire').expect(200);
    expect(await readAt()).toEqual(since);
  });
  it('nonsense is never a fault', async () => {
    const ref = await gateway.submit();
    await spoilBodies({ gateway, ref }, 300);
    await spoilAddresses({ gateway, ref });
  });
  // Last in this file: it leaves nothing to ask.
  it('503 with Retry-After on every path once it is gone', async () => {
    const ref = await gateway.submit();
    await database.stop();
    const answers = [
      await gateway.as('spoc.aldershire').post('/bids', bids[0]?.bid),
      await gateway.as('triage.northmarch').post(`/cases/${ref}/commands/claim`, {}),
      await gateway.as('spoc.aldershire').get(`/cases/${ref}`),
      await gateway.as('spoc.aldershire').get('/cases'),
      await gateway.as('spoc.aldershire').get('/inbox'),
      await gateway.as('auditor.national').get('/audit'),
    ];
    expect(answers.map(({ status, headers }) => [status, headers['retry-after']])).toEqual(answers.map(() => [503, '5']));
  });
});
