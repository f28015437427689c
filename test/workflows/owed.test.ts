import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { narrative } from '../support/rulebook.ts';
import { until } from '../support/wait.ts';
import { openHouse, skippingTime, type House } from './house.ts';

let env: TestWorkflowEnvironment;
let house: House;
beforeAll(async () => {
  env = await skippingTime();
  house = await openHouse(env);
});
afterEach(() => {
  house.record.settings.carry = () => Promise.resolve(false);
});
afterAll(async () => {
  await house.close();
  await env.teardown();
});

const note = (ref: string) => house.record.stored(ref, 'note', { by: 'triage.northmarch', payload: { text: narrative('A note.') } });
const carriedOf = (ref: string): readonly string[] => house.record.carried.filter((carry) => carry.ref === ref).flatMap(({ ids }) => ids);
const unsentOf = (ref: string): readonly string[] => house.record.unsent().filter((id) => id.startsWith(ref));

describe('what a decision owes is carried out beside the decisions', () => {
  it('does each thing once while decisions go on', async () => {
    const ref = await house.record.submitted();
    const owed = unsentOf(ref);
    expect(owed.length).toBeGreaterThanOrEqual(2);
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    house.record.settings.carry = () => held.then(() => false);
    await house.give({ ref, lookAgain: true });
    for (let index = 0; index < 5; index += 1) expect(await house.give(note(ref))).toMatchObject({ outcome: 'accepted' });
    expect(unsentOf(ref)).toEqual(owed);
    letGo();
    await until('all is carried out', () => unsentOf(ref).length === 0);
    expect([...carriedOf(ref)].sort()).toEqual([...owed].sort());
  });

  it('calls once for each temperament of a decision', async () => {
    const ref = await house.record.submitted();
    await house.give({ ref, lookAgain: true });
    await until('all is carried out', () => unsentOf(ref).length === 0);
    expect(house.record.carried.filter((carry) => carry.ref === ref)).toHaveLength(2);
  });

  it('tries again what failed, and holds up nothing meanwhile', async () => {
    const ref = await house.record.submitted();
    const failures = new Map<string, number>();
    house.record.settings.carry = ({ ids }) => {
      const key = ids.join();
      failures.set(key, (failures.get(key) ?? 0) + 1);
      return (failures.get(key) ?? 0) < 3 ? Promise.reject(new Error('the mail is away')) : Promise.resolve(false);
    };
    await house.give({ ref, lookAgain: true });
    expect(await house.give(note(ref))).toMatchObject({ outcome: 'accepted' });
    await env.sleep('1 minute');
    await until('all is carried out', () => unsentOf(ref).length === 0);
    expect([...failures.values()]).toEqual([3, 3]);
  });

  it('leaves off after an hour, and takes it up again with the next look', async () => {
    const ref = await house.record.submitted();
    house.record.settings.carry = () => Promise.reject(new Error('the mail is away'));
    await house.give({ ref, lookAgain: true });
    await env.sleep('61 minutes');
    await until(
      'it was left off',
      async () =>
        (await house.count(ref, 'EVENT_TYPE_ACTIVITY_TASK_FAILED')) + (await house.count(ref, 'EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT')) === 2,
    );
    expect(unsentOf(ref).length).toBeGreaterThanOrEqual(2);
    house.record.settings.carry = () => Promise.resolve(false);
    await house.give({ ref, lookAgain: true });
    await until('all is carried out', () => unsentOf(ref).length === 0);
  });

  it('looks again when something was found', async () => {
    const ref = await house.record.submitted();
    house.record.settings.carry = () => Promise.resolve(true);
    await house.give({ ref, lookAgain: true });
    await until(
      'it has looked again for each',
      () => house.record.calls.filter(({ told, by }) => told.ref === ref && by === 'look-again').length >= 3,
    );
  });

  it('does not end a case before what it owes is carried out', async () => {
    const ref = await house.record.submitted();
    await house.give({ ref, lookAgain: true });
    await until('all is carried out', () => unsentOf(ref).length === 0);
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    house.record.settings.carry = () => held.then(() => false);
    await house.give(house.record.stored(ref, 'withdraw', { by: 'spoc.aldershire', payload: { reason: narrative('No longer.') } }));
    await sleep(200);
    expect((await house.handle(ref).describe()).status.name).toBe('RUNNING');
    letGo();
    await until('the story has ended', async () => (await house.handle(ref).describe()).status.name === 'COMPLETED');
    expect(unsentOf(ref)).toEqual([]);
  });
});
