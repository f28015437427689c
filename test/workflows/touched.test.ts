import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { firstHash } from '../../activities/record/chain.ts';
import { council, OWNER, paper, SECRETARY, why } from '../domain/council.ts';
import { until } from '../support/wait.ts';
import { openHouse, skippingTime, type House } from './house.ts';

let env: TestWorkflowEnvironment;
let house: House;
beforeAll(async () => {
  env = await skippingTime();
  house = await openHouse(env);
});
afterAll(async () => {
  await house.close();
  await env.teardown();
});

/** A case on the agenda of a sitting, in two weeks: the engine knows of neither. */
const listed = async (nth: number) => {
  const c = council();
  const ref = c.open(nth);
  c.give([OWNER, ref], 'escalate', { paper });
  const day = new Date((await env.currentTimeMs()) + 14 * 86_400_000).toISOString();
  // A sitting of its own for each test: what the engine was told of one says nothing of another.
  const meeting = Array.from({ length: nth }, () => c.call('ordinary', day)).at(-1) ?? '';
  c.give([SECRETARY, ref], 'list-for-meeting', { meeting });
  house.record.world.cases.set(ref, { state: c.caseOf(ref), headHash: firstHash, rows: [] });
  house.record.world.sittings.set(meeting, { state: c.sittingOf(meeting), headHash: firstHash, chain: [] });
  return { ref, meeting };
};
const lookedAgain = (stream: string) => () => house.record.calls.some(({ told, by }) => told.ref === stream && by === 'look-again');

it('a case that time carries from a sitting which nobody held looks again at once, without a sweep', async () => {
  const { ref, meeting } = await listed(1);
  // The engine knows of the sitting alone: the case has no workflow and no timer.
  await house.give({ ref: meeting, lookAgain: true });
  await env.sleep('24d');
  await until('the case is carried', () => house.record.journal(ref).includes('item-carried@1'));
  await until('the case was told', lookedAgain(ref));
  expect((await house.handle(ref).describe()).status.name).toBe('RUNNING');
});

it('a sitting that a stored command wrote to looks again at once, where the command was decided after its giver had gone', async () => {
  const { ref, meeting } = await listed(2);
  house.record.stored(ref, 'withdraw-escalation', { by: OWNER, payload: { reason: why } });
  await house.give({ ref, lookAgain: true });
  expect(house.record.journalOf(meeting)).toContain('item-struck@1');
  await until('the sitting was told', lookedAgain(meeting));
});
