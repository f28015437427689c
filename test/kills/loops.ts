// Cases that come back to where they were, so that each storm may give the commands of the whole road on them, each in its turn.
import { assessment } from '../support/assessment.ts';
import { expect } from 'vitest';
import { bidAnswer } from '../../api/json/answers/lists.ts';
import { terms } from '../journeys/agreed-terms.ts';
import { fresh, must, type Given } from '../support/caller.ts';
import type { Stack } from '../support/stack.ts';
import { openBodyLoop, operation as beforeBody } from './body-loop.ts';
import type { Case } from './expectations.ts';
import { bidOf, sideOf } from './people.ts';
import { accept, baseOf, inboxOf, sql } from './record.ts';
import type { Storm } from './storm.ts';
import { claimed, firstValue, openValueLoop, sio as valueSio, successor } from './value-loop.ts';

const operation = 'MARLPIT';
const { spoc, sio, officers, managers } = sideOf(operation);
const [[officer = ''], [manager = '']] = [officers, managers];
const [sio2, toex, sia] = ['sio2.aldershire', 'toex-manager.northmarch', 'sia.northmarch'] as const;
const why = { reason: 'The trial begins.' };
const comments = 'Looked at again.';
const turns = 2;

type Step = readonly [by: string, command: string, body?: object];
const given = (ref: string, [by, command, body]: Step): Given => fresh(by, `/cases/${ref}/commands/${command}`, body);

const theirs: readonly Step[] = [[officer, 'claim']];
const inDevelopment = async (stack: Stack, ref: string, of = sio): Promise<readonly Step[]> => {
  const before: readonly Step[] = [
    ...theirs,
    [officer, 'recommend', { assessment }],
    [toex, 'allocate', { sia, rationale: 'Free.', overrideReason: 'Knows the area.' }],
    [sia, 'propose-terms', { terms: terms(of, sia), basedOn: null }],
  ];
  for (const step of before) await accept(stack, given(ref, step));
  const [row] = await sql<{ digest: string }>(stack, `SELECT state::jsonb #>> '{terms,1,digest}' AS digest FROM stream WHERE id = $1`, [
    ref,
  ]);
  return [
    [of, 'sign-terms', { version: 1, digest: row?.digest }],
    [sia, 'log-value', { value: claimed('DEMO-1') }],
  ];
};

/** What a storm gives, in turn; `turn` counts from 0 over all storms. */
const loops: readonly {
  readonly on: 'returned' | 'held' | 'working';
  readonly steps: (turn: number, today: string) => readonly Step[];
}[] = [
  {
    on: 'returned',
    steps: (turn) => [
      [officer, 'return-for-information', { questions: [{ text: 'Which towns?' }] }],
      // Once in a working day: each storm ends with the clock set ahead.
      ...(turn % turns === 0 ? [[manager, 'nudge'] as const] : []),
      [spoc, 'answer-and-resubmit', { answers: [{ questionId: 'q1', text: 'Two of them.' }] }],
      [officer, 'claim'],
    ],
  },
  {
    on: 'returned',
    steps: (turn) => {
      const [from, to] = turn % 2 === 0 ? [sio, sio2] : [sio2, sio];
      return [
        [from, 'propose-handover', { to, reason: 'Posted elsewhere.' }],
        [to, 'accept-handover', {}],
      ];
    },
  },
  {
    on: 'held',
    steps: (_turn, today) => [
      [officer, 'hold', { reasonCode: 'court', reviewBy: today, ...why }],
      [officer, 'review-hold', { reviewBy: today, ...why }],
      [officer, 'resume', why],
    ],
  },
  {
    on: 'held',
    steps: (turn) => [
      [sio, 'ask', { to: 'gateway', text: 'How long?' }],
      [officer, 'reply', { inReplyTo: `m${String(turn * 2 + 1)}`, text: 'A week.' }],
    ],
  },
  {
    on: 'working',
    steps: () => [
      [sia, 'propose-terms', { terms: terms(sio, sia), basedOn: null }],
      [sia, 'withdraw-terms', why],
    ],
  },
  {
    on: 'working',
    steps: () => [
      [sio, 'dispute-value', { entry: 'v1', comments }],
      [sia, 'answer-dispute', { entry: 'v1', comments }],
    ],
  },
];
/** Who is told of which of these entries, each time once. */
const told: readonly (readonly [on: (typeof loops)[number]['on'] | 'valued', event: string, who: readonly string[]])[] = [
  ['returned', 'returned', [spoc]],
  ['returned', 'nudged', [spoc]],
  ['returned', 'resubmitted', [officer]],
  ['returned', 'handover-accepted', [spoc]],
  ['held', 'held', [spoc, sio]],
  ['held', 'hold-reviewed', [sio]],
  ['held', 'resumed', [spoc, sio]],
  ['held', 'asked', [officer]],
  ['held', 'replied', [sio]],
  ['working', 'terms-proposed', [sio]],
  ['working', 'terms-withdrawn', [sio]],
  ['working', 'value-disputed', [sia]],
  ['working', 'value-dispute-answered', [sio]],
  ['valued', 'corrected', [valueSio]],
  ['valued', 'apmis-entry-recorded', []],
  ['valued', 'value-reconciled', []],
  ['valued', 'value-reversed', [valueSio]],
  ['valued', 'handover-proposed', [successor]],
  ['valued', 'handover-refused', [valueSio]],
];

