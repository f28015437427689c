import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bidAnswer } from '../../api/json/answers/lists.ts';
import { must } from '../support/caller.ts';
import { freeze } from '../support/frozen.ts';
import { startStack, type Stack } from '../support/stack.ts';
import { expectRecordedOnce, type Case } from './expectations.ts';
import { bidOf, noteOn, operations, sideOf } from './people.ts';
import { baseOf, quiet, verified } from './record.ts';
import { openStorm, type Storm } from './storm.ts';

let stack: Stack;
const cases: Case[] = [];
beforeAll(async () => {
  stack = await startStack({ env: { SWEEP_SECONDS: '2' } });
  for (const operation of [...operations, ...operations])
    cases.push({ operation, ref: (await must(baseOf(stack), bidOf(operation), bidAnswer)).ref });
  await quiet(stack);
});
afterAll(() => stack.stop());

// Whoever fails early is heard of in the end, not as a rejection that nobody awaits.
const kept = <T>(promise: Promise<T>): Promise<T> => {
  promise.catch(() => undefined);
  return promise;
};
/** People go on giving commands, a few at once, for as long as it is asked. */
const steadily = async ({ give }: Storm, forMs: number): Promise<void> => {
  const given: Promise<unknown>[] = [];
  for (const until = Date.now() + forMs; Date.now() < until;) {
    for (const { ref, operation } of cases.slice(0, 2)) given.push(kept(give(noteOn(ref, sideOf(operation).spoc))));
    await sleep(100);
  }
  await Promise.all(given);
};
const expectNothingLost = async (storm: Storm): Promise<void> => {
  await quiet(stack);
  // `attempts` is 0 on each: a database that is away is no fault of the command.
  await expectRecordedOnce(stack, storm);
  await verified(stack);
  expect(Object.keys(storm.statuses()).filter((status) => !['200', '202', '503'].includes(status))).toEqual([]);
};

describe('while the database is away', () => {
  it('commands are refused with 503 until it is back, and none that was acknowledged is lost', async () => {
    const storm = openStorm(baseOf(stack));
    const over = steadily(storm, 8000);
    await sleep(1500);
    await stack.kill('postgres');
    await sleep(4000);
    await stack.restart('postgres');
    const backAt = Date.now();
    await over;
    console.info(
      `the database away for 4 s: all ${storm.log.length} recorded ${Date.now() - backAt} ms after it was back`,
      storm.statuses(),
    );
    expect(storm.statuses()['503']).toBeGreaterThanOrEqual(20);
    await expectNothingLost(storm);
  });

  it('commands wait or are refused while it is frozen, and no attempt is counted as a fault', async () => {
    const storm = openStorm(baseOf(stack));
    const over = steadily(storm, 15_000);
    await sleep(1500);
    const goOn = freeze(stack.pid('postgres'));
    await sleep(11_000);
    goOn();
    const backAt = Date.now();
    await over;
    console.info(
      `the database frozen for 11 s: all ${storm.log.length} recorded ${Date.now() - backAt} ms after it went on`,
      storm.statuses(),
    );
    await expectNothingLost(storm);
  });
});
