import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { gatewayOf, type MemoryGateway } from './gateway.ts';
import { soundBid } from './samples.ts';

let gateway: MemoryGateway;
let ref: string;
beforeEach(async () => {
  gateway = gatewayOf();
  ref = await gateway.submit();
});
const claim = () => `/cases/${ref}/commands/claim`;
/** A POST of which everything may be wrong at once. */
const raw = (path: string, headers: Readonly<Record<string, string>>, body = '{}') =>
  gateway.anyone().post(`/api/v1${path}`).set(headers).send(body);
const bearer = (id: string) => ({ Authorization: `Bearer demo:${id}` });
const officer = bearer('triage.northmarch');
const json = { 'Content-Type': 'application/json' };
const key = () => ({ 'Idempotency-Key': randomUUID() });

describe('when several problems hold, the first of the order is answered', () => {
  const wrongAfter = { 'Content-Type': 'text/plain', 'If-Match': 'nonsense' };
  it('401 before everything, absent paths and methods included', async () => {
    for (const path of ['/nowhere', '/me', claim(), '/cases/TSK-NM-2026-99999-A']) await raw(path, wrongAfter, 'x').expect(401);
    await raw(claim(), { ...bearer('nobody.anywhere'), ...json }).expect(401);
    await raw(claim(), { ...bearer('__proto__'), ...json }).expect(401);
    await raw(claim(), { Authorization: 'Basic eA==' }).expect(401);
  });
  it('401 for whoever is no longer active', async () => {
    const { directory } = gateway.world;
    const leaver = { ...directory.people['triage.northmarch']!, active: false };
    gateway.world.directory = { ...directory, people: { ...directory.people, [leaver.id]: leaver } };
    await raw(claim(), { ...officer, ...json, ...key() }).expect(401);
  });
  it('404 before 405, 415, 413, 400, 428', async () => {
    await raw('/cases/TSK-NM-2026-99999-A/commands/claim', { ...officer, ...wrongAfter }, 'x').expect(404);
    await raw(claim(), { ...bearer('spoc.dunmere'), ...wrongAfter }, 'x').expect(404);
    await gateway.anyone().delete('/api/v1/cases/TSK-NM-2026-99999-A').set(officer).expect(404);
    await raw('/cases/TSK-NM-2026-00001-U/commands/unheard-of', { ...officer, ...wrongAfter }, 'x').expect(404);
  });
  it('405 with what is allowed, before the body is looked at', async () => {
    const answer = await gateway
      .anyone()
      .delete(`/api/v1/cases/${ref}`)
      .set(officer)
      .set('Content-Type', 'text/plain')
      .send('x')
      .expect(405);
    expect(answer.headers['allow']).toBe('GET, HEAD');
    expect((await gateway.as('triage.northmarch').get(claim()).expect(405)).headers['allow']).toBe('POST');
  });
  it('415 before 413 before 400 before 428', async () => {
    const huge = `"${'x'.repeat(1_100_000)}"`;
    await raw(claim(), { ...officer, ...wrongAfter }, huge).expect(415);
    await raw(claim(), { ...officer, ...json, 'If-Match': 'nonsense' }, huge).expect(413);
    for (const body of ['{', '{"a":1}}', "{'a':1}", '\u0000']) await raw(claim(), { ...officer, ...json, ...key() }, body).expect(400);
    await raw(claim(), { ...officer, ...json, 'If-Match': 'nonsense' }).expect(400);
    await raw(claim(), { ...officer, ...json, 'Idempotency-Key': 'two words' }).expect(400);
    expect((await raw(claim(), { ...bearer('spoc.aldershire'), ...json }).expect(428)).body).toMatchObject({
      code: 'idempotency-key-missing',
    });
  });
  it('403 for the wrong person before 412 and 422', async () => {
    const answer = await raw(claim(), { ...bearer('spoc.aldershire'), ...json, ...key(), 'If-Match': '"99"' }, '{"extra":1}').expect(403);
    expect(answer.body).toMatchObject({ code: 'wrong-person', rule: 'TRI-2' });
  });
  it('412 before 422, 422 before the rule that decides', async () => {
    await raw(claim(), { ...officer, ...json, ...key(), 'If-Match': '"99"' }, '{"extra":1}').expect(412);
    const answer = await raw(claim(), { ...officer, ...json, ...key(), 'If-Match': '"1"' }, '{"extra":1}').expect(422);
    expect(answer.body).toMatchObject({ code: 'invalid-fields', fields: [{ path: 'extra' }] });
    await raw(claim(), { ...officer, ...json, ...key(), 'If-Match': '"1"' }).expect(200);
    const late = await raw(claim(), { ...bearer('triage2.northmarch'), ...json, ...key() }).expect(409);
    expect(late.body).toMatchObject({ code: 'claimed-by-other', rule: 'TRI-2' });
  });
  it('a relation that the stage does not define is 409, not 403', async () => {
    const answer = await gateway.as('triage.northmarch').post(`/cases/${ref}/commands/release`, {}).expect(409);
    expect(answer.body).toMatchObject({ code: 'wrong-stage' });
  });
  it('nothing is written for anything of this', async () => {
    const before = gateway.world.commands.size;
    await raw(claim(), { ...officer, ...json, ...key() }, '{"extra":1}');
    await raw(claim(), { ...bearer('spoc.aldershire'), ...json, ...key() });
    await raw(claim(), { ...officer, ...json, ...key(), 'If-Match': '"99"' });
    expect([gateway.world.commands.size, gateway.world.texts.size]).toEqual([before, gateway.world.texts.size]);
  });
});

describe('a problem says what to do', () => {
  it('is problem+json without a stack, carries no version of the software, and a request id', async () => {
    const answer = await gateway.as('triage.northmarch').get('/nowhere').set('X-Request-Id', 'mine-1').expect(404);
    expect(answer.headers).toMatchObject({
      'content-type': expect.stringContaining('application/problem+json') as string,
      'x-request-id': 'mine-1',
    });
    expect(answer.headers).not.toHaveProperty('x-powered-by');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(Object.keys(answer.body as object).toSorted()).toEqual(['code', 'detail', 'status', 'title', 'type']);
  });
  it('BID-5: what the schema and what the rules find wrong stands in one answer', async () => {
    const bid = soundBid();
    bid['risk']!['immediate'] = 'yes';
    bid['sio'] = { userId: 'sio.dunmere' };
    bid['forceTasking']!['meetingDate'] = '2030-01-01';
    bid['threat']!['recordType'] = 'unheard-of';
    const body: unknown = (await gateway.as('spoc.aldershire').post('/bids', bid).expect(422)).body;
    expect(body).toMatchObject({
      fields: expect.arrayContaining([
        expect.objectContaining({ path: 'risk.immediate', rule: 'BID-4' }),
        expect.objectContaining({ path: 'sio.userId', rule: 'BID-2' }),
        expect.objectContaining({ path: 'forceTasking.meetingDate', rule: 'BID-3' }),
        expect.objectContaining({ path: 'threat.recordType' }),
      ]) as unknown,
    });
  });
  it('429 says how long to wait', async () => {
    const slow = gatewayOf({ limit: { points: 2, seconds: 30 } });
    await slow.as('spoc.aldershire').get('/me').expect(200);
    await slow.as('spoc.aldershire').get('/me').expect(200);
    const answer = await slow.as('spoc.aldershire').get('/me').expect(429);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    await slow.as('spoc.dunmere').get('/me').expect(200);
  });
});
