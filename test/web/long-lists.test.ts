// Lists that are longer than a page: nothing is lost behind it, and no page of them is too much to fetch.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { give, look, walkTo } from '../api/walk.ts';
import { houseOf } from './house.ts';
import { houseOnPostgres } from './house-on-postgres.ts';
import { visitorOf } from './visitor.ts';

const MOST_BYTES = 100_000;
const spoc = 'spoc.aldershire';
let house: Awaited<ReturnType<typeof houseOnPostgres>>;
beforeAll(async () => {
  house = await houseOnPostgres();
  await house.database.pool.query(
    `INSERT INTO notice (id, outbox, recipient, event, text, at, message_id)
     SELECT 'n:' || n, 'o:' || n, $1, 'command-outcome', 'Notice ' || n || '. Read it.', timestamptz '2026-11-02 09:00Z' + n * interval '1 minute', 'm:' || n
     FROM generate_series(1, 260) AS n`,
    [spoc],
  );
});
afterAll(() => house.stop());
const rowsIn = (html: string): number => [...html.matchAll(/<th scope="row"/g)].length;

describe('an inbox of 260 notices', () => {
  it('shows each of them on some page, and says how many are not read', async () => {
    const visitor = await visitorOf(house, spoc);
    const first = (await visitor.get('/inbox')).text;
    expect([rowsIn(first), first.includes('Page 1 of 11'), first.includes('Mark all 260 as read')]).toEqual([25, true, true]);
    expect(first.length).toBeLessThan(MOST_BYTES);
    const last = (await visitor.get('/inbox?page=11')).text;
    expect([rowsIn(last), last.includes('>Notice 1. Read it.<')]).toEqual([10, true]);
    expect((await visitor.get('/inbox?page=12')).to).toBe('/inbox?page=11');
    expect((await visitor.get('/')).text).toContain('250');
  });
  it('marks all that were shown and none that came since, once', async () => {
    const visitor = await visitorOf(house, spoc);
    const shown = (await visitor.get('/inbox')).text;
    const upTo = /name="upTo" value="([^"]+)"/.exec(shown)?.[1] ?? '';
    await house.database.pool.query(
      `INSERT INTO notice (id, outbox, recipient, event, text, at, message_id) VALUES ('n:late', 'o:late', $1, 'command-outcome', 'Late.', $2::timestamptz + interval '1 second', 'm:late')`,
      [spoc, upTo],
    );
    await visitor.post('/inbox', { upTo });
    expect((await visitor.get('/inbox')).text).toContain('260 notices are marked as read.');
    await visitor.post('/inbox', { upTo });
    const after = (await visitor.get('/inbox')).text;
    expect([after.includes('marked as read.'), after.includes('Inbox (1)')]).toEqual([false, true]);
  });
  it('comes to clients page by page too', async () => {
    const asked = await house.as(spoc).get('/inbox?page=3&pageSize=100').expect(200);
    expect(asked.body).toMatchObject({ total: 261, page: 3, pageSize: 100 });
    const itemsIn = (body: unknown): number => z.looseObject({ items: z.array(z.unknown()) }).parse(body).items.length;
    expect(itemsIn(asked.body)).toBe(61);
    expect(itemsIn((await house.as(spoc).get('/inbox').expect(200)).body)).toBe(200);
    await house.as(spoc).get('/inbox?page=0').expect(422);
  });
});

describe('a history of many entries', () => {
  it('comes fifty at a time, and a correction leads to the page of what corrects', async () => {
    const short = await houseOf();
    const ref = await short.submit();
    await walkTo(short, ref, 'development');
    const sia = String((await look(short, ref, 'sio.aldershire')).sia);
    await give(short, ref, [sia, 'assign-team', { members: ['analyst.northmarch'] }]);
    const searched = { source: { system: 'PND', level: 'national' }, searchedAt: '2026-11-20', hours: 1, pndRecorded: true };
    for (let count = 1; count <= 60; count += 1)
      await give(short, ref, ['analyst.northmarch', 'log-work', { ...searched, result: `Search ${String(count)}.` }]);
    const officer = await visitorOf(short, sia);
    const first = (await officer.get(`/cases/${ref}/history`)).text;
    expect([first.match(/id="entry-/g)?.length, first.includes('Search 60.'), first.includes('Search 1.')]).toEqual([50, true, false]);
    expect(first.length).toBeLessThan(MOST_BYTES);
    const second = (await officer.get(`/cases/${ref}/history?page=2`)).text;
    expect([second.includes('Search 60.'), second.includes('Search 1.'), second.includes('Page 2 of 2')]).toEqual([false, true, true]);
    const seq = Number(/id="entry-(\d+)"(?:(?!id="entry-)[^])*Search 1\./.exec(second)?.[1]);
    await give(short, ref, ['analyst.northmarch', 'correct-entry', { entry: seq, correction: 'It was the second search.' }]);
    const corrected = (await officer.get(`/cases/${ref}/history?page=2`)).text;
    expect(/Corrected by <a class="govuk-link" href="\?page=1#entry-(\d+)">/.exec(corrected)).not.toBeNull();
  });
});
