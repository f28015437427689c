import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overlapsAnswer } from '../../api/json/answers/lists.ts';
import { soughtOf } from '../../api/sought.ts';
import { begun } from '../api/drafting.ts';
import { gatewayOn } from '../api/gateway.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { storeAlike, type Alike } from '../support/overlapping.ts';
import { postgresPorts } from '../support/postgres-ports.ts';
import { siteOn } from './house.ts';
import { visitorOf } from './visitor.ts';

let database: TestDatabase;
let gateway: ReturnType<typeof gatewayOn>;
let site: Awaited<ReturnType<typeof siteOn>>;
beforeAll(async () => {
  database = await startDatabase();
  const ports = postgresPorts(database);
  [gateway, site] = [gatewayOn(ports), await siteOn(ports)];
});
afterAll(() => database.stop());

const [spoc, requester, lead] = ['spoc.aldershire', 'requester.aldershire', 'owner-lead.aldershire'];
const named: Alike = { operationName: 'Granite' };
const others = { spoc: 'spoc.brackenshire', customer: 'sio.brackenshire', owner: { agency: 'brackenshire', user: 'sio.brackenshire' } };
const begin = async (bid: object, by = spoc): Promise<string> =>
  begun.parse((await gateway.as(by).post('/drafts', bid).expect(201)).body).id;
const refsFor = async (id: string, by = spoc) =>
  overlapsAnswer
    .parse((await gateway.as(by).get(`/drafts/${id}/overlaps`).expect(200)).body)
    .items.map(({ ref, gateway: of }) => ref ?? of);
const searches = async (id: string) =>
  (
    await database.pool.query<{ action: string }>('SELECT action FROM consultation WHERE object = $1 ORDER BY seq', [
      `overlaps:draft:${id}`,
    ])
  ).rows;
const most = (count: number) =>
  database.pool.query(
    `UPDATE stream SET seq = seq + 1, state = jsonb_set(state::jsonb, '{versions,1,overlap,searchesADay}', to_jsonb($1::int))::text WHERE id = 'policy'`,
    [count],
  );

describe('DUP-1, DUP-2: overlap is looked for before submission, among the cases that one may open', () => {
  it('what opens is listed with why; nothing of one that is restricted, another force’s or elsewhere, nor whose it is', async () => {
    const open = await storeAlike(database, named);
    const own = { owner: { agency: 'aldershire', user: 'sio2.aldershire' }, customer: 'sio2.aldershire' };
    const restricted = await storeAlike(database, { ...named, with: { ...own, restricted: true } });
    const hidden = [
      await storeAlike(database, { ...named, with: { ...others, restricted: true } }),
      await storeAlike(database, { ...named, with: others }),
      await storeAlike(database, { ...named, elsewhere: true }),
    ];
    const id = await begin({ operationName: 'Operation GRANITE' });
    // The page of a restricted case opens for a SPOC of its agency, but not for everybody there.
    for (const [who, seen, unseen] of [
      [spoc, [open, restricted], hidden],
      [requester, [open], [...hidden, restricted]],
    ] as const) {
      expect((await refsFor(id, who)).toSorted()).toEqual([...seen].toSorted());
      const { text } = await (await visitorOf({ site }, who)).get(`/drafts/${id}/problems`);
      for (const ref of seen) expect(text).toContain(`href="/cases/${ref}"`);
      expect(text).toContain('Both bids name the same operation.');
      for (const part of [...unseen, 'Known to', 'southvale', 'Southvale']) expect(text).not.toContain(part);
    }
    expect((await searches(id)).map(({ action }) => action)).toEqual(Array(4).fill('search'));
  });
  it('by reference, place, dates and words too, each as it was typed', () => {
    const keyDates = [{ what: 'Trial', date: '2026-12-04' }, { what: 'x', date: '2026--3' }, { date: '0000-01-01' }, null];
    const threat = { types: ['cse-group', 3], ocgRef: ' OCG-1 ', apmisRef: null, summary: 'Words.' };
    const bid = { threat, places: ['Wexham', '', 'a\u0000b', 5], investigation: { keyDates }, forceTasking: { meetingDate: '2026-11-10' } };
    expect(soughtOf({ id: 'd1', bid })).toEqual({
      draft: 'd1',
      operationName: null,
      groupRefs: ['OCG-1'],
      places: ['Wexham'],
      threatTypes: ['cse-group'],
      keyDates: ['2026-12-04'],
      taskedOn: '2026-11-10',
      summary: 'Words.',
    });
  });
  it.each([
    {},
    { threat: null, investigation: null },
    { threat: { types: null, summary: 7 }, forceTasking: { meetingDate: '2026--3' } },
    { investigation: { keyDates: [{ date: '2026-02-30' }] }, places: [null], operationName: 'x'.repeat(600) },
    { operationName: '\ud800 \\', threat: { summary: '%_\\ \ud800' } },
  ])('a draft that is only begun is no fault: %j', async (bid) => {
    expect(soughtOf({ id: 'd1', bid })).toMatchObject({ draft: 'd1', keyDates: [], taskedOn: null });
    expect((await gateway.ports.questions.overlapsOfBid((await gateway.ports.files.today()).directory.people[spoc]!, soughtOf({ id: 'd1', bid }))).ok).toBe(true); // prettier-ignore
  });
  it('and is offered no list where nothing matches', async () => {
    const id = await begin({ operationName: 'HEATHER' });
    const { text } = await (await visitorOf({ site }, spoc)).get(`/drafts/${id}/problems`);
    expect(text).toContain('No possible overlap with a case that you may open has been found.');
  });
  it('ACC-3: a draft that does not open has no overlaps, and no search is made', async () => {
    const id = await begin(named);
    for (const who of ['spoc.dunmere', 'triage.northmarch']) await gateway.as(who).get(`/drafts/${id}/overlaps`).expect(404);
    await gateway.as(spoc).get(`/drafts/nothing/overlaps`).expect(404);
    expect(await searches(id)).toEqual([]);
  });
});

describe('DUP-2: searches are limited for each person and day', () => {
  it('429 until the next day, logged; the page says so and still tells the problems', async () => {
    const id = await begin(named, lead);
    await most(1);
    await refsFor(id, lead);
    const refused = await gateway.as(lead).get(`/drafts/${id}/overlaps`).expect(429);
    expect(refused.body).toMatchObject({
      code: 'too-many-searches',
      rule: 'DUP-2',
      detail: expect.stringContaining('1 searches') as string,
    });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(await searches(id)).toEqual([{ action: 'search' }, { action: 'search-refused' }]);
    const { status, text } = await (await visitorOf({ site }, lead)).get(`/drafts/${id}/problems`);
    expect(status).toBe(200);
    for (const part of ['which is the most for one person and day', 'in the way. Each leads to the page']) expect(text).toContain(part);
    await most(200);
  });
});
