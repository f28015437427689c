import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mayOpen } from '../../domain/access.ts';
import type { Case } from '../../domain/case.ts';
import { writeReference } from '../../domain/reference.ts';
import { secondOfficers } from '../../domain/second-officer.ts';
import { createQuestions } from '../../prisma/questions.ts';
import { createReferenceData } from '../../prisma/reference-data.ts';
import { stalledFor } from '../../prisma/stalled.ts';
import { away } from '../domain/covering.ts';
import { rocuBid, assessment } from '../domain/payloads.ts';
import { sightOf } from '../domain/sight.ts';
import { storyAt, storyOf } from '../domain/story.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { directory, FRIDAY, narrative, personOf, policy } from '../support/rulebook.ts';
import { storeCase } from '../support/stored.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const why = narrative('Because.');
const OFFICER = 'triage.northmarch';
const proposed = storyAt('in-triage');
proposed.give(OFFICER, 'propose-decline', { reasonCode: 'capacity', rationale: why, advice: why });
const recommended = storyOf(rocuBid, 'spoc.northmarch-rocu');
recommended.give(OFFICER, 'claim', {});
recommended.give(OFFICER, 'recommend', { assessment });

const people = Object.values(directory.people);
const managers = people.filter(({ roles }) => roles.includes('gateway-manager')).map(({ id }) => id);
const gateway = [...managers, OFFICER, 'triage.southvale'];
const one = fc.constantFrom(...gateway);
const cases = fc
  .record({
    state: fc.constantFrom(proposed.on(), recommended.on()),
    first: one,
    region: fc.constantFrom(...Object.keys(directory.regions)),
    restricted: fc.boolean(),
    ownRocu: fc.boolean(),
    customer: fc.constantFrom('sio.aldershire', ...gateway),
    // An SIO in whose line a manager of the gateway stands.
    sio: fc.constantFrom('sio.aldershire', 'triage.northmarch', 'super.southvale-gateway'),
    actedFor: fc.array(fc.record({ by: one, for: one }), { maxLength: 3 }),
  })
  .map(({ state: on, first, sio, ...drawn }): Case => ({
    ...on,
    ...drawn,
    owner: { ...on.owner, user: sio },
    claimer: first,
    decline: on.decline === null ? null : { ...on.decline, proposedBy: first },
  }));
const data = createReferenceData();
const at = { page: 1, pageSize: 500, sort: 'ref' } as const;
let number = 0;
const stored = async (drawn: readonly Case[]): Promise<readonly Case[]> => {
  const kept: Case[] = [];
  for (const on of drawn)
    kept.push(await storeCase(database, { ...on, ref: writeReference({ code: 'NM', year: 2026, number: ++number }) }));
  return kept;
};

describe('ACC-2, TRI-4, TRI-8: lists and the queue of declines show exactly those of which somebody may be the second officer', () => {
  test('for everybody, whoever came first or acted for them, of whichever region', async () => {
    const questions = createQuestions(database, data);
    await fc.assert(
      fc.asyncProperty(fc.array(cases, { minLength: 4, maxLength: 8 }), fc.subarray(people, { maxLength: 6 }), async (drawn, others) => {
        await database.pool.query('TRUNCATE case_read');
        const all = await stored(drawn);
        for (const asker of new Set([...managers.map(personOf), ...others])) {
          const open = (await questions.cases(asker, at)).items.map(({ ref, stub, past }) => [ref, stub ? 'stub' : past ? 'past' : 'page']);
          const by = (opens: (on: Case) => string) => all.map((on) => [on.ref, opens(on)]).filter(([, how]) => how !== 'none');
          expect(open).toEqual(by((on) => mayOpen(on, asker, { directory, policy })));
          expect(open).toEqual(by((on) => sightOf(on, asker, { directory, policy }).opens));
          if (!managers.includes(asker.id)) continue;
          const { items } = await questions.cases(asker, { ...at, queue: 'decline-reviews' });
          const theirs = all.filter((on) => on.stage === 'decline-review' && secondOfficers(on, { directory }).includes(asker.id));
          expect(items.map(({ ref }) => ref)).toEqual(theirs.map(({ ref }) => ref));
        }
      }),
      { numRuns: 25, seed: 20_261_130 },
    );
  });

  test('a bid that only an absent manager may review is stalled; one that somebody of another region may is not', async () => {
    await database.pool.query('TRUNCATE case_read');
    const [SOUTH, SECOND] = ['gateway-manager.southvale', 'gateway-manager2.northmarch'] as const;
    const of = (first: string, region: string): Case => ({
      ...proposed.on(),
      region,
      decline: { ...proposed.on().decline!, proposedBy: first },
    });
    const [elsewhere, here] = await stored([of(SOUTH, 'southvale'), of('gateway-manager.northmarch', 'northmarch')]);
    const causes = async (absent: readonly string[]) => {
      const known = { directory: away(Object.fromEntries(absent.map((id) => [id, {}]))), policy, now: FRIDAY };
      const rows = await Promise.all([SOUTH, SECOND].map((id) => stalledFor(database.pool, personOf(id), { known })));
      return Object.fromEntries(rows.flat().map(({ ref, cause }) => [ref, cause]));
    };
    expect(await causes([])).toEqual({});
    expect(await causes([SECOND])).toEqual({ [here!.ref]: 'nobody-able' });
    expect(await causes(managers)).toEqual({ [elsewhere!.ref]: 'nobody-able', [here!.ref]: 'nobody-able' });
  });
});
