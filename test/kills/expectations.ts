import { expect } from 'vitest';
import { bidAnswer, givenAnswer } from '../../api/json/answers/lists.ts';
import { post } from '../support/caller.ts';
import type { Stack } from '../support/stack.ts';
import { sideOf } from './people.ts';
import { advance, baseOf, inboxOf, journalOf, quiet, sql } from './record.ts';
import type { Known, Storm } from './storm.ts';

export type Case = { readonly operation: string; readonly ref: string };

const entriesIn = async (stack: Stack): Promise<number> =>
  (await sql<{ count: number }>(stack, 'SELECT count(*)::int FROM journal'))[0]?.count ?? 0;

/** Asked again under its key, a command answers what it answered first. */
const expectReplayed = async (stack: Stack, { given, ref, commandId, entries }: Known): Promise<void> => {
  const again = await post(baseOf(stack), given);
  const isBid = given.path === '/bids';
  expect(again).toMatchObject({ replay: true, status: isBid ? 201 : 200 });
  if (isBid) expect(bidAnswer.parse(again?.body).ref).toBe(ref);
  else expect(givenAnswer.parse(again?.body)).toMatchObject({ ref, commandId, entries });
};

type Row = { key: string; id: string; state: string; attempts: number; seqs: number[] | null; types: string[] | null };
/** The journal's entries of each command, by its key. */
const recorded = (stack: Stack, keys: readonly string[]): Promise<Row[]> =>
  sql<Row>(
    stack,
    `SELECT c.key, c.id, c.state, c.attempts, array_agg(j.seq ORDER BY j.seq) AS seqs, array_agg(j.type ORDER BY j.seq) AS types
     FROM command AS c LEFT JOIN journal AS j ON j.command = c.id AND j.stream = c.ref WHERE c.key = ANY($1) GROUP BY c.id`,
    [keys],
  );

/** Every command of the storm is in the journal with exactly the entries that its giver was told, and asking again adds none. */
export const expectRecordedOnce = async (stack: Stack, { log }: Storm): Promise<void> => {
  const known = log.map((each) => each.known).filter((each) => each !== null);
  expect(known).toHaveLength(log.length);
  const rows = new Map(
    (
      await recorded(
        stack,
        known.map(({ given }) => given.key),
      )
    ).map((row) => [row.key, row]),
  );
  expect(rows.size).toBe(known.length);
  for (const { given, commandId, entries } of known) {
    const row = rows.get(given.key);
    expect(row).toMatchObject({ state: 'accepted', attempts: 0, seqs: entries ?? [1], ...(commandId === null ? {} : { id: commandId }) });
    expect(row?.types).toHaveLength(1);
  }

  const before = await entriesIn(stack);
  for (let from = 0; from < known.length; from += 20)
    await Promise.all(known.slice(from, from + 20).map((each) => expectReplayed(stack, each)));
  expect(await entriesIn(stack)).toBe(before);
};

const countOf = async (stack: Stack, { ref, operation }: Case, type: string): Promise<number> =>
  (await journalOf(stack, { ref, by: sideOf(operation).spoc })).items.filter((entry) => entry.type === `${type}@1`).length;

/** The notices of each submission and of each release stand in the inbox of everybody concerned, once. */
export const expectNoticesOnce = async (stack: Stack, cases: readonly Case[]): Promise<void> => {
  const inboxes = new Map<string, Awaited<ReturnType<typeof inboxOf>>>();
  for (const each of cases) {
    const { spoc, sio, managers, officers } = sideOf(each.operation);
    const [, colleague] = officers;
    for (const who of [spoc, sio, ...managers, ...officers]) {
      if (!inboxes.has(who)) inboxes.set(who, await inboxOf(stack, who));
      const events = inboxes.get(who)?.get(each.ref);
      expect(events?.['bid-submitted'], `${who} on ${each.ref}`).toBe(1);
      expect(events?.['command-outcome'], `${who} on ${each.ref}`).toBeUndefined();
    }
    const released = await countOf(stack, each, 'released');
    if (colleague !== undefined) expect(inboxes.get(colleague)?.get(each.ref)?.['released'] ?? 0).toBe(released);
  }
};

/** Whatever falls due within three working days is done once, and its notice stands once with each manager of the gateway. */
export const expectTimersFireOnce = async (stack: Stack, cases: readonly Case[]): Promise<void> => {
  const due = await sql<{ stream: string; does: string }>(stack, 'SELECT stream, does FROM due');
  expect(due.length).toBeGreaterThan(0);
  const tally = async (): Promise<number[]> => {
    const counts: number[] = [];
    for (const each of cases) {
      const told = await countOf(stack, each, 'told');
      for (const manager of sideOf(each.operation).managers)
        expect((await inboxOf(stack, manager)).get(each.ref)?.['overdue'] ?? 0).toBe(told);
      counts.push(told);
    }
    return counts;
  };
  const before = await tally();
  const { fired } = await advance(stack, '3wd');
  await quiet(stack);
  const after = await tally();
  expect(fired).toBe(due.length);
  expect(after).toEqual(before.map((told, index) => told + due.filter(({ stream }) => stream === cases[index]?.ref).length));
  expect(await sql(stack, 'SELECT stream FROM due')).toEqual([]);
};
