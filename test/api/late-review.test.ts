import { beforeEach, describe, expect, it } from 'vitest';
import { visitorOf } from '../web/visitor.ts';
import { siteOn } from '../web/house.ts';
import { gatewayOf, type MemoryGateway } from './gateway.ts';
import { give, look, walkTo } from './walk.ts';

const [sia2, elsewhere, sio] = ['sia2.northmarch', 'sia.southvale', 'sio.aldershire'] as const;
const release = { product: 'p1', outcome: 'release', comments: 'Sound.', pndConfirmed: true };
let gateway: MemoryGateway;
let ref: string;
let first: string;
beforeEach(async () => {
  gateway = gatewayOf();
  ref = await gateway.submit();
  await walkTo(gateway, ref, 'product-review');
  first = 'toex-manager.northmarch';
});
const review = (who: string, at = ref) => gateway.as(who).post(`/cases/${at}/commands/review-product`, release);
const bodyOf = (answer: { readonly body: unknown }): unknown => answer.body;

describe('DEV-4: two review the last product that waits', () => {
  it.each([release, { ...release, outcome: 'rework' }])('whoever comes second is told who was first ($outcome)', async (outcome) => {
    await gateway.as(sia2).get(`/cases/${ref}`).expect(200);
    await give(gateway, ref, [first, 'review-product', outcome]);
    const told = bodyOf(await review(sia2).expect(409));
    expect(told).toMatchObject({ code: 'no-product-waits', rule: 'DEV-4' });
    expect(JSON.stringify(told)).toContain(gateway.world.directory.people[first]?.name);
  });
  it('ACC-3: the case is absent for them otherwise, and for everybody else', async () => {
    const early = await gateway.submit();
    await walkTo(gateway, early, 'development');
    const absent = bodyOf(await review(sia2, 'TSK-NM-2026-00099-0').expect(404));
    // Never in review yet: nobody of the region but its SIA had it before them.
    const other = (await look(gateway, early, sio)).sia === sia2 ? 'sia.northmarch' : sia2;
    expect(bodyOf(await review(other, early).expect(404))).toEqual(absent);
    await give(gateway, ref, [first, 'review-product', release]);
    expect(bodyOf(await review(elsewhere).expect(404))).toEqual(absent);
    await gateway.as(sia2).get(`/cases/${ref}`).expect(404);
    await gateway.as(sia2).get(`/cases/${ref}/commands`).expect(404);
    await gateway.as(sia2).post(`/cases/${ref}/commands/note`, { text: 'x' }).expect(404);
    await walkTo(gateway, ref, 'reassessment');
    expect(bodyOf(await review(sia2).expect(404))).toEqual(absent);
  });
  it('ACC-1: whoever judged a product goes on seeing what became of it', async () => {
    await give(gateway, ref, [sia2, 'review-product', release]);
    await gateway.as(sia2).get(`/cases/${ref}`).expect(200);
    await give(gateway, ref, [
      sio,
      'accept-product',
      { product: 'p1', comments: 'Useful.', options: [{ id: 'o1', adopted: true, owner: sio }] },
    ]);
    await gateway.as(sia2).get(`/cases/${ref}`).expect(200);
  });
  it('the page says it in words and leads on to what else waits, not to a page that does not open', async () => {
    const visitor = await visitorOf({ site: await siteOn(gateway.ports) }, sia2);
    const form = await visitor.get(`/cases/${ref}/do/review-product`);
    expect(form.status).toBe(200);
    await give(gateway, ref, [first, 'review-product', release]);
    const refused = await visitor.post(`/cases/${ref}/do/review-product`, { ...release, comments: 'My own view.', pndConfirmed: 'true' });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain(gateway.world.directory.people[first]?.name);
    expect(refused.text).toContain('href="/queues/reviews"');
    expect(refused.text).toContain('My own view.');
    for (const kept of [`href="/cases/${ref}"`, 'Sound.']) expect(refused.text).not.toContain(kept);
    expect((await visitor.get(`/cases/${ref}`)).status).toBe(404);
  });
});
