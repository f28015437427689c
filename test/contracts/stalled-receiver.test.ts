// Section 7 on a decided transfer: whether somebody can answer is asked of the agency that is asked to take the threat over, of no other.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stalledFor } from '../../prisma/stalled.ts';
import { directoryWith } from '../domain/by-time.ts';
import { CHAIR, decision, inSession, LEAD } from '../domain/council.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { personOf, policy } from '../support/rulebook.ts';
import { storeCase } from '../support/stored.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

test('OWN-4: where its owner leads have gone, nobody is able at once, with a remedy that somebody can do; with one it waits', async () => {
  const { c, ref, meeting } = inSession();
  c.give([CHAIR, ref], 'record-decision', decision(meeting, 'transfer', { newOwner: 'northmarch-rocu' }));
  await storeCase(database, c.caseOf(ref));
  const stalled = (people: Parameters<typeof directoryWith>[0]) =>
    stalledFor(database.pool, personOf('gateway-manager.northmarch'), {
      known: { directory: directoryWith(people), policy, now: c.now() },
      ref,
    });
  expect(await stalled({})).toEqual([]);
  // The present owner's lead answers for nothing here.
  expect(await stalled({ 'owner-lead.aldershire': { active: false } })).toEqual([]);
  for (const left of [{ [LEAD]: { active: false } }, { [LEAD]: { roles: [] } }]) {
    const [found] = await stalled(left);
    expect(found).toMatchObject({ ref, cause: 'nobody-able' });
    expect(found?.remedy).toMatch(/^Nobody of the agency that is asked .* An administrator gives somebody there the role/);
  }
});
