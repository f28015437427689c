import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bids as samples } from '../api/samples.ts';
import { timeLeft } from '../../api/web/wording/times.ts';
import type { Instant } from '../../domain/words.ts';
import { policy } from '../support/rulebook.ts';
import { houseOnPostgres } from './house-on-postgres.ts';
import { hidden, visitorOf } from './visitor.ts';

let house: Awaited<ReturnType<typeof houseOnPostgres>>;
beforeAll(async () => {
  house = await houseOnPostgres();
});
afterAll(() => house.stop());
// Only what lists are read from: the record itself is never emptied.
beforeEach(async () => {
  await house.database.pool.query('DELETE FROM case_read');
});

const [officer, second, manager] = ['triage.northmarch', 'triage2.northmarch', 'gateway-manager.northmarch'] as const;
const shownRefs = (html: string): readonly string[] => [...html.matchAll(/app-ref"><a[^>]*>(TSK-[^<]+)</g)].map(([, ref]) => ref ?? '');
const bids = async (count: number): Promise<readonly string[]> => {
  const refs: string[] = [];
  for (let left = count; left > 0; left -= 1) refs.push(await house.submit());
  return refs;
};
const set = (ref: string, columns: string): Promise<unknown> =>
  house.database.pool.query(`UPDATE case_read SET ${columns} WHERE ref = $1`, [ref]);

describe('a queue page', () => {
  it('has a tab for each queue of its reader, with its count and how many are overdue', async () => {
    const [late = ''] = await bids(2);
    await set(late, `due_at = '2026-01-05T12:00:00Z'`);
    const { text } = await (await visitorOf(house, officer)).get('/queues/unclaimed');
    expect(text).toMatch(/<a href="\/queues\/unclaimed" aria-current="page">Bids to claim <span[^>]*>2<.*1 overdue/);
    for (const id of ['mine', 'with-force', 'overdue', 'on-hold', 'region']) expect(text).toContain(`href="/queues/${id}"`);
    expect(text).not.toContain('href="/queues/decline-reviews"');
    expect((await (await visitorOf(house, manager)).get('/queues/unclaimed')).text).toContain('href="/queues/decline-reviews"');
    expect(text).toContain('Showing 1 to 2 of 2. 2 in this queue, 1 overdue.');
  });

  it('is filtered by codes in its address, and says in chips which filters are on and how each is taken off', async () => {
    const [one = '', other = ''] = await bids(3);
    await set(one, `priority = 'P3', due_at = '2026-01-05T12:00:00Z', marking = 'OFFICIAL'`);
    await set(other, `priority = 'P3', on_hold = true`);
    const visitor = await visitorOf(house, officer);
    const refsBy = async (query: string) => shownRefs((await visitor.get(`/queues/region?${query}`)).text);
    expect(new Set(await refsBy('priority=P3'))).toEqual(new Set([one, other]));
    expect(await refsBy('priority=P3&held=yes')).toEqual([other]);
    expect(await refsBy('overdue=yes')).toEqual([one]);
    expect(await refsBy('marking=OFFICIAL')).toEqual([one]);
    expect(await refsBy('party=gateway&stage=triage-queue&owner=aldershire')).toHaveLength(3);
    expect(await refsBy('party=toex')).toEqual([]);
    const { text } = await visitor.get('/queues/region?priority=P3&held=yes&sort=-due');
    expect(text).toMatch(/href="\?held=yes&amp;sort=-due"><span[^>]*>Remove the filter <\/span>Priority: P3/);
    expect(text).toMatch(/href="\?priority=P3&amp;sort=-due"><span[^>]*>Remove the filter <\/span>On hold/);
    expect(text).toContain('Showing 1 to 1 of 1 by this filter.');
  });

  it('takes nothing from an address that is no code: it opens its queue all the same, and links repeat none of it', async () => {
    const refs = await bids(1);
    const { status, text } = await (
      await visitorOf(house, officer)
    ).get('/queues/region?owner=Adam+Ashdown&stage=x&priority=P9&sort=name&page=-3&q=Adam+Ashdown');
    expect([status, shownRefs(text)]).toEqual([200, refs]);
    expect(text).not.toMatch(/Ashdown/);
  });

  it('is sorted and paged by the server, and says so in words and to screen readers', async () => {
    const refs = await bids(27);
    const visitor = await visitorOf(house, officer);
    const { text } = await visitor.get('/queues/unclaimed?sort=ref');
    expect(shownRefs(text)).toEqual(refs.toSorted().slice(0, 25));
    expect(text).toMatch(/aria-sort="ascending"><a[^>]*href="\?sort=-ref"/);
    expect(text.match(/aria-sort="none"/g)).toHaveLength(3);
    expect(text).toContain('Showing 1 to 25 of 27.');
    const rest = await visitor.get('/queues/unclaimed?sort=ref&page=2');
    expect(shownRefs(rest.text)).toEqual(refs.toSorted().slice(25));
    expect(rest.text).toContain('Showing 26 to 27 of 27.');
    expect((await visitor.get('/queues/unclaimed?page=9')).text).toContain('This page of the list is empty now.');
  });

  it('ACC-1: somebody else’s queue says whose it is, and one that is nobody’s is not there', async () => {
    for (const [who, id, title, whose] of [
      ['sio.aldershire', 'unclaimed', 'Bids to claim', 'Amara Doyle'],
      [officer, 'decline-reviews', 'Declines to review', 'Ruth Calder'],
      [officer, 'all', 'All that I may open', '[^<]* more'],
    ] as const) {
      const said = new RegExp(`${title}: not open to you</h1>[\\s\\S]*Who can do this now: [^<]*${whose}`);
      const visitor = await visitorOf(house, who);
      for (const { status, text } of [await visitor.get(`/queues/${id}`), await visitor.get(`/queues/${id}/views/new`)])
        expect([status, text]).toEqual([403, expect.stringMatching(said)]);
    }
    expect((await (await visitorOf(house, officer)).get('/queues/no-such-queue')).status).toBe(404);
  });
});

describe('“give me the next one”', () => {
  const claimed = async (ref: string) => (await house.ports.files.open(ref))?.claimer ?? null;

  it('claims what falls due first of those that the filter shows', async () => {
    const [later = '', sooner = '', soonest = ''] = await bids(3);
    await set(later, `due_at = '2026-12-20T12:00:00Z'`);
    await set(sooner, `due_at = '2026-12-10T12:00:00Z', priority = 'P3'`);
    await set(soonest, `due_at = '2026-12-01T12:00:00Z'`);
    const visitor = await visitorOf(house, officer);
    await visitor.get('/queues/unclaimed?priority=P3');
    expect((await visitor.post('/queues/unclaimed/next?priority=P3')).to).toBe(`/cases/${sooner}`);
    await visitor.get('/queues/unclaimed');
    expect((await visitor.post('/queues/unclaimed/next')).to).toBe(`/cases/${soonest}`);
    expect((await visitor.get(`/cases/${soonest}`)).text).toContain(`You have claimed ${soonest}.`);
    expect([await claimed(later), await claimed(sooner)]).toEqual([null, officer]);
  });

  it('TRI-2: two people at once get different ones, and nobody is told that they lost', async () => {
    const refs = await bids(4);
    const people = await Promise.all([officer, second, manager, 'gateway-manager2.northmarch'].map((who) => visitorOf(house, who)));
    await Promise.all(people.map((visitor) => visitor.get('/queues/unclaimed')));
    const went = await Promise.all(people.map((visitor) => visitor.post('/queues/unclaimed/next')));
    expect(went.map(({ to }) => to.replace('/cases/', '')).toSorted()).toEqual(refs.toSorted());
  });

  it('is one claim, however often the same form is sent', async () => {
    const refs = await bids(3);
    const visitor = await visitorOf(house, officer);
    const { text } = await visitor.get('/queues/unclaimed');
    const form = { _csrf: hidden(text, '_csrf'), _key: hidden(text, '_key') };
    const at = await Promise.all([1, 2, 3].map(() => visitor.send('/queues/unclaimed/next', form)));
    at.push(await visitor.send('/queues/unclaimed/next', form));
    expect(new Set(at.map(({ to }) => to)).size).toBe(1);
    expect((await Promise.all(refs.map(claimed))).filter((by) => by === officer)).toHaveLength(1);
  });

  it('TRI-1: leads past what its asker may not claim, however much of it falls due first', async () => {
    const theirs = { ...samples[0]?.bid, customer: { userId: officer } };
    for (let count = 22; count > 0; count -= 1) await house.as('spoc.aldershire').post('/bids', theirs).expect(201);
    await house.database.pool.query(`UPDATE case_read SET due_at = '2026-12-01T12:00:00Z'`);
    const [mine = ''] = await bids(1);
    await set(mine, `due_at = '2026-12-20T12:00:00Z'`);
    const visitor = await visitorOf(house, officer);
    await visitor.get('/queues/unclaimed');
    expect((await visitor.post('/queues/unclaimed/next')).to).toBe(`/cases/${mine}`);
    await visitor.get('/queues/unclaimed');
    expect((await visitor.post('/queues/unclaimed/next')).to).toBe('/queues/unclaimed');
    expect((await visitor.get('/queues/unclaimed')).text).toContain('Nothing in this queue is free for you to claim.');
  });
});

describe('CLK-1: the time that is left is said in working time of the calendar', () => {
  const calendar = policy.calendars['england-wales'];
  const left = (now: string, due: string): string => timeLeft(calendar, now as Instant, due as Instant);
  it.each([
    ['2026-11-24T14:00:00.000Z', '2026-11-24T16:00:00.000Z', '2 working hours left'],
    ['2026-11-24T14:00:00.000Z', '2026-11-24T14:40:00.000Z', '40 working minutes left'],
    ['2026-11-24T14:00:00.000Z', '2026-11-26T14:00:00.000Z', '2 working days left'],
    ['2026-11-24T14:00:00.000Z', '2026-11-25T15:30:00.000Z', '1 working day 1 hour left'],
    ['2026-11-24T14:00:00.000Z', '2026-11-25T14:00:00.000Z', '1 working day left'],
    // From Friday afternoon over the weekend.
    ['2026-11-27T15:00:00.000Z', '2026-11-30T10:00:00.000Z', '3 working hours left'],
    ['2026-11-25T14:00:00.000Z', '2026-11-24T14:00:00.000Z', 'overdue by 1 working day'],
    ['2026-11-24T16:00:00.000Z', '2026-11-24T14:00:00.000Z', 'overdue by 2 working hours'],
    ['2026-11-24T14:00:10.000Z', '2026-11-24T14:00:00.000Z', 'overdue since a moment ago'],
    ['2026-11-24T14:00:00.000Z', '2026-11-24T14:00:30.000Z', 'less than a working minute left'],
  ])('at %s, due at %s: %s', (now, due, says) => {
    expect(left(now, due)).toBe(says);
  });
});
