import pg from 'pg';
import { expect } from 'vitest';
import { clockAnswer, commandAnswer, inboxAnswer, verifyAnswer, waitingAnswer } from '../../api/json/answers/lists.ts';
import { journalAnswer } from '../../api/json/answers/case.ts';
import { ask, fresh, must, post, type Given } from '../support/caller.ts';
import { until } from '../support/wait.ts';
import type { Stack } from '../support/stack.ts';
import { auditor } from './people.ts';

/** Rows of the stack's own database, past the service. */
export const sql = async <Row extends pg.QueryResultRow>(
  { databaseUrl }: Stack,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> => {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(text, [...values])).rows;
  } finally {
    await client.end();
  }
};

export const baseOf = ({ apiUrls }: Stack): string => apiUrls[0] ?? '';

/** What became of a command, once it is settled. Throws where it still waits after `withinMs`. */
export const settledBy = (stack: Stack, { by, id }: { readonly by: string; readonly id: string }, withinMs = 30_000) =>
  until(
    `command ${id} settled`,
    async () => {
      const found = await ask(baseOf(stack), { by, path: `/commands/${id}` }, commandAnswer);
      return found.state === 'waiting' ? undefined : found;
    },
    withinMs,
  );

/** The service's own time. */
export const nowOf = async (stack: Stack): Promise<string> => {
  const [clock] = await sql<{ now: Date }>(stack, `SELECT now() + offset_ms * interval '1 millisecond' AS now FROM demo_clock`);
  if (clock === undefined) throw new Error('no clock');
  return clock.now.toISOString();
};

/** Gives a command that must be accepted, however long the record takes. */
export const accept = async (stack: Stack, given: Given): Promise<void> => {
  const heard = await post(baseOf(stack), given);
  const settled =
    heard?.status === 202 ? await settledBy(stack, { by: given.by, id: waitingAnswer.parse(heard.body).commandId }, 60_000) : null;
  if (heard?.status !== 200 && settled?.state !== 'accepted')
    throw new Error(`${given.path} by ${given.by}: ${JSON.stringify(settled ?? heard)}`);
};

/** How many commands are stored and have no answer yet. */
export const undecided = async (stack: Stack): Promise<number> =>
  (await sql<{ count: number }>(stack, `SELECT count(*)::int FROM command WHERE state = 'waiting'`))[0]?.count ?? 0;

/** Nothing waits in a line, and nothing is owed to anybody. */
export const isQuiet = async (stack: Stack): Promise<boolean> => {
  const rows = await sql<{ left: number }>(
    stack,
    `SELECT (SELECT count(*) FROM command WHERE state = 'waiting')::int + (SELECT count(*) FROM outbox WHERE done_at IS NULL)::int AS left`,
  );
  return rows[0]?.left === 0;
};
export const quiet = (stack: Stack, withinMs = 45_000) => until('nothing waiting and nothing owed', () => isQuiet(stack), withinMs);

export const verified = async (stack: Stack): Promise<number> => {
  const { checked, ...rest } = await must(baseOf(stack), fresh(auditor, '/audit/verify'), verifyAnswer);
  expect(rest).toEqual({ ok: true });
  return checked;
};

export const journalOf = async (stack: Stack, { ref, by }: { readonly ref: string; readonly by: string }) =>
  ask(baseOf(stack), { by, path: `/cases/${ref}/journal` }, journalAnswer);

/** The events that stand in somebody's inbox, by case: event to how often. */
export const inboxOf = async (stack: Stack, by: string): Promise<ReadonlyMap<string, Readonly<Record<string, number>>>> => {
  const { items } = await ask(baseOf(stack), { by, path: '/inbox' }, inboxAnswer);
  if (items.length >= 200) throw new Error(`the inbox of ${by} is longer than what is shown of it`);
  const found = new Map<string, Record<string, number>>();
  for (const { ref = '', event } of items) {
    const events = found.get(ref) ?? {};
    events[event] = (events[event] ?? 0) + 1;
    found.set(ref, events);
  }
  return found;
};

export const advance = (stack: Stack, by: string) => must(baseOf(stack), fresh(auditor, '/demo/clock', { advance: by }), clockAnswer);
