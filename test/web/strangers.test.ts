// Requests that nobody signed in for: they leave nothing behind, and one network address makes so many and no more.
import session from 'express-session';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { strange } from '../../api/middleware/pace.ts';
import type { Settings } from '../../api/web/settings.ts';
import { gatewayOf } from '../api/gateway.ts';
import { siteOn } from './house.ts';
import { visitorOf } from './visitor.ts';

const OFFICER = 'triage.northmarch';
const houseWith = async (over: Partial<Settings>) => {
  const gateway = gatewayOf();
  const sessions = new session.MemoryStore();
  const rows = (): Promise<number> =>
    new Promise((resolve, reject) =>
      sessions.all((error: unknown, all) => {
        if (error === null || error === undefined) resolve(Object.keys(all ?? {}).length);
        else reject(new Error('the sessions cannot be read'));
      }),
    );
  return { ...gateway, rows, site: await siteOn(gateway.ports, { sessions, ...over }) };
};
const three = { strangerLimit: { points: 3, seconds: 60 } };

describe('a request that nobody signed in for', () => {
  it('writes no session, whatever is asked and whatever is sent; a form to sign in with does', async () => {
    const { site, rows } = await houseWith({});
    for (const path of ['/', '/nothing/here', '/cases/TSK-NM-2026-00001-S', '/signed-out']) await request(site).get(path);
    for (const path of ['/nothing/here', '/inbox', '/sign-in', '/sign-out', '/demo/journey'])
      await request(site).post(path).type('form').send({ _csrf: 'x', text: 'some words' });
    expect(await rows()).toBe(0);
    await request(site).get('/sign-in').expect(200);
    expect(await rows()).toBe(1);
  });
  it('waits, and is told how long, where its address has asked too often; nobody who is signed in waits with it', async () => {
    const house = await houseWith({ strangerLimit: { points: 6, seconds: 60 } });
    const officer = await visitorOf(house, OFFICER);
    let answer = await request(house.site).get('/nothing/here');
    for (let asked = 0; asked < 6; asked += 1) answer = await request(house.site).get('/nothing/here');
    expect(answer.status).toBe(429);
    expect(Number(answer.get('Retry-After'))).toBeGreaterThan(0);
    expect(answer.text).toMatch(/Wait a moment[^]*Wait \d+ seconds, then try again/);
    for (const path of ['/', '/sign-in', '/signed-out', '/live/home']) await request(house.site).get(path).expect(429);
    await request(house.site).post('/inbox').type('form').send({}).expect(429);
    expect(await house.rows()).toBe(1);
    expect((await officer.get('/')).status).toBe(200);
    for (const path of ['/assets/app.css', '/health/live']) expect((await request(house.site).get(path)).status).not.toBe(429);
  });
  it('of what is shipped, twelve hundred a minute', () => {
    expect(strange).toEqual({ points: 1200, seconds: 60 });
  });
});

describe('a bearer token that is nobody’s', () => {
  it('is refused so often and then waits, with the problem that says how long; a good one does not wait with it', async () => {
    const { site } = await houseWith(three);
    const call = (token: string) => request(site).get('/api/v1/cases').set('Authorization', `Bearer ${token}`);
    for (let asked = 0; asked < 3; asked += 1) expect((await call('demo:nobody')).status).toBe(401);
    const slow = await call('forged');
    expect([slow.status, slow.body]).toMatchObject([429, { code: 'too-many-requests' }]);
    expect(Number(slow.get('Retry-After'))).toBeGreaterThan(0);
    expect((await request(site).get('/api/v1/cases')).status).toBe(429);
    expect((await call(`demo:${OFFICER}`)).status).toBe(200);
  });
});
