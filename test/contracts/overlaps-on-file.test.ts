import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mayOpen } from '../../domain/access.ts';
import type { Case } from '../../domain/case.ts';
import type { Ref } from '../../domain/words.ts';
import { createOverlapSearch } from '../../prisma/overlap-search.ts';
import { createQuestions } from '../../prisma/questions.ts';
import { createReferenceData } from '../../prisma/reference-data.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { storeAlike, type Alike } from '../support/overlapping.ts';
import { directory, personOf, policy } from '../support/rulebook.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
const empty = `TRUNCATE case_read, case_overlap, overlap_searched, overlap_found; DELETE FROM stream WHERE kind = 'case';
  ALTER TABLE consultation DISABLE TRIGGER USER; DELETE FROM consultation; ALTER TABLE consultation ENABLE TRIGGER USER`;
beforeEach(() => database.pool.query(empty));

const named: Alike = { operationName: 'Granite' };
const store = (alike: Alike) => storeAlike(database, alike);
const data = createReferenceData();
const look = (ref: Ref) => createOverlapSearch(database.pool, data).look(ref);
const onFile = (who: string, ref: Ref) => createQuestions(database, data).overlapsOnFile(personOf(who), ref);
const refsOf = async (who: string, ref: Ref) => (await onFile(who, ref))?.items.map((each) => each.ref ?? each.gateway);
const [OFFICER, MANAGER] = ['triage.northmarch', 'gateway-manager.northmarch'] as const;
const rows = async (sql: string) => (await database.pool.query<Record<string, unknown>>(sql)).rows;
const later = () => database.pool.query(`UPDATE overlap_searched SET at = at - interval '1 hour'`);

describe('DUP-1: what the service found by itself is kept, and shown to the gateway of the case', () => {
  test('nothing on file, nothing found, found: with why, stage and name', async () => {
    const ref = await store(named);
    expect(await onFile(OFFICER, ref)).toEqual({ searchedAt: null, items: [], total: 0 });
    await look(ref);
    const none = await onFile(OFFICER, ref);
    expect(none).toMatchObject({ items: [], total: 0 });
    expect(Math.abs(Date.parse(none?.searchedAt ?? '') - Date.now())).toBeLessThan(60_000);
    const other = await store({ ...named, places: ['Oldbridge'] });
    expect(await refsOf(OFFICER, ref)).toEqual([]);
    await look(ref);
    const why = [policy.overlap.kinds['operation-name'].why];
    expect((await onFile(OFFICER, ref))?.items).toEqual([
      { ref: other, stage: 'in-triage', operationName: 'Granite', marking: 'OFFICIAL-SENSITIVE', kinds: ['operation-name'], why },
    ]);
  });
  test('another search takes the place of the one before; the best match is first', async () => {
    const ref = await store({ ...named, ocgRef: 'OCG 1' });
    const [name, both] = [await store(named), await store({ ...named, ocgRef: 'OCG 1' })];
    await look(ref);
    expect(await refsOf(OFFICER, ref)).toEqual([both, name]);
    await database.pool.query('UPDATE case_overlap SET operation = NULL WHERE ref = $1', [name]);
    await look(ref);
    expect(await refsOf(OFFICER, ref)).toEqual([both]);
    expect((await rows('SELECT other FROM overlap_found')).map(({ other }) => other)).toEqual([both]);
  });
  test('what a later search for the other case found is known of this one; of an earlier one, what this one’s own search found stands', async () => {
    const ref = await store(named);
    await look(ref);
    await later();
    const other = await store(named);
    await look(other);
    expect(await refsOf(OFFICER, ref)).toEqual([other]);
    await database.pool.query('UPDATE case_overlap SET operation = NULL WHERE ref = $1', [other]);
    await later();
    await look(ref);
    expect(await refsOf(OFFICER, ref)).toEqual([]);
    expect(await refsOf(OFFICER, other)).toEqual([]);
  });
  test('words of a summary, which a search of the other bid may miss, stand until the bid that they were found for is looked at again', async () => {
    const [ref, other] = [await store(named), await store(named)];
    await look(other);
    await database.pool.query(`UPDATE overlap_found SET kinds = '{operation-name,summary-words}'`);
    await database.pool.query('UPDATE case_overlap SET operation = NULL WHERE ref = $1', [other]);
    await later();
    await look(ref);
    for (const [one, its] of [[ref, other], [other, ref]] as const)
      expect((await onFile(OFFICER, one))?.items).toMatchObject([{ ref: its, kinds: ['summary-words'] }]);
    await look(other);
    for (const one of [ref, other]) expect(await refsOf(OFFICER, one)).toEqual([]);
  }); // prettier-ignore
});

