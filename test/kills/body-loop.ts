// Two cases that come before one sitting and are taken off it again, side by side, while the secretary writes down actions of another
// that is in session (ESC-2: only then are there any).
import { expect } from 'vitest';
import { meetingGivenAnswer, openedAnswer } from '../../api/json/answers/meetings.ts';
import { CHAIR, paper, SECRETARY } from '../api/escalated.ts';
import { inDays } from '../journeys/agreed-terms.ts';
import { openRoad, sampleBids, toOwnership, toReassessment, toTerms, type Road } from '../journeys/road.ts';
import { fresh, must } from '../support/caller.ts';
import type { Stack } from '../support/stack.ts';
import { expectTogether } from './expectations.ts';
import { baseOf, inboxOf, sql } from './record.ts';
import type { Storm } from './storm.ts';

export const operation = 'MARLBOW';
const [why, rewritten] = [{ reason: 'Something else was found.' }, { paper: { ...paper, whyBeyondOwner: 'The group has grown.' } }];
/** By hand: whom each entry of a turn is told to, once. */
const told: readonly (readonly [event: string, who: readonly string[]])[] = [
  ['escalated', [SECRETARY, CHAIR]],
  ['listed', [CHAIR]],
  ['paper-revised', [SECRETARY, CHAIR]],
  ['escalation-withdrawn', [SECRETARY, CHAIR]],
];

const atOwnership = async (stack: Stack): Promise<Road> => {
  const sample = sampleBids().find(({ bid }) => bid['operationName'] === operation);
  if (sample === undefined) throw new Error(`no sample ${operation}`);
  const road = await openRoad(baseOf(stack), sample);
  await toTerms(road);
  await toReassessment(road);
  await toOwnership(road);
  return road;
};

export const openBodyLoop = async (stack: Stack) => {
  const roads = await Promise.all([atOwnership(stack), atOwnership(stack)]);
  // Farther away than every storm and what time does between them.
  const called = { body: 'northmarch-ttcg', at: `${inDays(120)}T10:00:00Z`, kind: 'ordinary' };
  const call = async () => (await must(baseOf(stack), fresh(SECRETARY, '/meetings', called), openedAnswer)).id;
  const [meeting, begun] = [await call(), await call()];
  await must(baseOf(stack), fresh(CHAIR, `/meetings/${begun}/commands/start`), meetingGivenAnswer);
  const refs = roads.map(({ ref }) => ref);
  return {
    refs,
    /** One after the other on each case, both cases and both sittings at once. */
    async turn({ give }: Storm, turn: number): Promise<void> {
      const onCase = async ({ ref, cast: { sio } }: Road): Promise<void> => {
        const steps = [
          [sio, 'escalate', { paper }],
          [SECRETARY, 'list-for-meeting', { meeting }],
          [sio, 'revise-paper', rewritten],
          [sio, 'withdraw-escalation', why],
        ] as const;
        for (const [by, command, body] of steps) await give(fresh(by, `/cases/${ref}/commands/${command}`, body));
      };
      const atSitting = async (): Promise<void> => {
        const action = { text: 'Brief the schools.', owner: SECRETARY, due: inDays(150) };
        await give(fresh(SECRETARY, `/meetings/${begun}/commands/add-action`, action));
        const update = { action: `a${String(turn + 1)}`, text: 'Half done.' };
        await give(fresh(SECRETARY, `/meetings/${begun}/commands/update-action`, update));
      };
      await Promise.all([...roads.map(onCase), atSitting()]);
    },
    /** After so many turns: each entry once, told once, and on the sitting what the case has, by the same command. */
    async expectTogetherAndTold(turns: number): Promise<void> {
      await expectTogether(stack, { refs, meeting, each: turns });
      const inboxes = new Map<string, Awaited<ReturnType<typeof inboxOf>>>(
        await Promise.all([SECRETARY, CHAIR].map(async (who) => [who, await inboxOf(stack, who)] as const)),
      );
      for (const ref of refs)
        for (const [event, people] of told)
          for (const who of people) expect(inboxes.get(who)?.get(ref)?.[event], `${event} to ${who} of ${ref}`).toBe(turns);
      const rows = await sql<{ type: string; count: number }>(
        stack,
        `SELECT type, count(*)::int FROM journal WHERE stream = $1 AND type LIKE 'action-%' GROUP BY type ORDER BY type`,
        [begun],
      );
      expect(rows).toEqual(['action-added@1', 'action-updated@1'].map((type) => ({ type, count: turns })));
    },
  };
};
