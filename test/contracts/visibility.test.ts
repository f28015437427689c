import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mayOpen, type Opens } from '../../domain/access.ts';
import type { Case } from '../../domain/case.ts';
import type { Person } from '../../domain/directory.ts';
import { writeReference } from '../../domain/reference.ts';
import { createQuestions } from '../../prisma/questions.ts';
import { createReferenceData } from '../../prisma/reference-data.ts';
import { anyCase } from '../domain/any-sight.ts';
import { sightOf } from '../domain/sight.ts';
import { caseAt } from '../domain/story.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { directory, personOf, policy } from '../support/rulebook.ts';
import { storeCase } from '../support/stored.ts';

/** What a release before this one left, worked out anew. */
const backfill = readFileSync('prisma/migrations/20261129171500_named_by_role/migration.sql', 'utf8');
let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const people = Object.values(directory.people);
// ACC-1: as they are, and in roles that are not theirs or theirs no longer; who manages is asked of the directory, which stays as it is.
const manages = ({ roles }: Person): boolean => roles.some((role) => ['gateway-manager', 'toex-manager'].includes(role));
const others = people.filter((who) => !manages(who)).flatMap(({ roles }) => roles);
const roles = fc.option(fc.uniqueArray(fc.constantFrom(...others), { maxLength: 2 }));
const asker = fc
  .record({ who: fc.constantFrom(...people), roles })
  .map((each): Person => (each.roles === null || manages(each.who) ? each.who : { ...each.who, roles: each.roles }));
const numbered = fc.array(anyCase, { minLength: 4, maxLength: 10 });

// One house of data for all: directory and policy are read once, as the service does.
const data = createReferenceData();
const list = async (asker: Person): Promise<Record<string, string>> => {
  const { items, total } = await createQuestions(database, data).cases(asker, { page: 1, pageSize: 500, sort: 'ref' });
  expect(total).toBe(items.length);
  return Object.fromEntries(items.map(({ ref, stub, past }) => [ref, stub ? 'stub' : past ? 'past' : 'page']));
};
const opening = (stored: readonly Case[], opens: (on: Case) => Opens): Record<string, string> =>
  Object.fromEntries(stored.map((on) => [on.ref, opens(on)] as const).filter(([, how]) => how !== 'none'));

describe('ACC-2: a list shows exactly the cases whose page would open', () => {
  test('for every person of the directory and any cases, case by case, stub or page', async () => {
    let number = 0;
    await fc.assert(
      fc.asyncProperty(
        numbered,
        fc.uniqueArray(asker, { minLength: 8, maxLength: 20, selector: ({ id }) => id }),
        async (drawn, askers) => {
          await database.pool.query('TRUNCATE case_read');
          const stored: Case[] = [];
          for (const on of drawn)
            stored.push(await storeCase(database, { ...on, ref: writeReference({ code: 'NM', year: 2026, number: ++number }) }));
          for (const asker of askers) {
            const listed = await list(asker);
            expect(listed).toEqual(opening(stored, (on) => mayOpen(on, asker, { directory, policy })));
            expect(listed).toEqual(opening(stored, (on) => sightOf(on, asker, { directory, policy }).opens));
            expect(await list({ ...asker, active: false })).toEqual({});
          }
        },
      ),
      { numRuns: 40, seed: 20_261_130 },
    );
  });

  test('the migration names whom `record` would have named', async () => {
    await database.pool.query('TRUNCATE case_read');
    let number = 0;
    for (const on of fc.sample(anyCase, { numRuns: 40, seed: 20_261_129 }))
      await storeCase(database, { ...on, ref: writeReference({ code: 'NM', year: 2027, number: ++number }) });
    const named = async (): Promise<unknown> =>
      (await database.pool.query('SELECT ref, ARRAY(SELECT unnest(named) ORDER BY 1) AS named FROM case_read ORDER BY ref')).rows;
    const before = await named();
    await database.pool.query(`UPDATE case_read SET named = ARRAY(SELECT name FROM unnest(named) AS name WHERE name LIKE '%@%')`);
    expect(await named()).not.toEqual(before);
    await database.pool.query(backfill);
    expect(await named()).toEqual(before);
  });

  test('ACC-1: an SIA has their cases in a queue, and is found on them by name; without the role they have none', async () => {
    await database.pool.query('TRUNCATE case_read');
    const { ref } = await storeCase(database, { ...caseAt('development'), ref: 'TSK-NM-2026-90002-X' });
    const questions = createQuestions(database, createReferenceData());
    const [sia, manager] = [personOf('sia.northmarch'), personOf('toex-manager.northmarch')];
    const mine = { page: 1, pageSize: 10, queue: 'mine' };
    expect((await questions.cases(sia, mine)).items).toMatchObject([{ ref }]);
    expect((await questions.cases({ ...sia, roles: ['analyst'] }, mine)).total).toBe(0);
    const byName = await questions.cases(manager, { page: 1, pageSize: 10, q: sia.name });
    expect(byName.items).toMatchObject([{ ref }]);
  });

  test('ACC-4: a stub shows reference, stage and owner, and can be found by nothing else', async () => {
    await database.pool.query('TRUNCATE case_read');
    const { ref, owner } = await storeCase(database, { ...caseAt('in-triage'), ref: 'TSK-NM-2026-90001-X', restricted: true });
    const questions = createQuestions(database, createReferenceData());
    const officer = personOf('triage2.northmarch');
    const all = { page: 1, pageSize: 10 };
    const { items } = await questions.cases(officer, all);
    expect(items).toMatchObject([
      { ref, stage: 'in-triage', owner, stub: true, restricted: true, operationName: null, pen: null, marking: '' },
    ]);
    for (const query of [{ q: 'marlpit' }, { priority: 'P2' }, { pen: 'gateway' }, { queue: 'mine' }, { stalled: true }] as const)
      expect((await questions.cases(officer, { ...all, ...query })).total).toBe(0);
    expect((await questions.cases(personOf('triage.northmarch'), { ...all, q: 'marlpit' })).items).toMatchObject([
      { ref, stub: false, operationName: 'MARLPIT' },
    ]);
  });
});
