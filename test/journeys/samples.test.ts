import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStack, type Stack } from '../support/stack.ts';
import { expectAfter } from './expected.ts';
import { openRoad, sampleBids, toClosed, toReassessment, toTerms, type Road } from './road.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.stop());
const base = (): string => stack.apiUrls[0] ?? '';

describe('every sample bid goes in as it stands and on to closed', () => {
  it.each(sampleBids().map((sample) => [sample.bid['operationName'], sample] as const))('%s', async (_name, sample) => {
    const opened = await openRoad(base(), sample);
    const { cast, see } = opened;
    const given: string[] = [];
    const look = async (command: string): Promise<void> => {
      given.push(command);
      expectAfter(command, await see(cast.sio), { cast, bid: sample.bid });
    };
    const road: Road = {
      ...opened,
      step: async (by, command, body) => {
        const answer = await opened.step(by, command, body);
        await look(command);
        return answer;
      },
    };
    await look('submit-bid');
    await toTerms(road);
    await toReassessment(road);
    await toClosed(road);
    expect((await see(cast.sio)).live).toBe(false);
    expect(given.length).toBeGreaterThanOrEqual(20);
  });
});

describe('a bid that does not fit is declined by two people', () => {
  it('goes from the queue to declined, and its owner stays the owner', async () => {
    const [sample] = sampleBids();
    if (sample === undefined) throw new Error('no sample bid');
    const { cast, step, see } = await openRoad(base(), sample);
    await step(cast.officer, 'claim');
    await step(cast.officer, 'propose-decline', {
      reasonCode: 'below-threshold',
      rationale: 'One subject.',
      advice: 'Ask the force intelligence bureau.',
    });
    await step(cast.manager, 'approve-decline', { rationale: 'Agreed.' });
    expect(await see(cast.spoc)).toMatchObject({ stage: 'declined', live: false, owner: { user: cast.sio } });
  });
});