export const openLoops = async (stack: Stack) => {
  const submitted = async (of = operation) => (await must(baseOf(stack), bidOf(of), bidAnswer)).ref;
  const [returned, held, working, valued] = await Promise.all([submitted(), submitted(), submitted(), submitted('MARLBOW')]);
  const refs = { returned, held, working, valued };
  const prepare = async (ref: string, steps: readonly Step[]) => {
    for (const step of steps) await accept(stack, given(ref, step));
  };
  await Promise.all([
    prepare(returned, theirs),
    prepare(held, theirs),
    inDevelopment(stack, working).then((rest) => prepare(working, rest)),
    inDevelopment(stack, valued, valueSio).then(([signed]) => prepare(valued, [...(signed === undefined ? [] : [signed]), ...firstValue])),
  ]);
  const [value, body] = [openValueLoop(stack, valued), await openBodyLoop(stack)];
  let storms = 0;
  return {
    cases: [
      ...Object.entries(refs).map(([on, ref]): Case => ({ ref, operation: on === 'valued' ? 'MARLBOW' : operation })),
      ...body.refs.map((ref): Case => ({ ref, operation: beforeBody })),
    ],
    /** Each loop twice over, its commands one after the other and beside all others. */
    async turnOn(storm: Storm, now: string): Promise<void> {
      const { give } = storm;
      const first = storms * turns;
      storms += 1;
      const reviewBy = new Date(Date.parse(now) + 14 * 86_400_000).toISOString().slice(0, 10);
      const inTurn = async (take: (turn: number) => Promise<void>): Promise<void> => {
        for (let turn = first; turn < first + turns; turn += 1) await take(turn);
      };
      await Promise.all([
        ...loops.map(({ on, steps }) =>
          inTurn(async (turn) => {
            for (const step of steps(turn, reviewBy)) await give(given(refs[on], step));
          }),
        ),
        inTurn((turn) => value.turn(storm, turn)),
        inTurn((turn) => body.turn(storm, turn)),
        inTurn(() => value.handover(storm)),
      ]);
    },
    /** Every entry of a loop stands in the journal as often as it was given, and in the inbox of everybody concerned. */
    async expectToldOnce(): Promise<void> {
      await value.expectExportedOnce();
      await body.expectTogetherAndTold(storms * turns);
      for (const [on, event, people] of told) {
        const each = storms * (event === 'nudged' ? 1 : turns);
        const [row] = await sql<{ count: number }>(stack, 'SELECT count(*)::int FROM journal WHERE stream = $1 AND type = $2', [
          refs[on],
          `${event}@1`,
        ]);
        expect(row?.count, event).toBe(event === 'terms-proposed' ? each + 1 : each);
        for (const who of people) expect((await inboxOf(stack, who)).get(refs[on])?.[event], `${event} to ${who}`).toBe(row?.count);
      }
    },
  };
};
export type Loops = Awaited<ReturnType<typeof openLoops>>;
