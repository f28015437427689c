import { describe, expect, it } from 'vitest';
import request from 'supertest';
import { readable } from '../../api/middleware/pace.ts';
import { gatewayOf } from '../api/gateway.ts';
import { houseOf, siteOn } from './house.ts';
import { visitorOf } from './visitor.ts';

const [OFFICER, OTHER] = ['triage.northmarch', 'triage2.northmarch'] as const;

describe('a person asks for no more pages than anybody reads', () => {
  it('whoever asks for more waits, is told how long and what to do, and nobody else waits with them', async () => {
    const gateway = gatewayOf();
    const house = { ...gateway, site: await siteOn(gateway.ports, { pageLimit: { points: 3, seconds: 60 } }) };
    const officer = await visitorOf(house, OFFICER);
    for (const path of ['/', '/search', '/inbox']) expect((await officer.get(path)).status).toBe(200);
    const slow = await officer.get('/search');
    expect(slow.status).toBe(429);
    expect(slow.text).toContain('Wait a moment');
    expect(slow.text).toMatch(/Nothing was done: .* Wait \d+ seconds, then load the page or send the form again/);
    expect((await officer.post('/search', { q: 'marlpit' })).status).toBe(429);
    expect((await (await visitorOf(house, OTHER)).get('/')).status).toBe(200);
    for (const asset of ['app.css', 'live.js']) expect((await request(house.site).get(`/assets/${asset}`)).status).toBe(200);
  });
  it('says when to come back, for programs too', async () => {
    const gateway = gatewayOf();
    const house = { ...gateway, site: await siteOn(gateway.ports, { pageLimit: { points: 1, seconds: 60 } }) };
    const agent = request.agent(house.site);
    const csrf = /name="_csrf" value="([^"]*)"/.exec((await agent.get('/sign-in')).text)?.[1] ?? '';
    await agent.post('/sign-in').type('form').send({ _csrf: csrf, person: OFFICER });
    await agent.get('/').expect(200);
    const answer = await agent.get('/').expect(429);
    expect(Number(answer.get('Retry-After'))).toBeGreaterThan(0);
  });
  it('of what is shipped, six hundred a minute and no more', async () => {
    expect(readable).toEqual({ points: 600, seconds: 60 });
    const officer = await visitorOf(await houseOf(), OFFICER);
    const asked = await Promise.all(Array.from({ length: 620 }, () => officer.get('/search')));
    expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([200, 429]));
    expect(asked.filter(({ status }) => status === 200)).toHaveLength(600);
  });
});
