// What a home page lists and counts, over the questions of PostgreSQL: of more than it shows it says how many there are, and where.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bids } from '../api/samples.ts';
import { give } from '../api/walk.ts';
import { houseOnPostgres } from './house-on-postgres.ts';
import { textOf, visitorOf } from './visitor.ts';

let house: Awaited<ReturnType<typeof houseOnPostgres>>;
beforeAll(async () => {
  house = await houseOnPostgres();
});
afterAll(() => house.stop());
// Only what lists are read from: the record itself is never emptied.
beforeEach(() => house.database.pool.query('DELETE FROM case_read'));

const homeOf = async (who: string): Promise<string> => (await (await visitorOf(house, who)).get('/')).text;
const submitted = async (count: number): Promise<readonly string[]> => {
  const refs: string[] = [];
  while (refs.length < count) refs.push(await house.submit());
  return refs;
};
const pens = (party: string, role: string, user: string | null) =>
  house.database.pool.query('UPDATE case_read SET pen_party = $1, pen_role = $2, pen_user = $3', [party, role, user]);

describe('home: what I wait for, and from whom', () => {
  it('is counted in the database, and the queue that has all of it is named by what it is', async () => {
    expect(bids[0]?.bid['owningAgency']).toBe('aldershire');
    await submitted(61);
    await pens('gateway', 'triage-officer', 'triage.northmarch');
    for (const [who, queue, title] of [
      ['owner-lead.aldershire', 'our-bids', 'Our bids'],
      ['spoc.aldershire', 'our-bids', 'Our bids'],
      ['gateway-manager.northmarch', 'region', 'All of the region'],
    ] as const) {
      const home = await homeOf(who);
      expect([who, textOf(home)]).toEqual([who, expect.stringContaining('You wait for others (61)')]);
      expect([who, home]).toEqual([
        who,
        expect.stringContaining(`The 10 that are due first. <a class="govuk-link" href="/queues/${queue}">`),
      ]);
      expect(home).toContain(`See all of them in ${title}`);
    }
  });
  it('is with somebody else, or with anybody of another role; not with me, nor with any of my own role', async () => {
    await submitted(1);
    const counted = async (who: string) => /You wait for others \((\d+)\)/.exec(await homeOf(who))?.[1];
    await pens('toex', 'toex-manager', 'toex-manager.northmarch');
    await house.database.pool.query(`UPDATE case_read SET stage = 'development', sia = 'sia.northmarch'`);
    expect([await counted('gateway-manager.northmarch'), await counted('toex-manager.northmarch')]).toEqual(['1', '0']);
    await pens('toex', 'sia', 'sia.northmarch');
    expect(await counted('toex-manager.northmarch')).toBe('1');
    await pens('force', 'spoc', null);
    expect([await counted('spoc.aldershire'), await counted('sio.aldershire')]).toEqual(['0', '1']);
    expect(await counted('auditor.national')).toBeUndefined();
  });
});

describe('home: what waits for me', () => {
  it('of more than fifty the first fifty, and a page that has them all, page by page', async () => {
    await submitted(53);
    await pens('gateway', 'triage-officer', 'triage.northmarch');
    const officer = await visitorOf(house, 'triage.northmarch');
    const home = (await officer.get('/')).text;
    expect(textOf(home)).toContain('Waiting for you (53)');
    expect(home).toMatch(/The 50 that are due first\. <a class="govuk-link" href="\/waiting">See all 53</);
    const rows = (html: string) => [...html.matchAll(/app-ref"><a[^>]*>(TSK-[^<]+)</g)].map(([, ref]) => ref);
    const [first, second] = [(await officer.get('/waiting')).text, (await officer.get('/waiting?page=2')).text];
    expect([rows(first).length, rows(second).length, new Set([...rows(first), ...rows(second)]).size]).toEqual([50, 3, 53]);
    expect(first).toContain('href="?page=2"');
    expect((await officer.get('/waiting?for=sio.aldershire')).status).toBe(404);
    await house.database.pool.query(`DELETE FROM case_read WHERE ref = ANY($1)`, [rows(second)]);
    expect((await officer.get('/')).text).not.toContain('href="/waiting"');
  });
  it('by a role of theirs, so many of what is due first among what is theirs by name, each saying for whom; and a page that has them all', async () => {
    const refs = await submitted(13);
    const due = (ref: string | undefined, at: string) =>
      house.database.pool.query('UPDATE case_read SET due_at = $2 WHERE ref = $1', [ref, at]);
    await house.database.pool.query(`UPDATE case_read SET stage = 'consideration'`);
    await pens('toex', 'toex-manager', null);
    await house.database.pool.query(`UPDATE case_read SET pen_user = 'toex-manager.northmarch' WHERE ref = $1`, [refs[0]]);
    await Promise.all([due(refs[0], '2026-01-07T12:00:00Z'), due(refs[1], '2026-01-06T12:00:00Z'), due(refs[2], '2026-01-08T12:00:00Z')]);
    const manager = await visitorOf(house, 'toex-manager.northmarch');
    const home = (await manager.get('/')).text;
    expect(textOf(home)).toContain('Waiting for you (13)');
    expect(textOf(home)).not.toContain('Nothing waits');
    const rows = [
      ...(home.split('Waiting for you (')[2]?.split('</table>')[0] ?? '').matchAll(/<tr class="govuk-table__row">(.*?)<\/tr>/gs),
    ];
    const [first, second, third, ...more] = rows.slice(1).map(([row]) => textOf(row));
    expect([first, second, third]).toEqual([
      expect.stringMatching(new RegExp(`${String(refs[1])}.*Any TOEX manager.*overdue`)),
      expect.stringMatching(new RegExp(`${String(refs[0])}.*You.*overdue`)),
      expect.stringMatching(new RegExp(`${String(refs[2])}.*Any TOEX manager.*overdue`)),
    ]);
    expect(more).toHaveLength(8);
    expect(home).toContain('href="/waiting?any=role">See all 12 for anybody of your role<');
    const all = (await manager.get('/waiting?any=role')).text;
    expect(new Set([...all.matchAll(/app-ref"><a[^>]*>(TSK-[^<]+)</g)].map(([, ref]) => ref))).toEqual(new Set(refs.slice(1)));
    expect(textOf(await homeOf('toex-manager.southvale'))).toContain('Waiting for you (0) Nothing waits for you just now.');
    // What waits beside the pen waits too.
    await house.database.pool.query(`DELETE FROM case_read`);
    const [ref = ''] = await submitted(1);
    await give(house, ref, ['spoc.aldershire', 'ask', { to: 'gateway', text: 'How long?' }]);
    const asked = textOf(await homeOf('gateway-manager.northmarch'));
    expect(asked).toContain('Waiting for you (0) No case is with you just now. What else is asked of you stands below.');
    expect(textOf(await homeOf('triage.northmarch'))).toContain('Any triage officer');
  });
});
