import { beforeEach, describe, expect, it } from 'vitest';
import { gatewayOf, type MemoryGateway } from './gateway.ts';
import { bids } from './samples.ts';

let gateway: MemoryGateway;
beforeEach(() => {
  gateway = gatewayOf();
});
const paths = (ref: string) => ['', '/commands', '/journal', '/terms', '/value', '/overlaps'].map((end) => `/cases/${ref}${end}`);

describe('ACC-3: absent and not visible are the same', () => {
  it('to the last byte, but for the request id', async () => {
    const ref = await gateway.submit();
    for (const path of paths(ref)) {
      const hidden = await gateway.as('spoc.dunmere').get(path).expect(404);
      const absent = await gateway.as('spoc.dunmere').get(path.replace(ref, 'TSK-NM-2026-00099-0')).expect(404);
      expect(hidden.body).toEqual(absent.body);
    }
    const post = (at: string) => gateway.as('spoc.dunmere').post(`/cases/${at}/commands/note`, { text: 'x' }).expect(404);
    expect((await post(ref)).body).toEqual((await post('TSK-NM-2026-00099-0')).body);
  });
  it('a list shows exactly the cases whose page would open (ACC-2)', async () => {
    const refs = [];
    for (const index of bids.keys()) refs.push(await gateway.submit(index));
    for (const who of ['spoc.aldershire', 'triage.northmarch', 'triage.southvale', 'sio.dunmere', 'auditor.national', 'admin.national']) {
      const body: unknown = (await gateway.as(who).get('/cases?pageSize=200').expect(200)).body;
      const listed = (body as { items: readonly { ref: string }[] }).items.map(({ ref }) => ref);
      const open = [];
      for (const ref of refs) if ((await gateway.as(who).get(`/cases/${ref}`)).status === 200) open.push(ref);
      expect(listed.toSorted()).toEqual(open.toSorted());
    }
  });
});

describe('ACC-4: a restricted case shows others in the region its stub', () => {
  it('and nothing more, on any path', async () => {
    const ref = await gateway.submit(1);
    const stub = { ref, stage: 'triage-queue', owner: { agency: 'brackenshire', user: 'sio.brackenshire' }, restricted: true, stub: true };
    expect((await gateway.as('triage2.northmarch').get(`/cases/${ref}`).expect(200)).body).toEqual(stub);
    expect((await gateway.as('triage2.northmarch').get('/cases').expect(200)).body).toMatchObject({ items: [stub] });
    for (const path of paths(ref).slice(2)) await gateway.as('triage2.northmarch').get(path).expect(403);
    const offers = (await gateway.as('triage2.northmarch').get(`/cases/${ref}/commands`).expect(200)).body as readonly {
      allowed: boolean;
    }[];
    expect(offers.every(({ allowed }) => !allowed)).toBe(true);
    const body: unknown = (await gateway.as('toex-manager.northmarch').post(`/cases/${ref}/commands/note`, { text: 'x' }).expect(403)).body;
    expect(body).toMatchObject({ code: 'stub-only', rule: 'ACC-4' });
  });
  it('OWN-7: but the SIO’s line manager opens it and names a successor; a manager of somebody else is refused', async () => {
    const ref = await gateway.submit(1);
    const nominate = () =>
      gateway.as('chief.brackenshire').post(`/cases/${ref}/commands/propose-handover`, { to: 'spoc.brackenshire', reason: 'On leave.' });
    const managedBy = (lineManager: string) => {
      const { directory } = gateway.world;
      const sio = { ...directory.people['sio.brackenshire']!, lineManager };
      gateway.world.directory = { ...directory, people: { ...directory.people, [sio.id]: sio } };
    };
    managedBy('owner-lead.brackenshire');
    expect((await nominate().expect(403)).body).toMatchObject({ code: 'stub-only', rule: 'ACC-4' });
    managedBy('chief.brackenshire');
    expect((await gateway.as('chief.brackenshire').get(`/cases/${ref}`).expect(200)).body).toMatchObject({
      restricted: true,
      spoc: 'spoc.brackenshire',
    });
    await nominate().expect(200);
    await gateway.as('chief.brackenshire').post(`/cases/${ref}/commands/claim`, {}).expect(403);
    const listed: unknown = (await gateway.as('chief.brackenshire').get('/cases').expect(200)).body;
    expect(listed).toMatchObject({ items: [{ ref, region: 'northmarch' }] });
  });
});

describe('REC-4: reading is logged', () => {
  it('who read what, for auditors to search', async () => {
    const ref = await gateway.submit();
    for (const path of paths(ref)) await gateway.as('sio.aldershire').get(path).expect(200);
    await gateway.as('sio.aldershire').get('/cases?q=a%20name').expect(200);
    const body: unknown = (await gateway.as('auditor.national').get('/audit?actor=sio.aldershire&pageSize=50').expect(200)).body;
    const objects = (body as { items: readonly { object: string }[] }).items.map(({ object }) => object);
    expect(objects).toEqual(expect.arrayContaining([`case:${ref}`, `journal:${ref}`, `terms:${ref}`, `value:${ref}`, 'cases?q']));
    expect(JSON.stringify(objects)).not.toContain('a name');
    await gateway.as('sio.aldershire').get('/audit').expect(403);
    await gateway.as('sio.aldershire').post('/audit/verify', {}).expect(403);
  });
  it('what cannot be logged is not shown', async () => {
    const ref = await gateway.submit();
    gateway.ports.consultations.log = () => Promise.reject(Object.assign(new Error('gone'), { code: '57P01' }));
    await gateway.as('sio.aldershire').get(`/cases/${ref}`).expect(503);
  });
});

describe('references are forgiven what people do to them', () => {
  it('case, spaces, missing hyphens', async () => {
    const ref = await gateway.submit();
    for (const typed of [ref.toLowerCase(), ref.replaceAll('-', ''), ref.replaceAll('-', ' '), ref.replace('00001', 'OOOOI')]) {
      const body: unknown = (
        await gateway
          .as('sio.aldershire')
          .get(`/cases/${encodeURIComponent(typed)}`)
          .expect(200)
      ).body;
      expect(body).toMatchObject({ ref });
    }
  });
});

describe('queries are checked like bodies', () => {
  it.each([
    'page=0',
    'page=x',
    'pageSize=1000',
    'stage=nowhere',
    'sort=colour',
    'stalled=perhaps',
    'unknown=1',
    'page=1&page=2',
    'q=',
    'priority=P9',
  ])('%s is refused with what to do', async (query) => {
    const body: unknown = (await gateway.as('sio.aldershire').get(`/cases?${query}`).expect(422)).body;
    expect(body).toMatchObject({ fields: [{ path: query.split('=')[0] }] });
  });
});
