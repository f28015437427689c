// The pages of a reset; that it is done stands in test/running/stack/reset.test.ts.
import { describe, expect, it } from 'vitest';
import type { Ports } from '../../api/ports.ts';
import { gatewayOf, gatewayOn } from '../api/gateway.ts';
import { siteOn } from './house.ts';
import { hidden, visitorOf } from './visitor.ts';

const ADMIN = 'admin.national';
/** A demonstration that somebody resets when it is asked to; `asked` are the sets for which that was. */
const resettable = () => {
  const asked: number[] = [];
  let set = 3;
  const { ports } = gatewayOf();
  const reset = {
    get set() {
      return set;
    },
    underWay: () => asked.length > 0,
    ask: (of: number) => {
      if (of === set && asked.length === 0) asked.push(of);
      return of === set;
    },
  };
  const own: Ports = { ...ports, demo: ports.demo === null ? null : { ...ports.demo, reset } };
  return { asked, ports: own, moveOn: () => void (set += 1) };
};

describe('a reset of the demonstration', () => {
  it('says first what is lost; pressed twice it is asked for once, and the page looks again by itself', async () => {
    const { ports, asked } = resettable();
    const admin = await visitorOf({ site: await siteOn(ports) }, ADMIN);
    expect((await admin.get('/demo/clock')).text).toContain('href="/demo/reset"');
    const { text } = await admin.get('/demo/reset');
    for (const lost of [
      'What is lost',
      'with its record and its documents',
      'the demo clock',
      'everybody is signed out',
      'Keep everything as it is',
    ])
      expect(text).toContain(lost);
    const fields = { _set: hidden(text, '_set'), _csrf: hidden(text, '_csrf') };
    for (const click of [1, 2]) expect([click, (await admin.post('/demo/reset', fields)).to]).toEqual([click, '/demo/reset']);
    expect(asked).toEqual([3]);
    expect((await admin.get('/demo/reset')).text).toContain('The demonstration is being reset');
  });
  it('of a page that is older than the last reset resets nothing more, and says so', async () => {
    const { ports, asked, moveOn } = resettable();
    const admin = await visitorOf({ site: await siteOn(ports) }, ADMIN);
    const fields = { _set: hidden((await admin.get('/demo/reset')).text, '_set') };
    moveOn();
    await admin.post('/demo/reset', fields);
    expect(asked).toEqual([]);
    expect((await admin.get('/demo/reset')).text).toContain('has been reset meanwhile');
    const stale = await gatewayOn(ports).as(ADMIN).post('/demo/reset', { set: 3 }).expect(409);
    expect(stale.body).toMatchObject({ code: 'set-over' });
  });
  it('ACC-1: is not for others, nor there where nobody resets it', async () => {
    const { ports, asked } = resettable();
    const sio = await visitorOf({ site: await siteOn(ports) }, 'sio.aldershire');
    expect((await sio.get('/demo/clock')).text).toContain('The administrator of the demonstration can reset it');
    expect([(await sio.get('/demo/reset')).status, (await sio.post('/demo/reset', { _set: '3' })).status]).toEqual([403, 403]);
    const fixed = gatewayOf();
    const admin = await visitorOf({ site: await siteOn(fixed.ports) }, ADMIN);
    expect((await admin.get('/demo/reset')).status).toBe(404);
    expect((await admin.get('/demo/clock')).text).not.toContain('Begin again');
    await fixed.as(ADMIN).get('/demo/reset').expect(404);
    expect(asked).toEqual([]);
  });
});
