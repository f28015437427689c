import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Case } from '../../domain/case.ts';
import { writeReference } from '../../domain/reference.ts';
import { addWorking } from '../../domain/working-time.ts';
import { createClock } from '../../prisma/clock.ts';
import { england, instant } from '../domain/calendars.ts';
import { heldAt } from '../domain/held.ts';
import { caseAt } from '../domain/story.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { storeCase } from '../support/stored.ts';
import { recorderOn } from '../support/recorder.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const waiting = caseAt('awaiting-capacity');
let number = 0;
const stored = (other: Partial<Case>): Promise<Case> =>
  storeCase(database, { ...waiting, ref: writeReference({ code: 'NM', year: 2026, number: ++number }), ...other });
const recorder = () => recorderOn(database.pool, { alarm: ({ error }) => expect.fail(String(error)) });
/** What time told of a case: as it stands in the journal, and as its readers have it in their inbox. */
const toldOf = async ({ ref }: Case) => {
  const { rows: journal } = await database.pool.query<{ capacity: unknown }>(
    `SELECT payload::jsonb #> '{about,capacity}' AS capacity FROM journal WHERE stream = $1 AND type = 'told@1'`,
    [ref],
  );
  const { rows: inbox } = await database.pool.query<{ recipient: string; text: string }>(
    `SELECT recipient, text FROM notice WHERE ref = $1 AND event = 'overdue' ORDER BY recipient`,
    [ref],
  );
  return { journal: journal.map(({ capacity }) => capacity), inbox };
};

describe('CLK-7, REC-3: when capacity is looked at again, SPOC and TOEX manager are told the place in the queue', () => {
  it('by priority, then by submission, among those of the region that wait and are not on hold', async () => {
    const mine = await stored({ submittedAt: instant('2026-11-20T09:00:00Z') });
    await stored({ submittedAt: instant('2026-11-19T09:00:00Z') });
    await stored({ submittedAt: instant('2026-11-20T12:00:00Z') });
    await stored({ submittedAt: instant('2026-11-20T12:00:00Z'), priority: 'P1' });
    await stored({ submittedAt: instant('2026-11-10T12:00:00Z'), priority: 'P3' });
    // None of these is before it.
    await stored({ priority: 'P1', hold: heldAt('terms').on().hold });
    await stored({ priority: 'P1', region: 'southvale' });
    await stored({ ...caseAt('consideration'), priority: 'P1', ref: writeReference({ code: 'NM', year: 2026, number: 99 }) });
    const clock = createClock(database.pool);
    await clock.set(addWorking(england, await clock.now(), 20.5 * 8 * 60));
    await recorder().record({ ref: mine.ref, lookAgain: true });
    const { journal, inbox } = await toldOf(mine);
    expect(journal).toEqual([{ place: 3, of: 5 }]);
    expect(inbox.map(({ recipient }) => recipient)).toEqual(['spoc.aldershire', 'toex-manager.northmarch']);
    for (const { text } of inbox)
      expect(text).toMatch(
        /still waits for capacity\. .+ It is number 3 of 5 in the region that wait for capacity, by priority and then by when they were submitted\.$/,
      );
  });
  it('one that waits alone is told so; other clocks say nothing of it', async () => {
    const alone = await stored({
      region: 'southvale',
      stage: 'awaiting-capacity',
      ref: writeReference({ code: 'SV', year: 2026, number: 1 }),
    });
    await database.pool.query(`UPDATE case_read SET stage = 'terms' WHERE region = 'southvale' AND ref <> $1`, [alone.ref]);
    const other = await stored({ ...caseAt('consideration'), ref: writeReference({ code: 'NM', year: 2026, number: 98 }) });
    for (const { ref } of [alone, other]) await recorder().record({ ref, lookAgain: true });
    expect((await toldOf(alone)).journal).toEqual([{ place: 1, of: 1 }]);
    expect((await toldOf(alone)).inbox[0]?.text).toMatch(/No other request of the region waits for capacity\.$/);
    const consideration = await toldOf(other);
    expect(consideration.journal).toEqual([null]);
    expect(consideration.inbox.every(({ text }) => !text.includes('queue') && !/number \d/.test(text))).toBe(true);
  });
});
