import { describe, expect, it } from 'vitest';
import { memoryPorts } from '../support/memory/ports.ts';
import { worldAt } from '../support/memory/world.ts';
import { directory, personOf } from '../support/rulebook.ts';
import { gatewayOf, gatewayOn } from './gateway.ts';

describe('who is calling', () => {
  const signedIn = gatewayOf({ whoIs: () => personOf('spoc.aldershire') });
  const me = () => signedIn.anyone().get('/api/v1/me');
  it('a bearer token goes before the session of the same browser', async () => {
    expect((await me().expect(200)).body).toMatchObject({ user: 'spoc.aldershire', organisation: 'aldershire', roles: ['spoc'] });
    expect((await signedIn.as('sio.dunmere').get('/me').expect(200)).body).toMatchObject({ user: 'sio.dunmere' });
    await me().set('Authorization', 'Bearer demo:nobody').expect(401);
  });
  it('a session changes nothing at the wish of another site', async () => {
    const read = (site: string) => signedIn.anyone().post('/api/v1/inbox/n1/read').set('Sec-Fetch-Site', site);
    await read('cross-site').expect(401);
    await read('same-site').expect(401);
    await read('same-origin').expect(404);
  });
  it('a session of somebody who has left is none', async () => {
    const gone = gatewayOf({ whoIs: () => ({ ...personOf('spoc.aldershire'), active: false }) });
    expect((await gone.anyone().get('/api/v1/me').expect(401)).headers['www-authenticate']).toBe('Bearer');
  });
  it('outside a demonstration no demo token opens anything, and there is no demo clock', async () => {
    const real = gatewayOn({ ...memoryPorts(worldAt()), demo: null }, { whoIs: () => directory.people['admin.national'] ?? null });
    await real.as('spoc.aldershire').get('/me').expect(401);
    await real.anyone().post('/api/v1/demo/clock').send({ advance: 'PT4H' }).expect(404);
    await real.anyone().get('/api/v1/demo/mail').expect(404);
  });
  it('the demo clock takes a span and says what else is one', async () => {
    const demo = gatewayOf();
    const body: unknown = (await demo.as('admin.national').post('/demo/clock', { advance: '1wd' }).expect(200)).body;
    expect(body).toMatchObject({ now: '2026-11-20T17:00:00.000Z' });
    for (const advance of ['', 'tomorrow', '-1wd', 'P', 'PT', 5, null]) {
      const refused: unknown = (await demo.as('admin.national').post('/demo/clock', { advance }).expect(422)).body;
      expect(refused).toMatchObject({ fields: [{ path: 'advance' }] });
    }
  });
});