describe('DUP-2: reading what is on file is no search', () => {
  test('it is neither counted nor logged, and goes on when every search of the day is spent', async () => {
    const [ref, other] = [await store(named), await store(named)];
    await look(ref);
    const log = `INSERT INTO consultation (at, actor, action, object, recipients) SELECT clock_timestamp(), $1, 'search', 'overlaps:x', '{}' FROM generate_series(1, $2)`;
    await database.pool.query(log, [OFFICER, policy.overlap.searchesADay]);
    const before = await rows('SELECT count(*) FROM consultation');
    const index = await rows('SELECT ref, other, kinds, xmin::text FROM overlap_found');
    for (let time = 0; time < 3; time += 1) expect(await refsOf(OFFICER, ref)).toEqual([other]);
    expect(await rows('SELECT count(*) FROM consultation')).toEqual(before);
    expect(await rows('SELECT ref, other, kinds, xmin::text FROM overlap_found')).toEqual(index);
    expect(await createQuestions(database, data).overlaps(personOf(OFFICER), ref)).toMatchObject({ ok: false });
  });
  test('DUP-2, ACC-4: of a case elsewhere, or restricted, the gateway alone and the kind; to a force, to TOEX and to another gateway nothing at all', async () => {
    const ref = await store(named);
    await store({ ...named, elsewhere: true });
    await store({ ...named, with: { restricted: true, claimer: null, pen: null } });
    await look(ref);
    const hidden = (gateway: string) => ({ gateway, kinds: ['operation-name'], why: [policy.overlap.kinds['operation-name'].why] });
    const told = (await onFile('triage2.northmarch', ref))?.items;
    expect(told).toHaveLength(2);
    expect(told).toEqual(expect.arrayContaining([hidden('southvale-rocu'), hidden('northmarch-rocu')]));
    for (const who of ['spoc.aldershire', 'sio.aldershire', 'toex-manager.northmarch', 'sia.northmarch', 'triage.southvale', 'gateway-manager.southvale'])
      expect([who, await onFile(who, ref)]).toEqual([who, null]);
  }); // prettier-ignore
  test('property: what is told by its reference is what opens, for every person and any cases', async () => {
    const people = Object.values(directory.people);
    const drawn = fc.array(fc.record({ restricted: fc.boolean(), elsewhere: fc.boolean() }), { minLength: 3, maxLength: 6 });
    let listed = 0;
    let hidden = 0;
    const check = async (cases: readonly { readonly restricted: boolean; readonly elsewhere: boolean }[]) => {
      await database.pool.query(empty);
      for (const { restricted, elsewhere } of cases)
        await store({ ...named, ...(elsewhere ? { elsewhere: true as const } : {}), with: { restricted } });
      const stored = (await rows(`SELECT state FROM stream WHERE kind = 'case'`)).map(({ state }) => JSON.parse(String(state)) as Case);
      for (const { ref } of stored) await look(ref);
      for (const asker of people) {
        const opens = (on: Case) => mayOpen(on, asker, { directory, policy }) === 'page';
        for (const on of stored.slice(0, 2)) {
          const found = await onFile(asker.id, on.ref);
          const ofGateway = asker.organisation === directory.regions[on.region]?.gateway && asker.roles.some((role) => role === 'triage-officer' || role === 'gateway-manager'); // prettier-ignore
          expect([asker.id, found !== null]).toEqual([asker.id, ofGateway && opens(on)]);
          if (found === null) continue;
          const others = stored.filter((each) => each.ref !== on.ref);
          const seen = others.filter(opens).map(({ ref }) => ref);
          expect(found.items.flatMap(({ ref }) => ref ?? []).toSorted()).toEqual(seen.toSorted());
          for (const each of found.items.filter(({ ref }) => ref === undefined))
            expect(Object.keys(each).toSorted()).toEqual(['gateway', 'kinds', 'why']);
          expect(found.total).toBe(others.length);
          listed += seen.length;
          hidden += others.length - seen.length;
        }
      }
    };
    await fc.assert(fc.asyncProperty(drawn, check), { numRuns: 6, seed: 20_261_129 });
    expect(Math.min(listed, hidden)).toBeGreaterThan(10);
    expect(await onFile(MANAGER, 'TSK-NM-2026-99999-X')).toBeNull();
  });
});
