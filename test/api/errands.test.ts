import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { gatewayOf, type MemoryGateway } from './gateway.ts';

let gateway: MemoryGateway;
beforeEach(() => {
  gateway = gatewayOf();
});
const clock = '/demo/clock';
const admin = () => gateway.as('admin.national');
const step = (advance: string, key: string = randomUUID()) => admin().post(clock, { advance }, key);
/** A POST of which everything may be wrong at once. */
const raw = (path: string, headers: Readonly<Record<string, string>>, body = '{}') =>
  gateway.anyone().post(`/api/v1${path}`).set('Authorization', 'Bearer demo:admin.national').set(headers).send(body);
const json = { 'Content-Type': 'application/json' };

describe('every POST that changes something is asked under a key', () => {
  it('428 without one, and nothing is done', async () => {
    const before = gateway.world.now;
    expect((await raw(clock, json, '{"advance":"1wd"}').expect(428)).body).toMatchObject({ code: 'idempotency-key-missing' });
    await raw(clock, { ...json, 'Idempotency-Key': 'two words' }, '{"advance":"1wd"}').expect(400);
    expect([gateway.world.now, gateway.world.errands.size]).toEqual([before, 0]);
  });
  it('404 before 415, 413, 400, 428, and each of these before 422', async () => {
    await raw('/inbox/nothing-there/read', { 'Content-Type': 'text/plain' }, 'x').expect(404);
    await raw('/inbox/two words/read', json).expect(404);
    await raw(clock, { 'Content-Type': 'text/plain' }, 'x').expect(415);
    await raw(clock, json, '{').expect(400);
    await raw(clock, json, '{"extra":1}').expect(428);
    expect((await raw(clock, { ...json, 'Idempotency-Key': 'k' }, '{"extra":1}').expect(422)).body).toMatchObject({
      code: 'invalid-fields',
    });
  });
  it('a search of the record is none: it changes nothing', async () => {
    await gateway.anyone().post('/api/v1/audit/verify').set('Authorization', 'Bearer demo:auditor.national').expect(200);
  });
});

describe('REC-2: the clock is stepped once for a key', () => {
  it('the same request again gives the first answer, and moves nothing', async () => {
    const key = randomUUID();
    const first = await step('1wd', key).expect(200);
    expect(first.headers).not.toHaveProperty('idempotent-replay');
    const { now } = gateway.world;
    await step('PT4H').expect(200);
    const later = gateway.world.now;
    const again = await step('1wd', key).expect(200);
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotent-replay']).toBe('true');
    expect([first.body, gateway.world.now]).toEqual([{ now, fired: 0 }, later]);
  });
  it('several at once are one', async () => {
    const key = randomUUID();
    const answers = await Promise.all([step('3wd', key), step('3wd', key), step('3wd', key)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers['idempotent-replay'] === undefined)).toHaveLength(1);
    expect(await gateway.ports.demo!.after('PT0H')).toBe(gateway.world.now);
  });
  it('another span under the key is refused; the key is its caller’s own', async () => {
    const key = randomUUID();
    await step('1wd', key).expect(200);
    expect((await step('2wd', key).expect(409)).body).toMatchObject({ code: 'idempotency-key-reused', rule: 'BID-7' });
    await gateway.as('auditor.national').post(clock, { advance: '2wd' }, key).expect(200);
  });
  it('BID-7: a key that stands for an errand is refused for a command, and the other way round', async () => {
    const [ref, export1, command1] = [await gateway.submit(), randomUUID(), randomUUID()];
    const toex = gateway.as('toex-manager.northmarch');
    const days = { from: '2026-01-01', to: '2026-12-31', format: 'csv' };
    await toex.post('/value/exports', days, export1).expect(200);
    const reused = { code: 'idempotency-key-reused', rule: 'BID-7' };
    const before = gateway.world.commands.size;
    expect((await toex.post(`/cases/${ref}/commands/note`, { text: 'Seen.' }, export1).expect(409)).body).toMatchObject(reused);
    expect((await toex.post('/meetings', {}, export1).expect(409)).body).toMatchObject(reused);
    expect(gateway.world.commands.size).toBe(before);
    await toex.post(`/cases/${ref}/commands/note`, { text: 'Seen.' }, command1).expect(200);
    expect((await toex.post('/value/exports', days, command1).expect(409)).body).toMatchObject(reused);
    expect(gateway.world.errands.size).toBe(1);
  });
  it('what is refused leaves its key free', async () => {
    const key = randomUUID();
    await step('tomorrow', key).expect(422);
    await step('1wd', key).expect(200);
  });
  it('begun and broken off it goes on to the goal of the first request, not to another', async () => {
    await gateway.submit();
    const key = randomUUID();
    const goal = await gateway.ports.demo!.after('3wd');
    gateway.world.engineAway = true;
    await step('3wd', key).expect(500);
    gateway.world.engineAway = false;
    expect((await step('3wd', key).expect(200)).body).toEqual({ now: goal, fired: 0 });
    expect(gateway.world.now).toBe(goal);
  });
});
