// Section 7 and ESC-2 on a case before a sitting: able is whoever of chair and deputy chair decides it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createQuestions } from '../../prisma/questions.ts';
import { createReferenceData } from '../../prisma/reference-data.ts';
import { stalledFor } from '../../prisma/stalled.ts';
import { directoryWith } from '../domain/by-time.ts';
import { instant } from '../domain/calendars.ts';
import { CHAIR, council, DEPUTY, OWNER, paper, SECRETARY } from '../domain/council.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { personOf, policy } from '../support/rulebook.ts';
import { storeCase } from '../support/stored.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

type People = Parameters<typeof directoryWith>[0];
const away = { absentFrom: instant('2026-11-01T00:00:00Z'), absentUntil: instant('2026-12-31T00:00:00Z') };
const gone = { active: false };

/** A case that is listed for 15 December; `after`: as it is once its chair has left. */
const listed = (number: number, { after }: { readonly after: boolean }) => {
  let people: People = {};
  const c = council(undefined, () => directoryWith(people));
  const ref = c.open(number);
  c.give([OWNER, ref], 'escalate', { paper });
  c.give([SECRETARY, ref], 'list-for-meeting', { meeting: c.call('ordinary', '2026-12-15T10:00:00Z') });
  people = { [CHAIR]: gone };
  if (after) c.give([null, ref], 'release-leaver', { person: CHAIR });
  return c.caseOf(ref);
};
const causes = async (ref: string, people: People, now = '2026-11-25T10:00:00Z') => {
  const known = { directory: directoryWith(people), policy, now: instant(now) };
  const rows = await stalledFor(database.pool, personOf('gateway-manager.northmarch'), { known, ref });
  return rows.map(({ cause }) => cause);
};

test('one of them is here: it waits for its day, and for the body once that is over', async () => {
  const { ref } = await storeCase(database, listed(1, { after: false }));
  for (const people of [{}, { [CHAIR]: away }, { [CHAIR]: gone }, { [DEPUTY]: away }]) {
    expect(await causes(ref, people)).toEqual([]);
    expect(await causes(ref, people, '2026-12-16T10:00:00Z')).toEqual(['waiting-on-body']);
  }
});
test('neither is: nobody is able', async () => {
  const { ref } = await storeCase(database, listed(2, { after: false }));
  expect(await causes(ref, { [CHAIR]: gone, [DEPUTY]: away })).toEqual(['nobody-able']);
  expect(await causes(ref, { [CHAIR]: away, [DEPUTY]: away })).toEqual(['nobody-able']);
});
test('once the chair has left it stands with the deputy chair, to decide; with nobody by name it waits all the same', async () => {
  const on = await storeCase(database, listed(3, { after: true }));
  expect(await causes(on.ref, { [CHAIR]: gone })).toEqual([]);
  const questions = createQuestions(database, createReferenceData());
  const { items } = await questions.cases(personOf(DEPUTY), { page: 1, pageSize: 10, queue: 'to-decide' });
  expect(items.map(({ ref }) => ref)).toEqual([on.ref]);
  const nobodys = listed(4, { after: true });
  const { ref } = await storeCase(database, { ...nobodys, pen: { ...nobodys.pen!, user: null } });
  expect(await causes(ref, { [CHAIR]: gone })).toEqual([]);
  expect(await causes(ref, { [CHAIR]: gone, [DEPUTY]: away })).toEqual(['nobody-able']);
});
