import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isLive, type Case } from '../../domain/case.ts';
import type { Person } from '../../domain/directory.ts';
import { toldByDuty } from '../../domain/notices.ts';
import { writeReference } from '../../domain/reference.ts';
import { waitsFor } from '../../domain/waits.ts';
import { createQuestions } from '../../prisma/questions.ts';
import { createReferenceData } from '../../prisma/reference-data.ts';
import { anyCase } from '../domain/any-sight.ts';
import { sightOf } from '../domain/sight.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { directory, personOf, policy } from '../support/rulebook.ts';
import { storeCase } from '../support/stored.ts';
import { noticesIn } from '../support/notices.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const data = createReferenceData();
const questions = () => createQuestions(database, data);
const all = { page: 1, pageSize: 500, sort: 'ref' } as const;
let number = 0;
const storedAs = async (drawn: readonly Case[]): Promise<readonly Case[]> => {
  await database.pool.query('TRUNCATE case_read; TRUNCATE value_line; TRUNCATE notice CASCADE');
  const stored: Case[] = [];
  for (const on of drawn)
    stored.push(await storeCase(database, { ...on, ref: writeReference({ code: 'NM', year: 2026, number: ++number }) }));
  return stored;
};
const people = Object.values(directory.people);
const drawn = fc.array(anyCase, { minLength: 4, maxLength: 9 });
const askers = fc.uniqueArray(fc.constantFrom(...people), { minLength: 6, maxLength: 10, selector: ({ id }) => id });
/** One notice of each case for each asker, of a kind that nobody is owed for its own sake. */
const told = async (stored: readonly Case[], to: readonly Person[]): Promise<void> => {
  expect(toldByDuty).not.toContain('accepted');
  for (const { ref } of stored)
    for (const { id } of to)
      await database.pool.query(
        `INSERT INTO notice (id, outbox, recipient, ref, event, text, at, message_id) VALUES ($1, $1, $2, $3, 'accepted', 'x', now(), $1)`,
        [randomUUID(), id, ref],
      );
};
/** By the second writing of the rules: the references of which this person has the page, and of which they see anything. */
const seenBy = (stored: readonly Case[], who: Person) => {
  const sights = stored.map((on) => ({ on, opens: sightOf(on, who, { directory, policy }).opens }));
  const pages = sights.filter(({ opens }) => opens === 'page').map(({ on }) => on);
  return { pages, refs: pages.map(({ ref }) => ref), any: sights.filter(({ opens }) => opens !== 'none').map(({ on }) => on.ref) };
};
const refsIn = (rows: readonly { readonly ref: string | null }[]): readonly string[] =>
  [...new Set(rows.map(({ ref }) => ref ?? ''))].toSorted();
const managers = [personOf('gateway-manager.northmarch'), personOf('gateway-manager.southvale')];

describe('ACC-2: whatever is listed, counted, searched, exported or told is of exactly the cases that open', () => {
  test('for anybody, over any cases: searches, queues with their counts, stalled rows, waits, the inbox and the value ledger', async () => {
    const met = { search: 0, queued: 0, stalled: 0, waits: 0, inbox: 0, value: 0 };
    const check = async (cases: readonly Case[], others: readonly Person[]): Promise<void> => {
      const stored = await storedAs(cases);
      const to = [...new Set([...managers, ...others])];
      await told(stored, to);
      // Between them the gateways' managers have the page of every case, so what stands still is known of all.
      const stands = new Set((await Promise.all(managers.map((who) => questions().stalled(who)))).flat().map(({ ref }) => ref));
      for (const asker of to) {
        const { pages, refs, any } = seenBy(stored, asker);
        const named = pages.filter(({ bid }) => bid.operationName === 'MARLPIT').map(({ ref }) => ref);
        const found = await questions().cases(asker, { ...all, q: 'marlpit' });
        expect([asker.id, found.total, found.items.map(({ ref }) => ref)]).toEqual([asker.id, named.length, named]);
        for (const { id, total } of await questions().queues(asker)) {
          const listed = await questions().cases(asker, { ...all, queue: id });
          expect([asker.id, id, total]).toEqual([asker.id, id, listed.total]);
          expect(any).toEqual(expect.arrayContaining(listed.items.map(({ ref }) => ref)));
          met.queued += total;
        }
        const stalled = refsIn(await questions().stalled(asker));
        expect([asker.id, stalled]).toEqual([asker.id, refs.filter((ref) => stands.has(ref)).toSorted()]);
        const waits = refsIn(await questions().waits(asker));
        expect([asker.id, waits]).toEqual([asker.id, refsIn(pages.filter((on) => waitsFor(on, asker, { directory, policy }).length > 0))]);
        const inbox = refsIn(await noticesIn(questions(), asker));
        expect([asker.id, inbox]).toEqual([asker.id, refs.toSorted()]);
        if (!asker.roles.includes('performance')) {
          const value = pages.flatMap((on) => Object.keys(on.value).map(() => on.ref));
          expect([asker.id, (await questions().valueLines(asker, {})).map(({ ref }) => ref)]).toEqual([asker.id, value.toSorted()]);
          expect([asker.id, (await questions().value(asker, {})).total]).toEqual([asker.id, value.length]);
          met.value += value.length;
        }
        met.search += named.length;
        met.stalled += stalled.length;
        met.waits += waits.length;
        met.inbox += inbox.length;
      }
    };
    await fc.assert(fc.asyncProperty(drawn, askers, check), { numRuns: 12, seed: 20_261_129 });
    expect(Object.entries(met).filter(([, many]) => many < 10)).toEqual([]);
  });
  test('ACC-4: a stub is in lists and in queues of what is live, and nowhere else', async () => {
    const [on] = await storedAs([{ ...fc.sample(anyCase, { numRuns: 1, seed: 7 })[0]!, ...stub }]);
    const officer = personOf('triage2.northmarch');
    await told([on!], [officer]);
    expect(isLive(on!)).toBe(true);
    expect((await questions().cases(officer, all)).items).toMatchObject([{ ref: on!.ref, stub: true }]);
    expect((await questions().queues(officer)).filter(({ total }) => total > 0).map(({ id }) => id)).toEqual(['region']);
    expect([await questions().stalled(officer), await questions().waits(officer), await noticesIn(questions(), officer)]).toEqual([
      [],
      [],
      [],
    ]);
    expect(await questions().valueLines(officer, {})).toEqual([]);
  });
});
const stub: Partial<Case> = {
  restricted: true, region: 'northmarch', stage: 'in-triage', claimer: 'triage.northmarch', pen: null, offeredTo: null, escalations: {}, hold: null,
  owner: { agency: 'aldershire', user: 'sio.aldershire' }, ownershipHistory: [], spoc: 'spoc.aldershire', customer: 'sio.aldershire', handover: null,
  sia: null, team: [], products: {}, value: {}, appeals: [], unavailable: null,
}; // prettier-ignore
