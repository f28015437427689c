import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mayOpen } from '../../domain/access.ts';
import { appealDeciders } from '../../domain/appeal-state.ts';
import type { Case } from '../../domain/case.ts';
import { writeReference } from '../../domain/reference.ts';
import { waitsFor } from '../../domain/waits.ts';
import { createQuestions } from '../../prisma/questions.ts';
import { createReferenceData } from '../../prisma/reference-data.ts';
import { appealed, ownRocuAppealed } from '../domain/appealing.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { directory, personOf, policy } from '../support/rulebook.ts';
import { storeCase } from '../support/stored.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const people = Object.values(directory.people);
const managers = people.filter(({ roles }) => roles.includes('gateway-manager') || roles.includes('toex-manager'));
const base = appealed();
const cases = fc
  .record({
    region: fc.constantFrom(...Object.keys(directory.regions)),
    restricted: fc.boolean(),
    ownRocu: fc.boolean(),
    tookPart: fc.subarray(managers.map(({ id }) => id)),
    running: fc.boolean(),
  })
  .map(({ running, ...drawn }): Case => {
    const [appeal] = base.appeals ?? [];
    if (appeal === undefined || running) return { ...base, ...drawn };
    const decided = { outcome: 'uphold' as const, by: 'x', at: appeal.at, rationale: appeal.grounds };
    return { ...base, ...drawn, pen: null, appeals: [{ ...appeal, decided }] };
  });
const data = createReferenceData();
const at = { page: 1, pageSize: 500, sort: 'ref' } as const;

describe('ACC-2, TRI-7: lists, the queue of appeals and what waits show exactly the appeals that somebody may decide', () => {
  test('for everybody, whoever had a part, of whichever region', async () => {
    let number = 0;
    const questions = createQuestions(database, data);
    await fc.assert(
      fc.asyncProperty(fc.array(cases, { minLength: 4, maxLength: 8 }), fc.subarray(people, { minLength: 6 }), async (drawn, others) => {
        await database.pool.query('TRUNCATE case_read');
        const stored: Case[] = [];
        for (const on of drawn)
          stored.push(await storeCase(database, { ...on, ref: writeReference({ code: 'NM', year: 2026, number: ++number }) }));
        for (const asker of new Set([...managers, ...others.slice(0, 8)])) {
          const open = (await questions.cases(asker, at)).items.map(({ ref, stub }) => [ref, stub ? 'stub' : 'page']);
          expect(open).toEqual(
            stored.flatMap((on) => {
              const opens = mayOpen(on, asker, { directory, policy });
              return opens === 'none' ? [] : [[on.ref, opens]];
            }),
          );
          const decides = stored.filter((on) => appealDeciders(on, { directory }).includes(asker.id)).map(({ ref }) => ref);
          if (managers.includes(asker)) {
            const { items } = await questions.cases(asker, { ...at, queue: 'appeals' });
            expect(items.map(({ ref }) => ref)).toEqual(decides);
          }
          expect((await questions.waits(asker)).map(({ ref }) => ref).toSorted()).toEqual(decides);
          expect(stored.filter((on) => waitsFor(on, asker, { directory, policy }).length > 0).map(({ ref }) => ref)).toEqual(decides);
        }
      }),
      { numRuns: 10, seed: 20_261_130 },
    );
  });
  test('an appeal that is late is in the stalled list, of the region as of another that decides', async () => {
    await database.pool.query('TRUNCATE case_read');
    const questions = createQuestions(database, data);
    const own = ownRocuAppealed().on();
    const late = Object.fromEntries(Object.entries(own.clocks).map(([name, clock]) => [name, { ...clock, dueAt: own.submittedAt }]));
    const { ref } = await storeCase(database, {
      ...own,
      ref: writeReference({ code: 'NM', year: 2026, number: ++lastNumber }),
      clocks: late,
    });
    for (const id of ['gateway-manager.southvale', 'gateway-manager2.northmarch'])
      expect(await questions.stalled(personOf(id))).toMatchObject([
        { ref, cause: 'over-time', pen: { role: 'gateway-manager', overdue: true } },
      ]);
    expect((await questions.queues(personOf('gateway-manager.southvale'))).find(({ id }) => id === 'appeals')).toMatchObject({
      total: 1,
      overdue: 1,
    });
  });
});
let lastNumber = 90_000;
