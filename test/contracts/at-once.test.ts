// Two at once at a case before a body, on a real PostgreSQL: locks in order, and one winner of every race.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHAIR, LEAD, OWNER, SECRETARY, transfer } from '../api/escalated.ts';
import { give } from '../api/walk.ts';
import { inLine, inLineBefore } from '../support/in-line.ts';
import { beforeSittings, decide, itemOf } from './before-sittings.ts';

const rounds = 50;
let on: Awaited<ReturnType<typeof beforeSittings>>;
let ref: string;
beforeAll(async () => {
  on = await beforeSittings();
  ref = await on.inOwnership();
});
afterAll(() => on.stop());

type Shot = () => Promise<{ readonly status: number }>;
// Sent at once, not when somebody waits for it.
const shot =
  (of: string, ...given: Parameters<typeof on.onCase>[1]): Shot =>
  async () =>
    await on.onCase(of, given);
type Line = (shots: readonly [Shot, Shot]) => ReturnType<typeof inLine<Awaited<ReturnType<Shot>>, Awaited<ReturnType<Shot>>>>;
const atBody: Line = (shots) => inLineBefore(on.database.pool, 'northmarch-ttcg', shots);
/** Both at once: in the first rounds the one behind the other, then as they come. Which of them won: in line the first. */
const raced = async (round: number, line: Line, shots: readonly [Shot, Shot]): Promise<0 | 1> => {
  const inTurn = round < 4;
  const answers = inTurn ? await line(shots) : await Promise.all([shots[0](), shots[1]()]);
  const won = answers.map(({ status }) => status === 200);
  expect(won.filter(Boolean)).toHaveLength(1);
  if (inTurn) expect(won[0]).toBe(true);
  return won[0] === true ? 0 : 1;
};

describe('OWN-10: a sitting’s decision against a withdrawal, at once', () => {
  it(`has one winner in each of ${String(rounds)} rounds, and minutes and case agree`, async () => {
    for (let round = 0; round < rounds; round += 1) {
      const meeting = await on.inSession(ref);
      const decision = shot(ref, CHAIR, 'record-decision', decide(meeting, 'reject'));
      const withdrawal = shot(ref, OWNER, 'withdraw-escalation', { reason: 'Another plan.' });
      const chairFirst = round % 2 === 0;
      const won = await raced(round, atBody, chairFirst ? [decision, withdrawal] : [withdrawal, decision]);
      const decided = (won === 0) === chairFirst;
      const [of, sitting, escalation] = [await on.state(ref), await on.state(meeting), await on.last(ref)];
      expect(of.stage).toBe('ownership');
      expect(escalation?.standing).toBe(decided ? 'complete' : 'withdrawn');
      expect(itemOf(sitting, ref)?.status).toBe(decided ? 'decided' : 'struck');
      expect(sitting.status).toBe('decided');
    }
    await on.neverInEachOthersWay();
  });
});

describe('ESC-2, ESC-3: the secretary carries an item while the chair decides it, and two record at once', () => {
  it(`has one outcome in each of ${String(rounds)} rounds; locks taken from both ends never wait for each other`, async () => {
    for (let round = 0; round < rounds; round += 1) {
      const meeting = await on.inSession(ref);
      const carries = round % 2 === 0;
      const chair = shot(ref, CHAIR, 'record-decision', decide(meeting, 'reject'));
      const secretary = carries
        ? async () => await on.gateway.as(SECRETARY).post(`/meetings/${meeting}/commands/carry-item`, { case: ref, reason: 'No time.' })
        : shot(ref, SECRETARY, 'record-decision', decide(meeting, 'retain'));
      const chairFirst = round % 4 < 2;
      const won = await raced(round, atBody, chairFirst ? [chair, secretary] : [secretary, chair]);
      const decided = (won === 0) === chairFirst;
      const [of, sitting, escalation] = [await on.state(ref), await on.state(meeting), await on.last(ref)];
      expect(itemOf(sitting, ref)?.status).toBe(decided ? 'decided' : carries ? 'carried' : 'listed');
      expect(of.stage).toBe(decided ? 'ownership' : 'escalated');
      if (decided) continue;
      if (!carries) {
        expect(escalation).toMatchObject({ standing: 'recorded', listed: { meeting } });
        await give(on.gateway, ref, [CHAIR, 'contest-record', { reason: 'Not what I said.' }]);
      }
      await give(on.gateway, ref, [OWNER, 'withdraw-escalation', { reason: 'Anew.' }]);
    }
    await on.neverInEachOthersWay();
  });
});

describe('OWN-1: the receiver accepts and refuses at once', () => {
  it('the risk moves exactly where the acceptance won, and nowhere else', async () => {
    for (let round = 0; round < 6; round += 1) {
      const of = await on.inOwnership();
      const meeting = await on.inSession(of);
      await give(on.gateway, of, [CHAIR, 'record-decision', transfer(meeting)]);
      const accept = shot(of, LEAD, 'accept-transfer', { lead: LEAD });
      const refuse = shot(of, LEAD, 'refuse-transfer', { reason: 'No capacity.' });
      const acceptFirst = round % 2 === 0;
      const won = await raced(round, (shots) => inLine(on.database.pool, of, shots), acceptFirst ? [accept, refuse] : [refuse, accept]);
      const accepted = (won === 0) === acceptFirst;
      expect(await on.state(of)).toMatchObject(
        accepted
          ? { stage: 'closing', owner: { agency: 'northmarch-rocu', user: LEAD } }
          : { stage: 'escalated', owner: { agency: 'aldershire', user: OWNER } },
      );
      expect((await on.last(of))?.standing).toBe(accepted ? 'complete' : 'to-list');
    }
    await on.neverInEachOthersWay();
  });
});

describe('OWN-9, OWN-10: a sitting retains the threat while its bid is withdrawn', () => {
  it('it closes as the one or as the other, and minutes and case agree', async () => {
    for (let round = 0; round < 6; round += 1) {
      const of = await on.inOwnership();
      const meeting = await on.inSession(of);
      const retain = shot(of, CHAIR, 'record-decision', decide(meeting, 'retain'));
      const withdraw = shot(of, OWNER, 'withdraw', { reason: 'The threat is over.' });
      const chairFirst = round % 2 === 0;
      // Withdrawing looks for no sitting, so the two stand in no line: the one after the other at first, then as they come.
      const [first, second] = chairFirst ? [retain, withdraw] : [withdraw, retain];
      const answers = round < 2 ? [await first(), await second()] : await Promise.all([first(), second()]);
      const won = answers.map(({ status }) => status === 200);
      expect(won.filter(Boolean)).toHaveLength(1);
      const decided = won[0] === chairFirst;
      if (round < 2) expect(decided).toBe(chairFirst);
      const [at, sitting] = [await on.state(of), await on.state(meeting)];
      expect(at).toMatchObject({ stage: 'closing', endsAs: decided ? null : 'withdrawn', owner: { user: OWNER } });
      expect((await on.last(of))?.standing).toBe(decided ? 'complete' : 'withdrawn');
      expect([itemOf(sitting, of)?.status, sitting.status]).toEqual([decided ? 'decided' : 'struck', 'decided']);
    }
    await on.neverInEachOthersWay();
  });
});
