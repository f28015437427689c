import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Case, Pen } from '../../domain/case.ts';
import { sure } from '../../domain/sure.ts';
import { writeReference } from '../../domain/reference.ts';
import { createQuestions } from '../../prisma/questions.ts';
import { createReferenceData } from '../../prisma/reference-data.ts';
import { situations } from '../silence/situations.ts';
import { countersigning, declining, returned } from '../domain/situations.ts';
import { caseAt } from '../domain/story.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { isAnyOfTheirs } from '../support/memory/rows.ts';
import { directory, policy } from '../support/rulebook.ts';
import { storeCase } from '../support/stored.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

/** A case with its pen put down: it waits for anybody of the role, or of the one that takes it up where somebody has left. */
const unheld = (on: Case): readonly Case[] =>
  on.pen === null
    ? [on]
    : [on.pen.role, 'owner-lead', 'chair'].map((role) => ({ ...on, pen: { ...sure(on.pen), role: role as Pen['role'], user: null } }));
const page = { page: 1, pageSize: 500, sort: 'due' } as const;

describe('ACC-2: what waits for somebody by a role of theirs', () => {
  test('is exactly what is told to them as the holder of a pen that nobody has by name, the most urgent first', async () => {
    let number = 0;
    const stored: Case[] = [];
    const cases = [
      ...situations.map(({ story }) => story().on()),
      ...(['triage-queue', 'consideration', 'awaiting-capacity', 'closed'] as const).map((stage) => caseAt(stage)),
      countersigning(),
      declining(),
      returned(),
    ];
    for (const on of cases.flatMap((each) => [each, ...unheld(each)]))
      for (const restricted of [false, true])
        stored.push(await storeCase(database, { ...on, restricted, ref: writeReference({ code: 'NM', year: 2026, number: ++number }) }));
    const questions = createQuestions(database, createReferenceData());
    const now = (await createReferenceData().load(database.pool)).now;
    const roles = new Map<string, number>();
    for (const who of Object.values(directory.people)) {
      const { items, total } = await questions.cases(who, { ...page, anyOfRole: true });
      const expected = stored.filter((on) => isAnyOfTheirs(on, who, { directory, policy, now }));
      expect([who.id, items.map(({ ref }) => ref).toSorted()]).toEqual([who.id, expected.map(({ ref }) => ref).toSorted()]);
      expect(total).toBe(items.length);
      const due = items.map(({ pen }) => pen?.dueAt ?? '9');
      expect(due).toEqual(due.toSorted());
      for (const { pen } of expected) roles.set(pen?.role ?? '', (roles.get(pen?.role ?? '') ?? 0) + 1);
      expect((await questions.cases({ ...who, active: false }, { ...page, anyOfRole: true })).items).toEqual([]);
    }
    expect([...roles.keys()].toSorted()).toEqual([
      'chair',
      'gateway-manager',
      'owner-lead',
      'secretary',
      'spoc',
      'toex-manager',
      'triage-officer',
    ]);
  });
});
