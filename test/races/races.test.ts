import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bidOf } from '../kills/people.ts';
import { fresh, must, type Given } from '../support/caller.ts';
import { personOf } from '../support/rulebook.ts';
import { beforeABody } from './before-a-body.ts';
import { bothSides } from './both-sides.ts';
import type { Shot } from './racer.ts';
import { openTrack, untilRaced, type Track } from './track.ts';

const rounds = 50;
const [officer, officer2] = ['triage.northmarch', 'triage2.northmarch'] as const;
const [manager, manager2] = ['gateway-manager.northmarch', 'gateway-manager2.northmarch'] as const;
const given = z.looseObject({ ref: z.string(), stage: z.string(), version: z.number() });
const problem = z.looseObject({ code: z.string(), rule: z.string().optional(), detail: z.string() });

let track: Track;
beforeAll(async () => {
  track = await openTrack();
});
afterAll(() => track.close());

const on = (ref: string, command: string): string => `/cases/${ref}/commands/${command}`;
let bids = 0;
/** A bid that overlaps with no other, so that every round costs the same. */
const bid = (): Given => {
  const sample = bidOf('MARLPIT');
  return { ...sample, body: { ...sample.body, operationName: `RACE ${++bids}`, places: [`Course ${bids}`] } };
};
const submitted = async (): Promise<string> => (await must(track.first, bid(), given)).ref;
const give = (by: string, path: string, body: object = {}) => must(track.first, fresh(by, path, body), given);
const statuses = (shots: readonly Shot[]): readonly number[] => shots.map(({ heard }) => heard?.status ?? 0).sort((a, b) => a - b);
const won = (shots: readonly Shot[]): Shot =>
  shots.find(({ heard }) => heard?.status === 200) ?? expect.fail(`nobody won: ${JSON.stringify(shots)}`);
const lost = (shots: readonly Shot[]) => shots.filter(({ heard }) => heard?.status !== 200).map(({ heard }) => problem.parse(heard?.body));
const nameOf = (shot: Shot): string => personOf(shot.given.by).name;

describe('TRI-2: four officers claim one bid at once through two api processes', () => {
  it(`has one claimer in each of ${rounds} rounds, and every other learns who it is`, async () => {
    let refusedByTheRecord = 0;
    const before = track.races();
    const round = async (): Promise<void> => {
      const ref = await submitted();
      const shots = await track.fire(
        [officer, manager].map((by) => fresh(by, on(ref, 'claim'))),
        [officer2, manager2].map((by) => fresh(by, on(ref, 'claim'))),
      );
      expect(statuses(shots)).toEqual([200, 409, 409, 409]);
      const winner = won(shots);
      for (const told of lost(shots)) {
        expect(told).toMatchObject({ code: 'claimed-by-other', rule: 'TRI-2' });
        expect(told.detail).toContain(nameOf(winner));
      }
      expect((await track.journal(ref)).filter((type) => type === 'claimed@1')).toHaveLength(1);
      refusedByTheRecord += (await track.commands(ref, 'claim')).filter((state) => state === 'refused').length;
    };
    // Else the api's rehearsal would have told them apart, and there would have been no race.
    await untilRaced(rounds, round, () => refusedByTheRecord >= rounds / 2 && track.races() - before >= rounds / 2);
  });
});

