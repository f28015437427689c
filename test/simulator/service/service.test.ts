import { expect, it } from 'vitest';
import { simulateOnOwn } from './run.ts';

it('REC-1, REC-2: some days of many people at a whole service: every invariant holds, the chains verify, what is read is what the journals come to, and nothing is owed any more', async () => {
  const { tally, cases, broken, verified, beside } = await simulateOnOwn({ seed: 20_261_129, days: 3, commands: 40 });
  expect(broken).toBeNull();
  expect(verified).toBe(true);
  expect(beside).toEqual({ owed: [], apart: [] });
  expect(cases).toBeGreaterThan(3);
  // Enough is accepted that there is something to hold against the journals.
  expect(Object.values(tally.accepted).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(20);
});
