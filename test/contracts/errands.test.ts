import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Errands } from '../../api/ports.ts';
import { createErrands } from '../../prisma/errands.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { errandsOf } from '../support/memory/errands.ts';
import { worldAt } from '../support/memory/world.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
const errand = (goal: string, digest = 'a') => ({ caller: 'admin.national', key: 'k', digest, goal });

describe.each([
  ['in memory', () => errandsOf(worldAt())],
  ['on Postgres', () => createErrands(database.pool)],
] as const)('errands %s', (_where, open) => {
  it('stand once under a caller and a key, with the goal and the answer of the first', async () => {
    const errands: Errands = open();
    expect(await errands.byKey('admin.national', 'k')).toBeNull();
    const begun = await Promise.all(Array.from({ length: 20 }, (_, index) => errands.begin(errand(`goal ${String(index)}`))));
    expect(begun.filter(({ own }) => own)).toHaveLength(1);
    expect(new Set(begun.map(({ goal }) => goal)).size).toBe(1);
    expect((await errands.begin(errand('late', 'b'))).digest).toBe('a');
    const of = { caller: 'admin.national', key: 'k' };
    const answers = await Promise.all([1, 2, 3].map((fired) => errands.end(of, { fired })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await errands.byKey('admin.national', 'k'))?.answer).toEqual({ value: answers[0] });
    expect(await errands.byKey('auditor.national', 'k')).toBeNull();
  });
});
