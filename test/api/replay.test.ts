import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { gatewayOf, type MemoryGateway } from './gateway.ts';
import { bids } from './samples.ts';

let gateway: MemoryGateway;
beforeEach(() => {
  gateway = gatewayOf();
});
const bid = bids[0]!.bid;
const spoc = () => gateway.as('spoc.aldershire');

describe('REC-2: the same key and body gives the first answer again', () => {
  it('BID-7: a bid sent twice is one bid', async () => {
    const key = randomUUID();
    const first = await spoc().post('/bids', bid, key).expect(201);
    const again = await spoc().post('/bids', bid, key).expect(201);
    expect(again.body).toEqual(first.body);
    expect(first.headers).not.toHaveProperty('idempotent-replay');
    expect(again.headers).toMatchObject({ 'idempotent-replay': 'true', location: first.headers['location'] });
    expect(gateway.world.cases.size).toBe(1);
  });
  it('the order of the fields makes no other body', async () => {
    const key = randomUUID();
    const turned = Object.fromEntries(Object.entries(bid).toReversed());
    await spoc().post('/bids', bid, key).expect(201);
    await spoc().post('/bids', turned, key).expect(201);
  });
  it('another body under the key is refused, whatever that body is', async () => {
    const key = randomUUID();
    await spoc().post('/bids', bid, key).expect(201);
    for (const body of [{}, { ...bid, operationName: 'OTHER' }, [], { a: '\ud800' }]) {
      const answer = await spoc().post('/bids', body, key).expect(409);
      expect(answer.body).toMatchObject({ code: 'idempotency-key-reused' });
    }
  });
  it('a second request while the first is being decided waits for it, however they overlap', async () => {
    for (let round = 0; round < 20; round += 1) {
      const ref = await gateway.submit();
      const key = randomUUID();
      const send = () => gateway.as('triage.northmarch').post(`/cases/${ref}/commands/claim`, {}, key);
      const answers = await Promise.all([send(), send(), send()]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect(gateway.world.cases.get(ref)?.rows.filter(({ type }) => type.startsWith('claimed'))).toHaveLength(1);
    }
  });
  it('keys are each caller’s own', async () => {
    const key = randomUUID();
    const ref = await gateway.submit();
    await spoc().post(`/cases/${ref}/commands/note`, { text: 'Mine.' }, key).expect(200);
    await gateway.as('triage.northmarch').post(`/cases/${ref}/commands/claim`, {}, key).expect(200);
  });
  it('a refusal by the record is answered again too', async () => {
    const ref = await gateway.submit();
    const key = randomUUID();
    const path = `/cases/${ref}/commands/claim`;
    // Both pass the rehearsal; the record decides in its order.
    const claims = await Promise.all([
      gateway.as('triage.northmarch').post(path, {}, key),
      gateway.as('triage2.northmarch').post(path, {}, key),
    ]);
    expect(claims.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const loser = claims[0].status === 409 ? 'triage.northmarch' : 'triage2.northmarch';
    const again = await gateway.as(loser).post(path, {}, key).expect(409);
    expect(again.body).toMatchObject({ code: 'claimed-by-other' });
    const stored = [...gateway.world.commands.values()].filter(({ name }) => name === 'claim');
    if (stored.length === 2) expect(again.headers['idempotent-replay']).toBe('true');
  });
  it('comes before 404, and before a limit that is spent', async () => {
    const limited = gatewayOf({ limit: { points: 1, seconds: 60 } });
    const key = randomUUID();
    await limited.as('spoc.aldershire').post('/bids', bid, key).expect(201);
    await limited.as('spoc.aldershire').post('/bids', bid, key).expect(201);
    await limited.as('spoc.aldershire').post('/bids', bid).expect(429);
  });
});

describe('what is stored is decided in its turn', () => {
  it('a command is 202 while the engine is away, and asked about where Location says', async () => {
    const ref = await gateway.submit();
    vi.useFakeTimers({ toFake: ['Date'], shouldAdvanceTime: true, advanceTimeDelta: 1000 });
    try {
      gateway.world.engineAway = true;
      const answer = await gateway.as('triage.northmarch').post(`/cases/${ref}/commands/claim`, {}).expect(202);
      const where = String(answer.headers['location']).replace('/api/v1', '');
      expect((await gateway.as('triage.northmarch').get(where).expect(200)).body).toEqual({ state: 'waiting' });
      await gateway.as('triage2.northmarch').get(where).expect(404);
      gateway.world.engineAway = false;
      await gateway.ports.engine.give({ ref, lookAgain: true }, 1000);
      const settled = await gateway.as('triage.northmarch').get(where).expect(200);
      expect(settled.body).toMatchObject({ state: 'accepted', answer: { ref, stage: 'in-triage', version: 2, entries: [2] } });
    } finally {
      vi.useRealTimers();
    }
  });
  it('a submission has its reference at once, engine or no engine', async () => {
    gateway.world.engineAway = true;
    await spoc().post('/bids', bid).expect(201);
  });
  it('503 only while Postgres cannot be reached, and then with Retry-After', async () => {
    const ref = await gateway.submit();
    gateway.world.databaseAway = true;
    for (const answer of [
      await spoc().post('/bids', bid),
      await gateway.as('triage.northmarch').post(`/cases/${ref}/commands/claim`, {}),
      await spoc().get(`/cases/${ref}`),
      await spoc().get('/cases'),
    ]) {
      expect(answer.status).toBe(503);
      expect(answer.headers).toHaveProperty('retry-after');
      expect(JSON.stringify(answer.body)).not.toContain('ECONNREFUSED');
    }
  });
  it('what nobody expected is a 500 without a trace of it', async () => {
    const ref = await gateway.submit();
    gateway.world.cases.get = () => {
      throw new TypeError('secret detail');
    };
    const answer = await gateway.as('triage.northmarch').post(`/cases/${ref}/commands/claim`, {}).expect(500);
    expect(answer.body).toMatchObject({ code: 'fault' });
    expect(JSON.stringify(answer.body)).not.toMatch(/secret|at .*\.ts/);
  });
});
