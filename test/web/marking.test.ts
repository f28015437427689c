import { z } from 'zod';
import { beforeAll, describe, expect, it } from 'vitest';
import { bids } from '../api/samples.ts';
import { give, walkTo } from '../api/walk.ts';
import { houseOf } from './house.ts';
import { visitorOf } from './visitor.ts';

const house = await houseOf();
const [LOW, HIGH] = ['OFFICIAL', 'OFFICIAL-SENSITIVE'] as const;
/** A sample bid under the lower of the two markings. */
const submit = async (agency: string): Promise<string> => {
  const { submittedBy, bid } = bids.find(({ bid: each }) => each['owningAgency'] === agency)!;
  const body = { ...bid, legal: { ...z.record(z.string(), z.unknown()).parse(bid['legal']), marking: LOW } };
  const { ref } = z.object({ ref: z.string() }).parse((await house.as(submittedBy).post('/bids', body).expect(201)).body);
  house.spocs.set(ref, submittedBy);
  return ref;
};
/** What stands at the top and the bottom of a page. */
const markedAs = async (who: string, path: string): Promise<readonly string[]> => {
  const { status, text } = await (await visitorOf(house, who)).get(path);
  expect([path, status]).toEqual([path, 200]);
  return [...text.matchAll(/<p class="app-marking">([^<]*)<\/p>/g)].map(([, marking = '']) => marking);
};
let ref: string;
beforeAll(async () => {
  ref = await submit('aldershire');
});

describe('BID-6: the marking of a page is the highest of what stands on it', () => {
  it('is that of the bid where nothing else is shown', async () => {
    await walkTo(house, ref, 'terms');
    for (const part of ['', '/terms', '/development', '/history', '/links', '/do/note'])
      expect([part, ...(await markedAs('sio.aldershire', `/cases/${ref}${part}`))]).toEqual([part, LOW, LOW]);
  });
  it('is that of a product where terms, work, history or a form of the case may show one', async () => {
    await walkTo(house, ref, 'product-review');
    const marked = async (part: string) => [part, ...(await markedAs('sio.aldershire', `/cases/${ref}${part}`))];
    for (const part of ['/terms', '/development', '/history', '/do/note']) expect(await marked(part)).toEqual([part, HIGH, HIGH]);
    for (const part of ['', '/triage', '/links', '/messages']) expect(await marked(part)).toEqual([part, LOW, LOW]);
  });
  it('is that of what another case has disclosed', async () => {
    const supports = await submit('dunmere');
    await give(house, ref, ['triage.northmarch', 'link', { other: supports, relation: 'lead', reason: 'One piece of work.' }]);
    await give(house, supports, ['triage.southvale', 'confirm-link', { other: ref, reason: 'Agreed.' }]);
    expect(await markedAs('sio.dunmere', `/cases/${supports}/links`)).toEqual([LOW, LOW]);
    await walkTo(house, ref, 'acceptance');
    expect(await markedAs('sio.dunmere', `/cases/${supports}/links`)).toEqual([HIGH, HIGH]);
    expect(await markedAs('sio.dunmere', `/cases/${supports}`)).toEqual([LOW, LOW]);
  });
});