describe('TRI-4: two managers approve and overturn one decline at once through two api processes', () => {
  const decline = { reasonCode: 'below-threshold', rationale: 'Below the threshold.', advice: 'Take it to the neighbourhood team.' };
  const why = { rationale: 'Weighed.' };

  const proposed = async () => {
    const ref = await submitted();
    await give(officer, on(ref, 'claim'));
    await give(officer, on(ref, 'propose-decline'), decline);
    return {
      ref,
      approve: fresh(manager, on(ref, 'approve-decline'), why),
      overturn: fresh(manager2, on(ref, 'overturn-decline'), why),
    };
  };
  /** One decision, and the other manager has learnt of it; how many were refused by the record. */
  const judged = async (ref: string, shots: readonly Shot[]): Promise<number> => {
    expect(statuses(shots)).toEqual([200, 409]);
    const winner = won(shots);
    const approved = winner.given.path.endsWith('approve-decline');
    const [told] = lost(shots);
    expect(told).toMatchObject({ code: 'already-decided', rule: 'TRI-4' });
    expect(told?.detail).toContain(nameOf(winner));
    expect(told?.detail).toContain(`the decline was ${approved ? 'approved' : 'overturned'}`);
    const journal = await track.journal(ref);
    expect(journal.filter((type) => type === 'declined@1' || type === 'decline-overturned@1')).toEqual([
      approved ? 'declined@1' : 'decline-overturned@1',
    ]);
    const late = await track.commands(ref, approved ? 'overturn-decline' : 'approve-decline');
    return late.filter((state) => state === 'refused').length;
  };

  it.each([true, false])('whoever comes first decides, and the record refuses the other (approved: %s)', async (approves) => {
    const { ref, approve, overturn } = await proposed();
    const shots = await track.inTurn(ref, approves ? [approve, overturn] : [overturn, approve]);
    expect(won(shots).given.by).toBe(approves ? manager : manager2);
    expect(await judged(ref, shots)).toBe(1);
  });
  it(`is decided once in each of ${rounds} rounds, and the other manager learns what happened`, async () => {
    let refusedByTheRecord = 0;
    const before = track.races();
    const round = async (index: number): Promise<void> => {
      const { ref, approve, overturn } = await proposed();
      const lists = index % 2 === 0 ? [[approve], [overturn]] : [[overturn], [approve]];
      refusedByTheRecord += await judged(ref, await track.fire(...lists));
    };
    await untilRaced(rounds, round, () => refusedByTheRecord >= rounds / 4 && track.races() - before >= rounds / 2);
  });
});

describe('BID-7: one key, sent to two api processes at once', () => {
  const again = (one: Given): readonly Given[] => [one, one];

  it(`has one effect in each of ${rounds} rounds, and every sender hears the same`, async () => {
    const ref = await submitted();
    const before = track.races();
    const round = async (index: number): Promise<void> => {
      const note = fresh(officer, on(ref, 'note'), { text: `Round ${index}.` });
      const shots = await track.fire(again(note), again(note));
      expect(statuses(shots)).toEqual([200, 200, 200, 200]);
      const [first, ...others] = shots.map(({ heard }) => heard?.body);
      for (const other of others) expect(other).toEqual(first);
      expect(shots.filter(({ heard }) => heard?.replay === false)).toHaveLength(1);
      const [late] = await track.fire([note], []);
      expect(late?.heard).toMatchObject({ status: 200, replay: true, body: first });
    };
    const done = await untilRaced(rounds, round, () => track.races() - before >= rounds / 2);
    expect((await track.journal(ref)).filter((type) => type === 'noted@1')).toHaveLength(done);
  });

  it('makes one case of a bid that was sent four times', async () => {
    for (let round = 0; round < 10; round += 1) {
      const sent = bid();
      const shots = await track.fire(again(sent), again(sent));
      expect(statuses(shots)).toEqual([201, 201, 201, 201]);
      expect(new Set(shots.map(({ heard }) => given.parse(heard?.body).ref)).size).toBe(1);
      expect(new Set(shots.map(({ heard }) => heard?.location)).size).toBe(1);
    }
  });

  it('takes one of two bodies under the same key, and refuses the other whenever it comes', async () => {
    const ref = await submitted();
    for (let round = 0; round < rounds; round += 1) {
      const one = fresh(officer, on(ref, 'note'), { text: 'One.' });
      const other = { ...one, body: { text: 'Another.' } };
      const shots = await track.fire([one], [other]);
      expect(statuses(shots)).toEqual([200, 409]);
      expect(lost(shots)).toMatchObject([{ code: 'idempotency-key-reused', rule: 'BID-7' }]);
      const [late] = await track.fire([{ ...one, body: { text: 'A third.' } }], []);
      expect(late?.heard?.status).toBe(409);
    }
    expect((await track.journal(ref)).filter((type) => type === 'noted@1')).toHaveLength(rounds);
  });
});

beforeABody(
  () => track,
  bothSides(() => track, submitted),
);
