import { expect } from 'vitest';
import { bidAnswer } from '../../api/json/answers/lists.ts';
import { post } from '../support/caller.ts';
import type { Stack } from '../support/stack.ts';
import { sideOf } from './people.ts';
import { advance, baseOf, inboxOf, quiet, sql } from './record.ts';
import { recordedIn, type Known, type Storm } from './storm.ts';

export type Case = { readonly operation: string; readonly ref: string };

const entriesIn = async (stack: Stack): Promise<number> =>
  (await sql<{ count: number }>(stack, 'SELECT count(*)::int FROM journal'))[0]?.count ?? 0;

/** Asked again under its key, a command answers what it answered first. */
const expectReplayed = async (stack: Stack, { given, ref, commandId, entries }: Known): Promise<void> => {
  const again = await post(baseOf(stack), given);
  const isBid = given.path === '/bids';
  expect(again).toMatchObject({ replay: true, status: isBid ? 201 : 200 });
  if (isBid) expect(bidAnswer.parse(again?.body).ref).toBe(ref);
  else expect(recordedIn(again?.body)).toMatchObject({ ref, commandId, entries });
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

/** What a command writes on a case, and with it on the sitting. */
const pairs = [
  ['listed', 'item-listed'],
  ['paper-revised', 'paper-replaced'],
  ['escalation-withdrawn', 'item-struck'],
] as const;
type Shared = { readonly refs: readonly string[]; readonly meeting: string; readonly each: number };
/** ESC-1, OWN-10: what belongs together is there together, `each` times on each case, or not at all; and in the end nothing is listed. */
export const expectTogether = async (stack: Stack, { refs, meeting, each }: Shared): Promise<void> => {
  for (const [onCase, onSitting] of pairs) {
    const rows = await sql<{ ref: string; together: number; apart: number }>(
      stack,
      `SELECT coalesce(a.stream, b.item) AS ref, count(a.command = b.command)::int AS together, count(*)::int - count(a.command = b.command)::int AS apart
         FROM (SELECT stream, command FROM journal WHERE stream = ANY($1) AND type = $3) AS a
         FULL JOIN (SELECT payload::jsonb #>> '{about,case}' AS item, command FROM journal WHERE stream = $2 AND type = $4) AS b
           ON a.command = b.command AND a.stream = b.item
        GROUP BY 1 ORDER BY 1`,
      [refs, meeting, `${onCase}@1`, `${onSitting}@1`],
    );
    expect(rows, `${onCase} with ${onSitting}`).toEqual(refs.toSorted().map((ref) => ({ ref, together: each, apart: 0 })));
  }
  const items = await sql<{ ref: string; status: string }>(
    stack,
    `SELECT value ->> 'case' AS ref, value ->> 'status' AS status FROM stream, jsonb_each(state::jsonb -> 'items') WHERE id = $1 ORDER BY key`,
    [meeting],
  );
  // Each escalation has an item of its own (ESC-5).
  expect(items).toEqual(refs.toSorted().flatMap((ref) => Array.from({ length: each }, () => ({ ref, status: 'struck' }))));
};

/** How many entries of a type stand in the journal of each case. */
const countsOf = async (stack: Stack, type: string): Promise<(of: Case) => number> => {
  const text = 'SELECT stream, count(*)::int FROM journal WHERE type = $1 GROUP BY stream';
  const rows = await sql<{ stream: string; count: number }>(stack, text, [`${type}@1`]);
  const counts = new Map(rows.map(({ stream, count }) => [stream, count]));
  return ({ ref }) => counts.get(ref) ?? 0;
};
/** The inboxes of these people, each asked for once. */
const inboxesOf = async (stack: Stack, people: readonly string[]) =>
  new Map(await Promise.all([...new Set(people)].map(async (who) => [who, await inboxOf(stack, who)] as const)));

/** The notices of each submission and of each release stand in the inbox of everybody concerned, once. */
export const expectNoticesOnce = async (stack: Stack, cases: readonly Case[]): Promise<void> => {
  const concerned = ({ operation }: Case): readonly string[] => {
    const { spoc, sio, managers, officers } = sideOf(operation);
    return [spoc, sio, ...managers, ...officers];
  };
  const [inboxes, released] = await Promise.all([inboxesOf(stack, cases.flatMap(concerned)), countsOf(stack, 'released')]);
  for (const each of cases) {
    for (const who of concerned(each)) {
      const events = inboxes.get(who)?.get(each.ref);
      expect(events?.['bid-submitted'], `${who} on ${each.ref}`).toBe(1);
      expect(events?.['command-outcome'], `${who} on ${each.ref}`).toBeUndefined();
    }
    const [, colleague] = sideOf(each.operation).officers;
    if (colleague !== undefined) expect(inboxes.get(colleague)?.get(each.ref)?.['released'] ?? 0).toBe(released(each));
  }
};

/** Whatever falls due within three working days is done once, and its notice stands once with each manager of the gateway. */
export const expectTimersFireOnce = async (stack: Stack, cases: readonly Case[]): Promise<void> => {
  const due = await sql<{ stream: string; does: string }>(stack, 'SELECT stream, does FROM due');
  expect(due.length).toBeGreaterThan(0);
  const managersOf = ({ operation }: Case): readonly string[] => sideOf(operation).managers;
  const tally = async (): Promise<number[]> => {
    const [inboxes, told] = await Promise.all([inboxesOf(stack, cases.flatMap(managersOf)), countsOf(stack, 'told')]);
    for (const each of cases)
      for (const manager of managersOf(each)) expect(inboxes.get(manager)?.get(each.ref)?.['overdue'] ?? 0).toBe(told(each));
    return cases.map(told);
  };
  const before = await tally();
  const { fired } = await advance(stack, '3wd');
  await quiet(stack);
  const after = await tally();
  const left = await sql<{ stream: string }>(stack, 'SELECT stream FROM due');
  expect(fired).toBe(due.length - left.length);
  expect(after).toEqual(before.map((told, index) => told + due.filter(({ stream }) => stream === cases[index]?.ref).length));
  expect(left.filter(({ stream }) => cases.some(({ ref }) => ref === stream))).toEqual([]);
};
