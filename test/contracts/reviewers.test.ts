import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mayOpen } from '../../domain/access.ts';
import type { Case } from '../../domain/case.ts';
import { offered } from '../../domain/decide.ts';
import { writeReference } from '../../domain/reference.ts';
import { createQuestions } from '../../prisma/questions.ts';
import { createReferenceData } from '../../prisma/reference-data.ts';
import { stalledFor } from '../../prisma/stalled.ts';
import { away } from '../domain/covering.ts';
import { sightOf } from '../domain/sight.ts';
import { caseAt } from '../domain/story.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { directory, factsFor, FRIDAY, personOf, policy } from '../support/rulebook.ts';
import { storeCase } from '../support/stored.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const people = Object.values(directory.people);
const unit = people.filter(({ roles }) => roles.includes('sia') || roles.includes('toex-manager')).map(({ id }) => id);
const one = fc.constantFrom(...unit);
const reviewed = caseAt('product-review');
const product = Object.values(reviewed.products)[0]!;
const draft = fc.record({
  authors: fc.uniqueArray(one, { minLength: 1, maxLength: 3 }),
  submittedBy: one,
  status: fc.constantFrom('submitted' as const, 'submitted' as const, 'owed' as const),
});
const cases = fc
  .record({
    products: fc.array(draft, { minLength: 1, maxLength: 2 }),
    region: fc.constantFrom(...Object.keys(directory.regions)),
    restricted: fc.boolean(),
    actedFor: fc.array(fc.record({ by: one, for: one }), { maxLength: 3 }),
  })
  .map(({ products, ...drawn }): Case => ({
    ...reviewed,
    ...drawn,
    sia: null,
    team: [],
    products: Object.fromEntries(products.map((each, index) => [`p${String(index + 1)}`, { ...product, ...each, id: `p${String(index + 1)}` }])),
  })); // prettier-ignore
const data = createReferenceData();
const at = { page: 1, pageSize: 500, sort: 'ref' } as const;
let number = 0;
const stored = async (drawn: readonly Case[]): Promise<readonly Case[]> => {
  await database.pool.query('TRUNCATE case_read');
  const kept: Case[] = [];
  for (const on of drawn)
    kept.push(await storeCase(database, { ...on, ref: writeReference({ code: 'NM', year: 2026, number: ++number }) }));
  return kept;
};

describe('ACC-2, DEV-4: lists and the queue of products to review show exactly those of which somebody may review one', () => {
  test('for everybody, whoever wrote them or acted for an author, of whichever region', async () => {
    const questions = createQuestions(database, data);
    let elsewhere = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(cases, { minLength: 3, maxLength: 6 }), fc.subarray(people, { maxLength: 2 }), async (drawn, others) => {
        const all = await stored(drawn);
        for (const asker of new Set([...unit.map(personOf), ...others])) {
          const open = (await questions.cases(asker, at)).items.map(({ ref, stub, past }) => [ref, stub ? 'stub' : past ? 'past' : 'page']);
          const by = (opens: (on: Case) => string) => all.map((on) => [on.ref, opens(on)]).filter(([, how]) => how !== 'none');
          expect(open).toEqual(by((on) => mayOpen(on, asker, { directory, policy })));
          expect(open).toEqual(by((on) => sightOf(on, asker, { directory, policy }).opens));
          if (!unit.includes(asker.id)) continue;
          const { items } = await questions.cases(asker, { ...at, queue: 'reviews' });
          const theirs = all.filter((on) => offered('review-product', on, factsFor(asker.id)) === null);
          expect(items.map(({ ref }) => ref)).toEqual(theirs.map(({ ref }) => ref));
          const unitOf = ({ region }: Case) => directory.regions[region]?.toex;
          elsewhere += theirs.filter((on) => unitOf(on) !== asker.organisation).length;
        }
      }),
      { numRuns: 60, seed: 66 },
    );
    expect(elsewhere).toBeGreaterThan(5);
  });

  test('a product that only absent people may review is stalled; one that somebody of another region may is not', async () => {
    const [SIA, TOEX, NORTH] = ['sia.southvale', 'toex-manager.southvale', 'toex-manager.northmarch'] as const;
    const of = (actedFor: Case['actedFor']): Case => ({
      ...reviewed,
      region: 'southvale',
      products: { p1: { ...product, id: 'p1', authors: [SIA], submittedBy: SIA } },
      ...(actedFor === undefined ? {} : { actedFor }),
    });
    const [barred, free] = await stored([of([{ by: TOEX, for: SIA }]), of(undefined)]);
    const causes = async (absent: readonly string[]) => {
      const known = { directory: away(Object.fromEntries(absent.map((id) => [id, {}]))), policy, now: FRIDAY };
      const rows = await Promise.all([TOEX, NORTH].map((id) => stalledFor(database.pool, personOf(id), { known })));
      return Object.fromEntries(rows.flat().map(({ ref, cause }) => [ref, cause]));
    };
    expect(await causes([])).toEqual({});
    expect(await causes([NORTH])).toEqual({ [barred!.ref]: 'nobody-able' });
    expect(await causes([TOEX])).toEqual({ [free!.ref]: 'nobody-able' });
  });
});
