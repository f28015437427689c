import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mayOpen } from '../../domain/access.ts';
import type { Case } from '../../domain/case.ts';
import type { Person } from '../../domain/directory.ts';
import { writeReference } from '../../domain/reference.ts';
import type { Escalation } from '../../domain/escalation-state.ts';
import { createQuestions } from '../../prisma/questions.ts';
import { createReferenceData } from '../../prisma/reference-data.ts';
import { date } from '../domain/calendars.ts';
import { caseAt } from '../domain/story.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { directory, FRIDAY, narrative, personOf, policy } from '../support/rulebook.ts';
import { storeCase } from '../support/stored.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const stages = ['triage-queue', 'in-triage', 'consideration', 'terms', 'product-review', 'closing', 'closed'] as const;
const states = new Map(stages.map((stage) => [stage, caseAt(stage)]));
const people = Object.values(directory.people);
const owners = Object.values(directory.organisations).filter(({ kind }) => ['force', 'rocu', 'national'].includes(kind));
const anybody = fc.constantFrom(...people.map(({ id }) => id));

const body = fc.constantFrom(...Object.keys(policy.bodies));
const newOwner = fc.constantFrom(...owners.map(({ id }) => id));
/** Any standing of an escalation: with its bodies, what is listed and decided, and who is asked to take it over. */
const escalation = fc
  .record({
    body,
    referredFrom: fc.array(body, { maxLength: 1 }),
    standing: fc.constantFrom('to-list' as const, 'listed' as const, 'recorded' as const, 'transfer-decided' as const, 'complete' as const),
    decided: fc.array(fc.record({ body, newOwner, effectiveAt: fc.option(fc.constant(FRIDAY)) }), { maxLength: 2 }),
  })
  .map(({ decided, ...drawn }): Escalation => {
    const text = narrative('Because.');
    const decisions = decided.map((each, index) => ({
      ...each, number: index + 1, meeting: 'm', paperVersion: 1, outcome: 'transfer' as const, products: [], optionsConsidered: [], rationale: text,
      dissent: null, decidedBy: 'x', recordedBy: 'x', recordedAt: FRIDAY, contested: null, extraordinary: false, ratified: null, answer: null,
    })); // prettier-ignore
    const listed = drawn.standing === 'listed' ? { meeting: 'm', at: FRIDAY } : null;
    return {
      ...drawn, id: 'e1', by: 'x', at: FRIDAY, ownerAgreement: null, extraordinary: false, reopened: null, papers: [], listed, decisions,
      deferrals: 0, refusals: 0,
    }; // prettier-ignore
  });

const cases = fc
  .record({
    stage: fc.constantFrom(...stages),
    region: fc.constantFrom(...Object.keys(directory.regions)),
    restricted: fc.boolean(),
    owner: fc.record({ agency: fc.constantFrom(...owners.map(({ id }) => id)), user: anybody }),
    spoc: anybody,
    customer: anybody,
    claimer: fc.option(anybody),
    sia: fc.option(anybody),
    team: fc.array(anybody, { maxLength: 2 }),
    ownershipHistory: fc.array(
      fc.record({ agency: fc.constantFrom(...owners.map(({ id }) => id)), user: anybody, from: fc.constant(FRIDAY), by: fc.constant('x') }),
      { maxLength: 2 },
    ),
    escalations: fc.option(
      escalation.map((e1) => ({ e1 })),
      { nil: {} },
    ),
    hold: fc.option(
      fc.record({
        by: anybody,
        manager: fc.option(anybody),
        party: fc.constantFrom('gateway' as const, 'toex' as const),
        reasonCode: fc.constant('court'),
        since: fc.constant(FRIDAY),
        reviewBy: fc.constant(date('2026-12-04')),
        sioRequest: fc.constant(null),
        still: fc.constant([]),
      }),
    ),
  })
  .map(({ stage, ...other }): Case => ({ ...(states.get(stage) ?? caseAt(stage)), ...other }));
const numbered = fc.array(cases, { minLength: 4, maxLength: 10 });

// One house of data for all: directory and policy are read once, as the service does.
const data = createReferenceData();
const list = async (asker: Person): Promise<Record<string, string>> => {
  const { items, total } = await createQuestions(database, data).cases(asker, { page: 1, pageSize: 500, sort: 'ref' });
  expect(total).toBe(items.length);
  return Object.fromEntries(items.map(({ ref, stub, past }) => [ref, stub ? 'stub' : past ? 'past' : 'page']));
};
const inDomain = (stored: readonly Case[], asker: Person): Record<string, string> =>
  Object.fromEntries(
    stored.map((on) => [on.ref, mayOpen(on, asker, { directory, policy })] as const).filter(([, opens]) => opens !== 'none'),
  );

describe('ACC-2: a list shows exactly the cases whose page would open', () => {
  test('for every person of the directory and any cases, case by case, stub or page', async () => {
    let number = 0;
    await fc.assert(
      fc.asyncProperty(
        numbered,
        fc.uniqueArray(fc.constantFrom(...people), { minLength: 8, maxLength: 20, selector: ({ id }) => id }),
        async (drawn, askers) => {
          await database.pool.query('TRUNCATE case_read');
          const stored: Case[] = [];
          for (const on of drawn)
            stored.push(await storeCase(database, { ...on, ref: writeReference({ code: 'NM', year: 2026, number: ++number }) }));
          for (const asker of askers) {
            expect(await list(asker)).toEqual(inDomain(stored, asker));
            expect(await list({ ...asker, active: false })).toEqual({});
          }
        },
      ),
      { numRuns: 40 },
    );
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
