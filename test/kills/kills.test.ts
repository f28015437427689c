import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bidAnswer } from '../../api/json/answers/lists.ts';
import type { PartName } from '../../embedded/part.ts';
import { must } from '../support/caller.ts';
import { startStack, type Stack } from '../support/stack.ts';
import { until } from '../support/wait.ts';
import { expectNoticesOnce, expectRecordedOnce, expectTimersFireOnce, type Case } from './expectations.ts';
import { expectLapsedOnce, lapsed, leftLying, timeToLapse } from './lapses.ts';
import { openLoops, type Loops } from './loops.ts';
import { bidOf, claimOf, noteOn, operations, releaseOf, sideOf } from './people.ts';
import { baseOf, nowOf, quiet, sql, undecided, verified } from './record.ts';
import { openStorm, type Storm } from './storm.ts';

const everything: readonly PartName[] = ['postgres', 'temporal', 'sink', 'worker', 'api'];
const notesOnEach = 16;
const chainsOn = 5;
let stack: Stack;
const cases: Case[] = [];
let loops: Loops;

beforeAll(async () => {
  stack = await startStack({ env: { SWEEP_SECONDS: '2' } });
  const bids = Array.from({ length: 20 }, (_, index) => operations[index % operations.length] ?? '');
  for (const operation of bids) cases.push({ operation, ref: (await must(baseOf(stack), bidOf(operation), bidAnswer)).ref });
  await quiet(stack);
  loops = await openLoops(stack);
  await quiet(stack);
});
afterAll(() => stack.stop());

/** One officer claims and releases the same bid in turn, each only after the record has said yes to the last. */
const handedToAndFro = async ({ give }: Storm, { ref, operation }: Case): Promise<void> => {
  const [officer = ''] = sideOf(operation).officers;
  for (let turn = 0; turn < 2; turn++) {
    await give(claimOf(ref, officer));
    await give(releaseOf(ref, officer));
  }
};
const submitted = async ({ give }: Storm, operation: string): Promise<Case> => ({ operation, ref: (await give(bidOf(operation))).ref });

const breakLoose = (storm: Storm, now: string) => {
  const notes = cases.flatMap(({ ref, operation }) =>
    Array.from({ length: notesOnEach }, (_, index) =>
      storm.give(noteOn(ref, index % 2 === 0 ? sideOf(operation).spoc : sideOf(operation).sio)),
    ),
  );
  const chains = cases.slice(0, chainsOn).map((each) => handedToAndFro(storm, each));
  const bids = operations.map((operation) => submitted(storm, operation));
  const road = loops.turnOn(storm, now);
  return Promise.all([Promise.all(bids), Promise.all(notes), Promise.all(chains), road]).then(([fresh]) => fresh);
};

describe('REC-2: what was acknowledged is in the journal once, whatever is killed', () => {
  it.each([
    { what: 'the worker', parts: ['worker'] as const },
    { what: 'the engine', parts: ['temporal'] as const },
    { what: 'the database', parts: ['postgres'] as const },
    { what: 'everything at once', parts: everything },
  ])('goes on where it was after SIGKILL of $what', async ({ what, parts }) => {
    const storm = openStorm(baseOf(stack));
    const over = breakLoose(storm, await nowOf(stack));
    over.catch(() => undefined);
    await until('commands stored and undecided', async () => storm.acknowledged() >= 10 && (await undecided(stack)) >= 40);
    const unanswered = storm.unanswered();
    const killedAt = Date.now();
    await stack.kill(...parts);
    await sleep(500);
    await stack.restart(...parts);
    const servedAt = Date.now();
    cases.push(...(await over));
    await quiet(stack);
    const recoveredAt = Date.now();

    const midway = await sql<{ count: number }>(
      stack,
      'SELECT count(*)::int FROM command WHERE key = ANY($1) AND given_at <= to_timestamp($2) AND settled_at > to_timestamp($2)',
      [storm.log.map(({ given }) => given.key), killedAt / 1000],
    );
    const seconds = (from: number, to: number): string => ((to - from) / 1000).toFixed(1);
    console.info(
      `SIGKILL of ${what}: ${unanswered} commands in flight, ${midway[0]?.count ?? 0} of them stored and undecided; ` +
        `started again after ${seconds(killedAt, servedAt)} s, all recorded and told after ${seconds(killedAt, recoveredAt)} s`,
      storm.statuses(),
    );
    expect(unanswered).toBeGreaterThanOrEqual(200);
    expect(midway[0]?.count).toBeGreaterThanOrEqual(20);

    await expectRecordedOnce(stack, storm);
    await verified(stack);
    await expectNoticesOnce(stack, cases);
    await loops.expectToldOnce();
    await expectTimersFireOnce(stack, cases);
    await verified(stack);
  });

  it('has started one journey for each submission, and no other', async () => {
    const rows = await sql<{ cases: number; bids: number }>(
      stack,
      `SELECT (SELECT count(*)::int FROM stream WHERE kind = 'case') AS cases, (SELECT count(*)::int FROM command WHERE name = 'submit-bid') AS bids`,
    );
    const all = [...cases, ...loops.cases];
    expect(rows).toEqual([{ cases: all.length, bids: all.length }]);
    expect(new Set(all.map(({ ref }) => ref)).size).toBe(all.length);
  });
});

describe('CLK-7: what time does is done once, whatever is killed in the midst of it', () => {
  it.each(['worker', 'temporal'] as const)('nominations and returns lapse after SIGKILL of the %s', async (part) => {
    const refs = await leftLying(stack, 40);
    await quiet(stack);
    await timeToLapse(stack, refs);
    const underWay = await until(
      'some have lapsed, others have not',
      async () => {
        const done = await lapsed(stack, refs);
        return done > 0 && done;
      },
      60_000,
    );
    await stack.kill(part);
    await stack.restart(part);
    await until('all have lapsed', async () => (await lapsed(stack, refs)) === refs.length, 90_000);
    await quiet(stack);
    console.info(`SIGKILL of the ${part} when ${underWay} of ${refs.length} returns had lapsed`);
    expect(underWay).toBeLessThan(refs.length);
    await expectLapsedOnce(stack, refs);
    await verified(stack);
  });
});
