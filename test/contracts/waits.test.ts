import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mayOpen } from '../../domain/access.ts';
import type { Case } from '../../domain/case.ts';
import { writeReference } from '../../domain/reference.ts';
import { waitsFor } from '../../domain/waits.ts';
import { createQuestions } from '../../prisma/questions.ts';
import { createReferenceData } from '../../prisma/reference-data.ts';
import { nominated } from '../domain/handing.ts';
import { storyAt } from '../domain/story.ts';
import { disputed, logged } from '../domain/valued.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { directory, narrative, policy } from '../support/rulebook.ts';
import { storeCase } from '../support/stored.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const asked = (): Case => {
  const story = storyAt('triage-queue');
  return story.give('spoc.aldershire', 'ask', { to: 'gateway', text: narrative('How long?') });
};

describe('ACC-2: what waits for somebody beside the pen', () => {
  test('is exactly what the cases say that open for them, the most urgent first', async () => {
    let number = 0;
    const stored: Case[] = [];
    for (const on of [
      nominated('terms').on(),
      logged().on(),
      logged('sio.aldershire').on(),
      disputed().on(),
      asked(),
      storyAt('terms').on(),
      storyAt('in-triage').give('sio.aldershire', 'flag-urgent', { actionTaken: narrative('Moved.'), actionRef: 'LOG 7' }),
      storyAt('terms').give('gateway-manager.northmarch', 'flag-urgent', { actionTaken: narrative('Moved.'), actionRef: 'LOG 7' }),
    ])
      for (const restricted of [false, true])
        stored.push(await storeCase(database, { ...on, restricted, ref: writeReference({ code: 'NM', year: 2026, number: ++number }) }));
    const questions = createQuestions(database, createReferenceData());
    let found = 0;
    for (const who of Object.values(directory.people)) {
      const waits = await questions.waits(who);
      const expected = stored
        .filter((on) => mayOpen(on, who, { directory, policy }) === 'page')
        .flatMap((on) =>
          waitsFor(on, who, { directory, policy }).map(({ kind, id, dueAt }) => `${on.ref} ${kind} ${id} ${dueAt ?? 'never'}`),
        );
      expect(waits.map(({ ref, kind, id, dueAt }) => `${ref} ${kind} ${id} ${dueAt ?? 'never'}`).toSorted()).toEqual(expected.toSorted());
      expect(waits.map(({ dueAt }) => dueAt ?? '9')).toEqual(waits.map(({ dueAt }) => dueAt ?? '9').toSorted());
      expect(await questions.waits({ ...who, active: false })).toEqual([]);
      found += waits.length;
    }
    expect(found).toBeGreaterThanOrEqual(12);
  });
});
