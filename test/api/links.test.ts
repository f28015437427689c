import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { siteOn } from '../web/house.ts';
import { visitorOf } from '../web/visitor.ts';
import { ofAgency } from './samples.ts';
import { gatewayOf, type MemoryGateway } from './gateway.ts';
import { give, walkTo } from './walk.ts';

const [ALD, DUN] = [ofAgency('aldershire'), ofAgency('dunmere')];
let gateway: MemoryGateway;
beforeEach(() => {
  gateway = gatewayOf();
});
const shown = z.looseObject({
  links: z.array(z.looseObject({ ref: z.string(), status: z.string(), relation: z.string(), opens: z.boolean() })),
});
const linksOf = async (who: string, ref: string) => shown.parse((await gateway.as(who).get(`/cases/${ref}`).expect(200)).body).links;
const journal = z.object({ items: z.array(z.object({ type: z.string(), payload: z.unknown() })), texts: z.record(z.string(), z.string()) });
const journalOf = async (who: string, ref: string) => journal.parse((await gateway.as(who).get(`/cases/${ref}/journal`).expect(200)).body);
const to = (other: string, relation = 'same-group') => ({ other, relation, reason: 'Spoken to the other gateway.' });
const across = async (relation: string): Promise<readonly [string, string]> => {
  const [one, two] = [await gateway.submit(ALD), await gateway.submit(DUN)];
  await give(gateway, one, ['triage.northmarch', 'link', to(two, relation)]);
  return [one, two];
};

describe('DUP-3: a link in the JSON and on the page', () => {
  it('each gateway sees both ends, waiting and confirmed; nothing opens by it (ACC-1)', async () => {
    const [one, two] = await across('same-group');
    expect(await linksOf('triage.northmarch', one)).toMatchObject([
      { ref: two, status: 'proposed', opens: false, gateway: 'southvale-rocu' },
    ]);
    expect(await linksOf('triage.southvale', two)).toMatchObject([{ ref: one, status: 'asked', opens: false }]);
    await gateway.as('triage.northmarch').get(`/cases/${two}`).expect(404);
    await give(gateway, two, ['triage.southvale', 'confirm-link', { other: one, reason: 'Agreed.' }]);
    expect(await linksOf('triage.northmarch', one)).toMatchObject([{ ref: two, status: 'linked', confirmed: { by: 'triage.southvale' } }]);
    await gateway.as('triage.northmarch').get(`/cases/${two}`).expect(404);
    await give(gateway, one, ['triage.northmarch', 'unlink', { other: two, reason: 'Another group.' }]);
    expect([await linksOf('triage.northmarch', one), await linksOf('triage.southvale', two)]).toEqual([[], []]);
  });
  it('a force sees neither link nor reference: not in the case, its journal, its history or its pages (ACC-3, DUP-2)', async () => {
    const [one, two] = await across('same-group');
    await give(gateway, two, ['triage.southvale', 'confirm-link', { other: one, reason: 'Agreed.' }]);
    expect(await linksOf('spoc.aldershire', one)).toEqual([]);
    const { items, texts } = await journalOf('spoc.aldershire', one);
    expect(items.filter(({ type }) => type === 'withheld').map(({ payload }) => payload)).toEqual([null, null]);
    expect(JSON.stringify([items, texts])).not.toMatch(new RegExp(`${two}|Spoken|Agreed`));
    expect((await journalOf('triage.northmarch', one)).items.map(({ type }) => type)).toContain('link-proposed@1');
    const site = await siteOn(gateway.ports);
    const page = await visitorOf({ site }, 'spoc.aldershire');
    for (const part of ['', '/links', '/history', '/overlaps']) {
      const { status, text } = await page.get(`/cases/${one}${part}`);
      expect(status).toBe(200);
      expect(text).not.toMatch(new RegExp(`${two}|Spoken to`));
    }
    const officer = await visitorOf({ site }, 'triage.northmarch');
    expect((await officer.get(`/cases/${one}/links`)).text).toContain(two);
    expect((await officer.get(`/cases/${one}/history`)).text).toContain(`Link to ${two} (Same group) confirmed`);
  });
  it('is made, confirmed and taken back on pages', async () => {
    const [one, two] = [await gateway.submit(ALD), await gateway.submit(DUN)];
    const site = await siteOn(gateway.ports);
    const officer = await visitorOf({ site }, 'triage.northmarch');
    expect((await officer.get(`/cases/${one}/do/link?of=${two}`)).text).toContain(`value="${two}"`);
    expect((await officer.post(`/cases/${one}/do/link`, to(two))).status).toBe(303);
    const other = await visitorOf({ site }, 'triage.southvale');
    expect((await other.get(`/cases/${two}/links`)).text).toContain(`/cases/${two}/do/confirm-link?of=${one}`);
    await other.get(`/cases/${two}/do/confirm-link?of=${one}`);
    await other.post(`/cases/${two}/do/confirm-link`, { other: one, reason: 'Agreed.' });
    expect((await other.get(`/cases/${two}/links`)).text).toMatch(/Linked\s*<\/strong>/);
    await other.get(`/cases/${two}/do/unlink?of=${one}`);
    await other.post(`/cases/${two}/do/unlink`, { other: one, reason: 'Not after all.' });
    expect((await officer.get(`/cases/${one}/links`)).text).toContain('linked to no other case');
  });
});

describe('DUP-4, REC-4: what the leading case has released is read by the owner of the supporting one, and logged', () => {
  it('by its people and nobody else, and never the case itself', async () => {
    const [lead, supports] = await across('lead');
    await give(gateway, supports, ['triage.southvale', 'confirm-link', { other: lead, reason: 'Agreed.' }]);
    await walkTo(gateway, lead, 'acceptance');
    const [link] = await linksOf('sio.dunmere', supports);
    expect(link).toMatchObject({
      ref: lead,
      relation: 'supporting',
      opens: false,
      products: [{ id: 'p1', title: 'Profile', gaps: ['Vehicles.'] }],
    });
    await gateway.as('sio.dunmere').get(`/cases/${lead}`).expect(404);
    expect((await linksOf('triage.southvale', supports))[0]).not.toHaveProperty('products');
    const log: unknown = (await gateway.as('auditor.national').get(`/audit?object=product:${lead}&pageSize=50`).expect(200)).body;
    expect(log).toMatchObject({
      items: [{ actor: 'sio.dunmere', action: 'disclose', object: `product:${lead}:p1`, recipients: ['sio.dunmere', supports] }],
    });
    const page = await visitorOf({ site: await siteOn(gateway.ports) }, 'sio.dunmere');
    expect((await page.get(`/cases/${supports}/links`)).text).toContain('Disclosed to your agency: Profile');
    expect((await page.get(`/cases/${supports}/history`)).text).toContain(`Product p1 of ${lead}`);
    const owner = z.looseObject({ owner: z.object({ agency: z.string() }) });
    expect(owner.parse((await gateway.as('sio.dunmere').get(`/cases/${supports}`)).body).owner.agency).toBe('dunmere');
  });
});
