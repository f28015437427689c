import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Case } from '../../domain/case.ts';
import type { Instant } from '../../domain/words.ts';
import { writeReference } from '../../domain/reference.ts';
import { createQuestions } from '../../prisma/questions.ts';
import { createReferenceData } from '../../prisma/reference-data.ts';
import { storyAt } from '../domain/story.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { narrative, personOf } from '../support/rulebook.ts';
import { storeCase } from '../support/stored.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
const MANAGER = 'gateway-manager.northmarch';
const later = new Date(Date.now() + 90 * 86_400_000).toISOString() as Instant;
const reason = narrative('Because.');
const flagged = (): Case => {
  const on = storyAt('terms').give('sio.aldershire', 'flag-urgent', { actionTaken: reason, actionRef: 'LOG 7' });
  const clocks = Object.fromEntries(Object.entries(on.clocks).map(([name, clock]) => [name, { ...clock, dueAt: later }]));
  return { ...on, clocks };
};
/** The time to answer is over, and nothing else is. */
const unanswered = (): Case => {
  const on = flagged();
  const { urgency } = on.clocks;
  if (urgency === undefined) throw new Error('no clock');
  return { ...on, clocks: { ...on.clocks, urgency: { ...urgency, dueAt: '2026-01-05T12:00:00.000Z' as Instant } } };
};
let number = 0;
const store = (on: Case) => storeCase(database, { ...on, ref: writeReference({ code: 'NM', year: 2026, number: ++number }) });

describe('CLK-5: a case that is flagged as urgent', () => {
  test('is stalled for a cause of its own once the time to answer is over, for whoever may open it', async () => {
    const questions = createQuestions(database, createReferenceData());
    const causes = async (who: string) =>
      Object.fromEntries((await questions.stalled(personOf(who))).map(({ ref, cause }) => [ref, cause]));
    await store(flagged());
    await store({ ...unanswered(), urgent: false, urgency: null });
    const open = await store(unanswered());
    const restricted = await store({ ...unanswered(), restricted: true });
    const cause = 'urgent-unanswered';
    expect(await causes(MANAGER)).toEqual({ [open.ref]: cause, [restricted.ref]: cause });
    expect([await causes('triage2.northmarch'), await causes('gateway-manager.southvale')]).toEqual([{ [open.ref]: cause }, {}]);
    const stalled = await questions.stalledAs(personOf(MANAGER), open.ref);
    expect(stalled).toMatchObject({
      since: '2026-01-05T12:00:00.000Z',
      remedy: expect.stringMatching(/^A gateway manager confirms/) as string,
    });
  });
});
