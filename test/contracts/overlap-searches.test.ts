import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mayOpen } from '../../domain/access.ts';
import type { Case } from '../../domain/case.ts';
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
const empty = `TRUNCATE case_read, case_overlap, overlap_told, outbox, due; DELETE FROM stream WHERE kind = 'case';
  ALTER TABLE consultation DISABLE TRIGGER USER; DELETE FROM consultation; ALTER TABLE consultation ENABLE TRIGGER USER`;
beforeEach(() => database.pool.query(empty));

const questions = () => createQuestions(database, createReferenceData());
const rows = async (sql: string) => (await database.pool.query<Record<string, unknown>>(sql)).rows;
const named: Alike = { operationName: 'Granite' };
const store = (alike: Alike) => storeAlike(database, alike);
const sought = { draft: 'd1', operationName: null, groupRefs: [], places: [], threatTypes: [], keyDates: [], taskedOn: null, summary: '' };

describe('DUP-2: a search lists what opens', () => {
  test('property: what is listed by its reference is what opens, for every person, before and after submission', async () => {
    const people = Object.values(directory.people);
    const drawn = fc.array(fc.record({ restricted: fc.boolean(), elsewhere: fc.boolean(), named: fc.boolean() }), {
      minLength: 3,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(
        drawn,
        fc.uniqueArray(fc.constantFrom(...people), { minLength: 6, maxLength: 10, selector: ({ id }) => id }),
        async (cases, askers) => {
          await database.pool.query(empty);
          for (const each of cases)
            await store({
              ...(each.named ? named : {}),
              places: ['Oldbridge'],
              ...(each.elsewhere ? { elsewhere: true as const } : {}),
              with: { restricted: each.restricted },
            });
          const stored = (await rows(`SELECT state FROM stream WHERE kind = 'case'`)).map(({ state }) => JSON.parse(String(state)) as Case);
          for (const asker of askers) {
            const opens = (on: Case) => mayOpen(on, asker, { directory, policy }) === 'page';
            const before = await questions().overlapsOfBid(asker, { ...sought, places: ['oldbridge'] });
            if (!before.ok) throw new Error('no more searches today');
            expect(before.items.map(({ ref }) => ref).toSorted()).toEqual(
              stored
                .filter(opens)
                .map(({ ref }) => ref)
                .toSorted(),
            );
            expect(before.items.filter(({ gateway }) => gateway !== undefined)).toEqual([]);
            for (const on of stored.slice(0, 2)) {
              const after = await questions().overlaps(asker, on.ref);
              if (!after.ok) throw new Error('no more searches today');
              const listed = after.items.flatMap(({ ref }) => ref ?? []).toSorted();
              const others = stored.filter((each) => each.ref !== on.ref && opens(each)).map(({ ref }) => ref);
              expect(listed).toEqual(opens(on) ? others.toSorted() : []);
            }
          }
        },
      ),
      { numRuns: 8, seed: 20_261_130 },
    );
  });
});

describe('DUP-2: searches are logged, and limited for each person and day', () => {
  const log = () => rows(`SELECT actor, action, object FROM consultation WHERE object LIKE 'overlaps:%' ORDER BY seq`);
  const spoc = personOf('spoc.aldershire');
  /** Policy lets so many be made a day. */
  const most = async (count: number) => {
    await database.pool.query(
      `UPDATE stream SET seq = seq + 1, state = jsonb_set(state::jsonb, '{versions,1,overlap,searchesADay}', to_jsonb($1::int))::text WHERE id = 'policy'`,
      [count],
    );
  };
  test('REC-4: each is logged, refused ones too; the next day begins at midnight', async () => {
    const ref = await store(named);
    await most(3);
    const answers = await Promise.all(Array.from({ length: 6 }, () => questions().overlaps(spoc, ref)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
    const [refused] = answers.filter(({ ok }) => !ok);
    expect(refused).toMatchObject({ most: 3 });
    const wait = refused?.ok === false ? refused.retryAfter : 0;
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(25 * 3600);
    expect((await log()).map(({ action }) => action).toSorted()).toEqual([
      ...Array<string>(3).fill('search'),
      ...Array<string>(3).fill('search-refused'),
    ]);
    expect((await log())[0]).toMatchObject({ actor: spoc.id, object: `overlaps:${ref}` });
    expect(await questions().overlapsOfBid(spoc, sought)).toMatchObject({ ok: false });
    expect((await questions().overlaps(personOf('sio.aldershire'), ref)).ok).toBe(true);
    await database.pool.query('UPDATE demo_clock SET offset_ms = $1', [wait * 1000 + 1000]);
    expect((await questions().overlapsOfBid(spoc, sought)).ok).toBe(true);
    expect((await log()).at(-1)).toEqual({ actor: spoc.id, action: 'search', object: 'overlaps:draft:d1' });
    await database.pool.query('UPDATE demo_clock SET offset_ms = 0');
    await most(200);
  });
});
