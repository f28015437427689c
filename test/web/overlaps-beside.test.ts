import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Case } from '../../domain/case.ts';
import type { Ref } from '../../domain/words.ts';
import { createOverlapSearch } from '../../prisma/overlap-search.ts';
import { createReferenceData } from '../../prisma/reference-data.ts';
import { storeAlike, type Alike } from '../support/overlapping.ts';
import { houseOnPostgres } from './house-on-postgres.ts';
import { visitorOf } from './visitor.ts';

type House = Awaited<ReturnType<typeof houseOnPostgres>>;
let house: House;
beforeAll(async () => {
  house = await houseOnPostgres();
});
afterAll(() => house.stop());

const [OFFICER, MANAGER, MANAGER2] = ['triage.northmarch', 'gateway-manager.northmarch', 'gateway-manager2.northmarch'] as const;
const named: Alike = { operationName: 'Granite' };
const look = (ref: Ref) => createOverlapSearch(house.database.pool, createReferenceData()).look(ref);
/** The block of the page with what the service found; nothing where there is none. */
const block = (html: string): string => /<section aria-labelledby="overlaps-on-file"[\s\S]*?<\/section>/.exec(html)?.[0] ?? '';
const seen = async (who: string, path: string): Promise<string> => block((await (await visitorOf(house, who)).get(path)).text);
const searches = async () =>
  (await house.database.pool.query(`SELECT FROM consultation WHERE action LIKE 'search%' AND starts_with(object, 'overlaps:')`)).rowCount;
const reviewed: Partial<Case> = {
  stage: 'decline-review',
  decline: {
    ...{ from: 'in-triage', proposedBy: OFFICER, reasonCode: 'other' },
    proposedAt: '2026-11-20T09:30:00+00:00' as Case['submittedAt'],
    ...{ rationale: { narrative: 'n', digest: '' }, advice: { narrative: 'n', digest: '' } },
    ...{ approvedBy: null, appealUntil: null },
  },
};

describe('DUP-1: what a bid may overlap with stands where the gateway decides', () => {
  it('on the case page and beside the questions of each decision, with why, stage and a way to the case; nothing is searched', async () => {
    const ref = await storeAlike(house.database, { ...named, ocgRef: 'OCG 1' });
    const other = await storeAlike(house.database, { ...named, ocgRef: 'OCG 1' });
    await storeAlike(house.database, { ...named, elsewhere: true });
    await look(ref);
    for (const path of ['', '/do/recommend', '/do/propose-decline']) {
      const shown = await seen(OFFICER, `/cases/${ref}${path}`);
      for (const part of [`href="/cases/${other}"`, 'Granite', 'Both bids name the same operation.', 'In triage', 'Searched on'])
        expect([path, shown]).toEqual([path, expect.stringContaining(part)]);
      expect(shown).toContain('A case of Southvale Regional Organised Crime Unit');
      expect(shown.indexOf(other)).toBeLessThan(shown.indexOf('Southvale'));
    }
    const page = await seen(OFFICER, `/cases/${ref}`);
    expect(page).toContain(`href="/cases/${ref}/do/link?of=${other}"`);
    expect(await seen(OFFICER, `/cases/${ref}/do/recommend`)).not.toContain('/do/link');
    expect(await searches()).toBe(0);
    for (const who of ['spoc.aldershire', 'sio.aldershire', 'toex-manager.northmarch']) expect(await seen(who, `/cases/${ref}`)).toBe('');
  });
  it('under the marking of the operation that is named there', async () => {
    const low = { marking: 'OFFICIAL' } as const;
    const ref = await storeAlike(house.database, { operationName: 'Schist', with: low });
    const marked = async (path: string): Promise<unknown> =>
      /<p class="app-marking">([^<]*)/.exec((await (await visitorOf(house, OFFICER)).get(`/cases/${ref}${path}`)).text)?.[1];
    const both = async () => [await marked(''), await marked('/do/recommend')];
    await storeAlike(house.database, { operationName: 'Schist', with: low });
    await look(ref);
    expect(await both()).toEqual(['OFFICIAL', 'OFFICIAL']);
    await storeAlike(house.database, { operationName: 'Schist' });
    await look(ref);
    expect(await both()).toEqual(['OFFICIAL-SENSITIVE', 'OFFICIAL-SENSITIVE']);
  });
  it('a second person who decides on a decline or countersigns has it before them too', async () => {
    const ref = await storeAlike(house.database, { operationName: 'Basalt', with: reviewed });
    const own = { awaitsCountersign: true, countersignedBy: null, recommendedBy: OFFICER };
    const assessment = { complete: true, inRemit: true, overlapsChecked: true, priority: 'P2', confidence: 'medium' } as const;
    const recommendedAt = '2026-11-20T09:30:00+00:00' as Case['submittedAt'];
    const triage = { ...own, recommendedAt, assessment: { ...assessment, rationale: { narrative: 'n', digest: '' } } };
    const waits = await storeAlike(house.database, { operationName: 'Basalt', with: { ownRocu: true, triage } });
    await look(ref);
    await look(waits);
    for (const path of ['', '/do/approve-decline', '/do/overturn-decline'])
      expect(await seen(MANAGER, `/cases/${ref}${path}`)).toContain(`href="/cases/${waits}"`);
    expect(await seen(MANAGER2, `/cases/${waits}/do/countersign-recommendation`)).toContain(`href="/cases/${ref}"`);
  });
  it('none found says when it was searched; no search on file says so', async () => {
    const ref = await storeAlike(house.database, { operationName: 'Heather' });
    expect(await seen(OFFICER, `/cases/${ref}/do/recommend`)).toContain('no search for this bid on file');
    await look(ref);
    expect(await seen(OFFICER, `/cases/${ref}/do/recommend`)).toMatch(/None found \(searched on \w+ \d+ \w+ \d+, \d\d:\d\d\)\./);
  });
  it('many are folded: five are in sight, and the page says how many more there are', async () => {
    const alike = { operationName: 'Limestone' };
    const ref = await storeAlike(house.database, alike);
    for (let count = 0; count < 7; count += 1) await storeAlike(house.database, alike);
    await look(ref);
    const shown = await seen(OFFICER, `/cases/${ref}/do/recommend`);
    expect(shown).toContain('2 more');
    expect(shown.match(/<th scope="row"/g)).toHaveLength(7);
  });
  it('it goes once triage is over', async () => {
    const ref = await storeAlike(house.database, { ...named, with: { stage: 'consideration' } });
    await look(ref);
    expect(await seen(OFFICER, `/cases/${ref}`)).toBe('');
  });
  it('a link that stands is said, and not offered again', async () => {
    const [ref, other] = [
      await storeAlike(house.database, { operationName: 'Marble' }),
      await storeAlike(house.database, { operationName: 'Marble' }),
    ];
    await look(ref);
    const given = await house.as(OFFICER).post(`/cases/${ref}/commands/link`, { other, relation: 'same-group', reason: 'One group.' });
    expect([given.status, JSON.stringify(given.body)]).toEqual([200, expect.any(String)]);
    const shown = await seen(OFFICER, `/cases/${ref}`);
    expect(shown).toContain('Linked');
    expect(shown).not.toContain('/do/link');
  });
});
