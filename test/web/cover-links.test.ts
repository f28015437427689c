// ACC-6: a link within a form goes on for whom the form is given.
import { expect, it } from 'vitest';
import type { Person } from '../../domain/directory.ts';
import { product, terms } from '../api/examples.ts';
import { escalated, inSession, OWNER, SECRETARY } from '../api/escalated.ts';
import { give, look, walkTo } from '../api/walk.ts';
import { later } from '../domain/story.ts';
import { houseOf } from './house.ts';
import { visitorOf } from './visitor.ts';

const house = await houseOf();
const set = (id: string, change: Partial<Person>): void => {
  const { directory } = house.world;
  const who = directory.people[id];
  if (who === undefined) throw new Error(`nobody is ${id}`);
  house.world.directory = { ...directory, people: { ...directory.people, [id]: { ...who, ...change } } };
};
/** What happens while somebody is away and another covers for them. */
const whileAway = async (id: string, deputy: string, then: (cover: Awaited<ReturnType<typeof visitorOf>>) => Promise<void>) => {
  set(id, { deputy, absentFrom: later(house.world.now, -60), absentUntil: later(house.world.now, 7 * 24 * 60) });
  await then(await visitorOf(house, deputy));
  set(id, { absentFrom: null, absentUntil: null });
};
/** Where a link of these words leads from this address. */
const linkIn = (html: string, words: string, from: string): string => {
  const href = new RegExp(`href="([^"]*)">${words}`).exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  return href.startsWith('?') ? `${from}${href}` : href;
};

it('attendance: everybody listed, and back', async () => {
  const { meeting } = await inSession(house);
  await whileAway(SECRETARY, 'chair2.northmarch', async (cover) => {
    const at = `/meetings/${meeting}/do/record-attendance`;
    const everybody = linkIn((await cover.get(`${at}?for=${SECRETARY}`)).text, 'Somebody else was there', at);
    expect(everybody).toBe(`${at}?everybody=yes&for=${SECRETARY}`);
    const page = await cover.get(everybody);
    expect(page.status).toBe(200);
    const back = linkIn(page.text, 'List only those who are expected', at);
    expect([back, (await cover.get(back)).status]).toEqual([`${at}?for=${SECRETARY}`, 200]);
  });
});
it('a product: the other one instead', async () => {
  const ref = await house.submit();
  await walkTo(house, ref, 'terms');
  const { sia = '' } = await look(house, ref, OWNER);
  const two = { ...terms, products: ['p1', 'p2'].map((id) => ({ ...terms.products[0], id })) };
  await give(house, ref, [sia, 'propose-terms', { basedOn: null, terms: two }]);
  const { terms: open } = await look(house, ref, OWNER);
  await give(house, ref, [OWNER, 'sign-terms', { version: 1, digest: open?.digest }]);
  const analyst = 'analyst.northmarch';
  await give(house, ref, [sia, 'assign-team', { members: [analyst] }]);
  const reviewer = sia === 'sia.northmarch' ? 'sia2.northmarch' : 'sia.northmarch';
  for (const id of ['p1', 'p2']) {
    await give(house, ref, [analyst, 'submit-product', { product: { ...product, termsProductId: id, authors: [analyst] } }]);
    await give(house, ref, [reviewer, 'review-product', { product: id, outcome: 'release', comments: 'Sound.', pndConfirmed: true }]);
  }
  await whileAway(OWNER, 'sio2.aldershire', async (cover) => {
    const at = `/cases/${ref}/do/accept-product`;
    const other = linkIn((await cover.get(`${at}?for=${OWNER}`)).text, 'Do this for p2', at);
    expect([other, (await cover.get(other)).status]).toEqual([`${at}?of=p2&for=${OWNER}`, 200]);
  });
});
it('a paper that no sitting is open for: the call of one', async () => {
  const ref = await escalated(house);
  await whileAway(SECRETARY, 'chair2.northmarch', async (cover) => {
    const at = `/cases/${ref}/do/list-for-meeting`;
    const call = linkIn((await cover.get(`${at}?for=${SECRETARY}`)).text, 'Call a sitting', at);
    expect([call, (await cover.get(call)).status]).toEqual([`/meetings/new?for=${SECRETARY}`, 200]);
  });
});
it('a merge: the link instead, which an officer of the gateway gives in their own name', async () => {
  const [ref, manager] = [await house.submit(), 'gateway-manager.northmarch'];
  await give(house, ref, ['triage.northmarch', 'claim', {}]);
  await whileAway(manager, 'triage2.northmarch', async (cover) => {
    const at = `/cases/${ref}/do/propose-merge`;
    const link = linkIn((await cover.get(`${at}?for=${manager}`)).text, 'Link it instead', at);
    expect([link, (await cover.get(link)).status]).toEqual([`/cases/${ref}/do/link`, 200]);
  });
});
