import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bidAnswer } from '../../api/json/answers/lists.ts';
import { addWorking } from '../../domain/working-time.ts';
import { missingSearchAttributes } from '../../embedded/search-attributes.ts';
import { england, instant } from '../domain/calendars.ts';
import { must, post } from '../support/caller.ts';
import { startStack, type Stack } from '../support/stack.ts';
import { until } from '../support/wait.ts';
import { journeyOf, loseEngine, timersFired } from './engine.ts';
import { expectNoticesOnce, expectRecordedOnce, type Case } from './expectations.ts';
import { openLoops } from './loops.ts';
import { bidOf, noteOn, operations, sideOf } from './people.ts';
import { baseOf, inboxOf, journalOf, nowOf, quiet, sql, verified } from './record.ts';
import { openStorm } from './storm.ts';

// The sweep leaves alone what is younger than this, so whatever happens sooner is the engine's own doing.
const sweepSeconds = 3;
let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ env: { SWEEP_SECONDS: String(sweepSeconds) } });
});
afterAll(() => stack.stop());

const submitted = async (operation: string): Promise<Case> => ({
  operation,
  ref: (await must(baseOf(stack), bidOf(operation), bidAnswer)).ref,
});
const entriesOf = async ({ ref, operation }: Case) => (await journalOf(stack, { ref, by: sideOf(operation).spoc })).items;
const typesOf = async (each: Case, ...of: readonly string[]): Promise<readonly string[]> =>
  (await entriesOf(each)).map(({ type }) => type.replace(/@1$/, '')).filter((type) => of.includes(type));
/** Brings the service's time to so many seconds before the first clock of a case comes due. */
const bringNear = async ({ ref }: Case, seconds: number): Promise<string> => {
  const [due] = await sql<{ at: Date }>(stack, 'SELECT min(at) AS at FROM due WHERE stream = $1', [ref]);
  if (due === undefined) throw new Error(`nothing is due on ${ref}`);
  await sql(stack, 'UPDATE demo_clock SET offset_ms = greatest(offset_ms, $1)', [due.at.getTime() - seconds * 1000 - Date.now()]);
  return due.at.toISOString();
};
const overdueNotices = async ({ ref, operation }: Case): Promise<readonly number[]> =>
  Promise.all(sideOf(operation).managers.map(async (who) => (await inboxOf(stack, who)).get(ref)?.['overdue'] ?? 0));

describe('the engine may lose all that it knows', () => {
  it('wakes a case by a command, the others by the sweep, and every due timer fires once', async () => {
    const cases: Case[] = [];
    for (const operation of [...operations, ...operations]) cases.push(await submitted(operation));
    await quiet(stack);
    await loseEngine(stack);
    await stack.restart('temporal');
    // What the worker marks its cases with is known again as soon as the engine serves.
    expect(await missingSearchAttributes(stack.temporalAddress, 'default')).toEqual([]);
    expect(await Promise.all(cases.map(({ ref }) => journeyOf(stack, ref)))).toEqual(cases.map(() => null));

    const [woken, ...others] = cases;
    if (woken === undefined) throw new Error('no case');
    const since = Date.now();
    expect(await post(baseOf(stack), noteOn(woken.ref, sideOf(woken.operation).sio))).toMatchObject({ status: 200 });
    console.info(`the engine's data deleted: a command is decided ${Date.now() - since} ms after the start`);
    expect(await journeyOf(stack, woken.ref)).toEqual({ started: 1, running: true });

    const [last] = await sql<{ at: Date }>(stack, 'SELECT max(at) AS at FROM due');
    // At an hour at which people are told (section 6), whatever the hour at which the test runs.
    const told = addWorking(england, instant((last?.at ?? new Date()).toISOString()), 60);
    await sql(stack, 'UPDATE demo_clock SET offset_ms = $1', [Date.parse(told) - Date.now()]);
    await until('every clock told', async () => (await sql(stack, 'SELECT stream FROM due')).length === 0, 30_000);
    await quiet(stack);
    for (const each of cases) {
      expect(await typesOf(each, 'told')).toEqual(['told']);
      expect(await overdueNotices(each)).toEqual(sideOf(each.operation).managers.map(() => 1));
    }
    expect(await Promise.all(others.map(({ ref }) => journeyOf(stack, ref)))).toEqual(others.map(() => ({ started: 1, running: true })));
    await expectNoticesOnce(stack, cases);
    await verified(stack);
  });

  it('arms a timer again with the first command, and the engine fires it in its time although the worker was killed meanwhile', async () => {
    const on = await submitted('MARLPIT');
    await quiet(stack);
    await loseEngine(stack);
    await stack.restart('temporal');
    // The clock comes due when a worker that is killed is there again, on this machine and as busy as it is.
    const since = Date.now();
    await stack.kill('worker');
    await stack.restart('worker');
    const seconds = 5 + (4 * (Date.now() - since)) / 1000;
    const dueAt = await bringNear(on, seconds);
    expect(await post(baseOf(stack), noteOn(on.ref, sideOf(on.operation).sio))).toMatchObject({ status: 200 });
    await stack.kill('worker');
    await stack.restart('worker');
    expect(await typesOf(on, 'told')).toEqual([]);
    await until('the clock told', async () => (await typesOf(on, 'told')).length > 0, seconds * 1000 + 60_000);
    const [told] = (await entriesOf(on)).filter(({ type }) => type === 'told@1');
    const toldAt = Date.parse(told?.at ?? '');
    console.info(`told ${toldAt - Date.parse(dueAt)} ms after it was due`);
    expect(toldAt).toBeGreaterThanOrEqual(Date.parse(dueAt));
    // By its timer: the sweep, which comes later, would have told it without one.
    const [clock] = await sql<{ ahead: string }>(stack, 'SELECT offset_ms::text AS ahead FROM demo_clock');
    const fired = await timersFired(stack, on.ref);
    expect(fired.filter((at) => Math.floor(at) <= toldAt - Number(clock?.ahead))).toHaveLength(1);
    await quiet(stack);
    expect(await typesOf(on, 'told')).toEqual(['told']);
    expect(await overdueNotices(on)).toEqual([1, 1]);
  });

  it('goes on with returns, holds, questions, handovers, variations and disputes from the record alone', async () => {
    const loops = await openLoops(stack);
    await quiet(stack);
    await loseEngine(stack);
    await stack.restart('temporal');
    // All that it knew is gone. A journey that is there again was begun anew by the sweep, which may be faster than this look.
    const begun = await Promise.all(loops.cases.map(({ ref }) => journeyOf(stack, ref)));
    expect(begun.filter((journey) => journey !== null && journey.started !== 1)).toEqual([]);
    expect(begun).toContain(null);
    const storm = openStorm(baseOf(stack));
    await loops.turnOn(storm, await nowOf(stack));
    await quiet(stack);
    await expectRecordedOnce(stack, storm);
    await loops.expectToldOnce();
    expect(await Promise.all(loops.cases.map(({ ref }) => journeyOf(stack, ref)))).toEqual(
      loops.cases.map(() => ({ started: 1, running: true })),
    );
    await verified(stack);
  });
});
