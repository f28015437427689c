import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Errands } from '../../api/ports.ts';
import { createCommandBook } from '../../prisma/command-book.ts';
import { createErrands } from '../../prisma/errands.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { bookOf } from '../support/memory/book.ts';
import { errandsOf } from '../support/memory/errands.ts';
import { worldAt } from '../support/memory/world.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
const errand = (goal: string, digest = 'a') => ({ caller: 'admin.national', key: 'k', digest, goal });

const own = (begun: Awaited<ReturnType<Errands['begin']>>) => {
  if ('usedFor' in begun) throw new Error('the key stands for a command');
  return begun;
};

const world = worldAt();
describe.each([
  ['in memory', () => ({ errands: errandsOf(world), book: bookOf(world) })],
  ['on Postgres', () => ({ errands: createErrands(database.pool), book: createCommandBook(database.pool) })],
] as const)('errands %s', (_where, both) => {
  it('stand once under a caller and a key, with the goal and the answer of the first', async () => {
    const { errands } = both();
    expect(await errands.byKey('admin.national', 'k')).toBeNull();
    const begun = await Promise.all(Array.from({ length: 20 }, (_, index) => errands.begin(errand(`goal ${String(index)}`)).then(own)));
    expect(begun.filter(({ own }) => own)).toHaveLength(1);
    expect(new Set(begun.map(({ goal }) => goal)).size).toBe(1);
    expect(await errands.begin(errand('late', 'b'))).toMatchObject({ digest: 'a', own: false });
    const of = { caller: 'admin.national', key: 'k' };
    const answers = await Promise.all([1, 2, 3].map((fired) => errands.end(of, { fired })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await errands.byKey('admin.national', 'k')).toMatchObject({ answer: { value: answers[0] } });
    expect(await errands.byKey('auditor.national', 'k')).toBeNull();
  });
  it('share their keys with the commands: a key that stands for one is never taken for the other', async () => {
    const { errands, book } = both();
    const id = randomUUID();
    const command = {
      id,
      ref: null,
      name: 'submit-bid',
      caller: 'admin.national',
      key: 'of a command',
      digest: 'c',
      body: {},
      texts: [],
    } as const;
    expect(await book.store(command)).toMatchObject({ id });
    expect(await errands.byKey(command.caller, command.key)).toEqual({ usedFor: 'command' });
    expect(await errands.begin({ ...errand('goal'), key: command.key })).toEqual({ usedFor: 'command' });
    await errands.begin({ ...errand('goal'), key: 'of an errand' });
    expect(await book.byKey(command.caller, 'of an errand')).toEqual({ usedFor: 'errand' });
    expect(await book.store({ ...command, id: randomUUID(), key: 'of an errand' })).toEqual({ usedFor: 'errand' });
    expect(await book.byKey(command.caller, command.key)).toMatchObject({ id, digest: 'c' });
    expect(await book.byKey('auditor.national', 'of an errand')).toBeNull();
  });
});
