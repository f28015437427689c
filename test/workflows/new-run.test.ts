import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { narrative } from '../support/rulebook.ts';
import { until } from '../support/wait.ts';
import { askingForNewRuns, openHouse, type House } from './house.ts';

let env: TestWorkflowEnvironment;
let house: House;
beforeAll(async () => {
  env = await askingForNewRuns(60);
  house = await openHouse(env);
});
afterAll(async () => {
  await house.close();
  await env.teardown();
});

const note = (ref: string) => house.record.stored(ref, 'note', { by: 'triage.northmarch', payload: { text: narrative('A note.') } });
const runOf = async (ref: string): Promise<string> => (await house.handle(ref).describe()).runId;

describe('a long story goes on in a new run when the engine asks for one', () => {
  it('answers every command once, in order, across the runs', async () => {
    const ref = await house.record.submitted();
    await house.give({ ref, lookAgain: true });
    const runs = new Set([await runOf(ref)]);
    for (let index = 0; index < 30; index += 1) {
      expect(await house.give(note(ref))).toMatchObject({ outcome: 'accepted', entries: [index + 2] });
      runs.add(await runOf(ref));
    }
    expect(runs.size).toBeGreaterThanOrEqual(3);
    expect(house.record.journal(ref)).toHaveLength(31);
  });

  it('waits in the new run for what falls due, and carries nothing over but the reference', async () => {
    const ref = await house.record.submitted();
    await house.give({ ref, lookAgain: true });
    const first = await runOf(ref);
    for (let index = 0; index < 12; index += 1) await house.give(note(ref));
    await until('a new run', async () => (await runOf(ref)) !== first);
    await until('its timer is armed', async () => (await house.count(ref, 'EVENT_TYPE_TIMER_STARTED')) === 1);
    const input = (await house.history(ref))[0]?.workflowExecutionStartedEventAttributes?.input?.payloads?.[0]?.data;
    expect(new TextDecoder().decode(input ?? new Uint8Array())).toBe(JSON.stringify({ ref }));
  });

  it('loses and doubles nothing when commands keep coming, several at a time', async () => {
    const ref = await house.record.submitted();
    await house.give({ ref, lookAgain: true });
    const first = await runOf(ref);
    const entries: number[] = [];
    const giver = async (): Promise<void> => {
      for (let index = 0; index < 25; index += 1) {
        const answer = await house.give(note(ref));
        if (answer?.outcome !== 'accepted') throw new Error(`a note was ${answer?.outcome ?? 'not answered'}`);
        entries.push(...answer.entries);
      }
    };
    await Promise.all(Array.from({ length: 6 }, giver));
    expect(entries.sort((a, b) => a - b)).toEqual(Array.from({ length: 150 }, (_, index) => index + 2));
    await until('a new run', async () => (await runOf(ref)) !== first);
  });
});
