import { beforeEach, describe, expect, it } from 'vitest';
import { siteOn } from '../web/house.ts';
import { visitorOf } from '../web/visitor.ts';
import { gatewayOf, type MemoryGateway } from './gateway.ts';
import { give } from './walk.ts';

const [OFFICER, MANAGER, SIO] = ['triage.northmarch', 'gateway-manager.northmarch', 'sio.aldershire'] as const;
let gateway: MemoryGateway;
let from: string;
let into: string;
beforeEach(async () => {
  gateway = gatewayOf();
  [from, into] = [await gateway.submit(0), await gateway.submit(4)];
  await give(gateway, from, [OFFICER, 'claim', {}]);
});
const one = async (who: string, ref: string): Promise<unknown> => (await gateway.as(who).get(`/cases/${ref}`).expect(200)).body;

describe('DUP-4: a merge over HTTP and on pages', () => {
  it('is proposed, consented to twice, leads on, and is undone', async () => {
    const site = await siteOn(gateway.ports);
    const manager = await visitorOf({ site }, MANAGER);
    expect((await manager.get(`/cases/${from}/do/propose-merge?of=${into}`)).text).toContain('No risk moves');
    expect((await manager.post(`/cases/${from}/do/propose-merge`, { into, reason: 'One group.' })).status).toBe(303);
    expect(await one(SIO, into)).toMatchObject({ mergedFrom: [], merges: [{ from, into, status: 'proposed', reason: 'One group.' }] });
    const sio = await visitorOf({ site }, SIO);
    for (const ref of [from, into]) {
      expect((await sio.get(`/cases/${ref}/do/consent-merge`)).text).toContain('One group.');
      expect((await sio.post(`/cases/${ref}/do/consent-merge`, { into, reason: 'Agreed.' })).status).toBe(303);
    }
    expect(await one(SIO, from)).toMatchObject({ stage: 'merged', mergedInto: into, live: false });
    expect(await one(SIO, into)).toMatchObject({ stage: 'triage-queue', mergedFrom: [from] });
    // DUP-3: also where it is only listed.
    const { items } = (await gateway.as(SIO).get('/cases').expect(200)).body as { items: readonly { ref: string; mergedInto?: string }[] };
    expect(items.map((row) => [row.ref, row.mergedInto])).toEqual(expect.arrayContaining([[from, into], [into, undefined]])); // prettier-ignore
    await sio.get('/search');
    expect((await sio.post('/search', { words: from })).to).toBe(`/cases/${from}`);
    expect((await sio.get(`/cases/${from}`)).text).toContain(`goes on in <a class="govuk-link" href="/cases/${into}">`);
    expect((await sio.get(`/cases/${into}/links`)).text).toContain(from);
    expect((await sio.get(`/cases/${from}/history`)).text).toContain(`${from} merged into ${into}`);
    await manager.get(`/cases/${from}/do/unmerge`);
    expect((await manager.post(`/cases/${from}/do/unmerge`, { into, reason: 'Two groups.' })).status).toBe(303);
    expect(await one(SIO, from)).toMatchObject({ stage: 'in-triage', merges: [] });
  });
  it('across agencies it is refused, and the form offers the link', async () => {
    const other = await gateway.submit(5);
    const said = { into: other, reason: 'One group.' };
    const refused: unknown = (await gateway.as(MANAGER).post(`/cases/${from}/commands/propose-merge`, said).expect(409)).body;
    expect(refused).toMatchObject({ code: 'merge-would-move-risk', rule: 'DUP-4', fields: [{ path: 'into' }] });
    const manager = await visitorOf({ site: await siteOn(gateway.ports) }, MANAGER);
    await manager.get(`/cases/${from}/do/propose-merge`);
    const { status, text } = await manager.post(`/cases/${from}/do/propose-merge`, said);
    expect(status).toBe(422);
    expect(text).toContain('as lead and supporting');
    expect(text).toContain(`/cases/${from}/do/link`);
  });
  it('who may not see the other case is told of no merge with it: not in the JSON, its journal, its page or its history (ACC-3, decision 35)', async () => {
    await give(gateway, from, [MANAGER, 'propose-merge', { into, reason: 'One group.' }]);
    // A customer of another agency: named in this case, and in no other.
    const other = 'sio.brackenshire';
    const kept = gateway.world.cases.get(from) ?? expect.fail();
    gateway.world.cases.set(from, { ...kept, state: { ...kept.state, customer: other } });
    for (const who of [SIO, OFFICER, MANAGER]) expect(await one(who, from)).toMatchObject({ merges: [{ from, into }] });
    const told = await one(other, from);
    expect(told).toMatchObject({ merges: [], mergedFrom: [] });
    expect(JSON.stringify(told)).not.toContain(into);
    const page = await visitorOf({ site: await siteOn(gateway.ports) }, other);
    for (const part of ['', '/links', '/history']) {
      const { status, text } = await page.get(`/cases/${from}${part}`);
      expect(status).toBe(200);
      expect(text).not.toMatch(new RegExp(`${into}|One group`));
    }
    const journalOf = async (who: string) => JSON.stringify((await gateway.as(who).get(`/cases/${from}/journal`).expect(200)).body);
    expect(await journalOf(other)).not.toMatch(new RegExp(`${into}|One group`));
    for (const who of [SIO, OFFICER, MANAGER]) expect(await journalOf(who)).toContain(into);
  });
});
