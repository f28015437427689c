// What time ends: bids that were returned and never answered, nominations that nobody took up.
import { expect } from 'vitest';
import { bidAnswer } from '../../api/json/answers/lists.ts';
import { fresh, must } from '../support/caller.ts';
import type { Stack } from '../support/stack.ts';
import { bidOf, sideOf } from './people.ts';
import { until } from '../support/wait.ts';
import { accept, baseOf, sql } from './record.ts';

const operation = 'MARLBOW';
const { spoc, sio, officers } = sideOf(operation);
const [officer = ''] = officers;
const successor = 'owner-lead.brackenshire';

/** Cases that lie with the force, each with a nomination that waits for its answer. */
export const leftLying = async (stack: Stack, count: number): Promise<readonly string[]> =>
  Promise.all(
    Array.from({ length: count }, async () => {
      const { ref } = await must(baseOf(stack), bidOf(operation), bidAnswer);
      const give = (by: string, command: string, body: object = {}) => accept(stack, fresh(by, `/cases/${ref}/commands/${command}`, body));
      await give(officer, 'claim');
      await give(officer, 'return-for-information', { questions: [{ text: 'Which towns?' }] });
      await give(sio, 'propose-handover', { to: successor, reason: 'Posted elsewhere.' });
      return ref;
    }),
  );
/** Two minutes after this instant: the sweep finds at once what falls due then, and none of it is late (decision 25). */
const passTo = (stack: Stack, at: Date) =>
  sql(
    stack,
    "UPDATE demo_clock SET offset_ms = (extract(epoch FROM $1::timestamptz + interval '2 minutes' - clock_timestamp()) * 1000)::bigint",
    [at],
  );
const dueOf = (stack: Stack, refs: readonly string[]) =>
  sql<{ readonly does: string; readonly at: Date }>(
    stack,
    `SELECT does, at FROM due WHERE stream = ANY($1) AND clock IN ('answer-return', 'handover') ORDER BY at`,
    [refs],
  );
const TOGETHER_MS = 10 * 60_000;
/** From due instant to due instant, until nothing is left but the lapse of the returns; ends as that falls due. */
export const timeToLapse = async (stack: Stack, refs: readonly string[]): Promise<void> => {
  for (;;) {
    const due = await dueOf(stack, refs);
    const [first] = due;
    if (first === undefined) throw new Error('nothing is left to lapse');
    const together = first.at.getTime() + TOGETHER_MS;
    const last = due.filter(({ at }) => at.getTime() <= together).at(-1) ?? first;
    await passTo(stack, last.at);
    if (due.every(({ does }) => does === 'lapse-return')) return;
    await until('what fell due is done', async () => (await dueOf(stack, refs)).every(({ at }) => at > last.at), 90_000);
  }
};
export const lapsed = async (stack: Stack, refs: readonly string[]): Promise<number> =>
  (await sql<{ count: number }>(stack, `SELECT count(*)::int FROM journal WHERE stream = ANY($1) AND type = 'return-lapsed@1'`, [refs]))[0]
    ?.count ?? 0;

/** CLK-7: what time did stands in each journal once, after the reminders that it owed, and in the inbox of everybody concerned once. */
export const expectLapsedOnce = async (stack: Stack, refs: readonly string[]): Promise<void> => {
  const types = await sql<{ stream: string; types: string[] }>(
    stack,
    `SELECT stream, array_agg(type ORDER BY seq) AS types FROM journal WHERE stream = ANY($1)
      AND type IN ('told@1', 'handover-lapsed@1', 'return-lapsed@1') GROUP BY stream`,
    [refs],
  );
  expect(types).toHaveLength(refs.length);
  for (const { types: of } of types) {
    expect(of.filter((type) => type === 'handover-lapsed@1')).toHaveLength(1);
    expect(of.filter((type) => type === 'return-lapsed@1')).toHaveLength(1);
    expect(of.slice(0, of.indexOf('return-lapsed@1')).filter((type) => type === 'told@1').length).toBeGreaterThanOrEqual(3);
  }
  const notices = await sql<{ event: string; recipient: string; ref: string; times: number }>(
    stack,
    `SELECT event, recipient, ref, count(*)::int AS times FROM notice WHERE ref = ANY($1) AND event IN ('handover-lapsed', 'return-lapsed') GROUP BY 1, 2, 3`,
    [refs],
  );
  expect(notices.filter(({ times }) => times !== 1)).toEqual([]);
  for (const ref of refs)
    for (const [event, who] of [
      ['return-lapsed', spoc],
      ['return-lapsed', sio],
      ['handover-lapsed', sio],
      ['handover-lapsed', successor],
    ] as const)
      expect(notices, `${event} of ${ref} to ${who}`).toContainEqual({ event, recipient: who, ref, times: 1 });
};
