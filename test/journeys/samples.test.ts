import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStack, type Stack } from '../support/stack.ts';
import { openRoad, sampleBids, toClosed, toReassessment, toTerms } from './road.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.stop());
const base = (): string => stack.apiUrls[0] ?? '';

describe('every sample bid goes in as it stands and on to closed', () => {
  it.each(sampleBids().map((sample) => [sample.bid['operationName'], sample] as const))('%s', async (_name, sample) => {
    const road = await openRoad(base(), sample);
    const { cast, see } = road;
    const owner = { agency: sample.bid.owningAgency, user: sample.bid.sio.userId };
    expect(await see(cast.spoc)).toMatchObject({
      stage: 'triage-queue',
      owner,
      pen: { party: 'gateway', role: 'triage-officer' },
      masterList: { agency: owner.agency },
    });
    await toTerms(road);
    expect(await see(cast.sio)).toMatchObject({ stage: 'terms', owner, pen: { party: 'force', role: 'sio', user: cast.sio } });
    await toReassessment(road);
    expect(await see(cast.sia)).toMatchObject({ stage: 'reassessment', owner, pen: { party: 'toex', user: cast.sia } });
    await toClosed(road);
    const closed = await see(cast.sio);
    expect(closed).toMatchObject({ stage: 'closed', live: false, owner, masterList: { agency: owner.agency } });
    expect(closed.pen ?? null).toBeNull();
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
