import type pg from 'pg';
import { instantAt } from '../domain/local-time.ts';
import { beforeFirst, verifyChain, type Bad, type HashOf } from './chain-check.ts';
import { inTransaction } from './database.ts';
import type { Chaining } from './publish.ts';
import type { Queryable } from './reference-data.ts';

/** The chain begins as `beforeFirst` says; who hands more in may. */
export type Hashing = Pick<Chaining, 'canonical' | 'hashOf'> & Partial<Chaining>;
type Row = { id: number; at: Date; heads: string; prev_hash: string; hash: string };

const checkpointLock = 7_461_003;
// A checkpoint is an entry of a stream of its own, by the same recipe.
const entryOf = ({ id, at, heads, prev_hash: prevHash }: Omit<Row, 'hash'>) => {
  return { stream: 'checkpoint', seq: id, type: 'heads@1', at: instantAt(at.getTime()), actor: 'system', payload: heads, prevHash };
};
// Only heads that no checkpoint names yet: the checkpoints together name every stream, and grow with the journal alone.
const freshHeads = `WITH anchored AS MATERIALIZED (SELECT head.key, head.value ->> 'hash' AS hash FROM checkpoint, jsonb_each(heads::jsonb) AS head)
  SELECT id, seq, head_hash FROM stream WHERE NOT EXISTS (SELECT FROM anchored WHERE key = id AND hash = head_hash)`;
const insert = 'INSERT INTO checkpoint (id, at, heads, prev_hash, hash) VALUES ($1, $2, $3, $4, $5)';

/** Anchors the heads that changed, unless the last checkpoint is younger than `notWithinMs`. True where one was written. */
export const writeCheckpoint = (pool: pg.Pool, { canonical, hashOf }: Hashing, notWithinMs = 0): Promise<boolean> =>
  inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [checkpointLock]);
    const { rows: last } = await client.query<Row>('SELECT id, at, heads, prev_hash, hash FROM checkpoint ORDER BY id DESC LIMIT 1');
    if (last[0] !== undefined && Date.now() - last[0].at.getTime() < notWithinMs) return false;
    const { rows } = await client.query<{ id: string; seq: number; head_hash: string }>(freshHeads);
    if (rows.length === 0) return false;
    const heads = canonical(Object.fromEntries(rows.map(({ id, seq, head_hash }) => [id, { seq, hash: head_hash }])));
    const row = { id: (last[0]?.id ?? 0) + 1, at: new Date(), heads, prev_hash: last[0]?.hash ?? beforeFirst };
    await client.query(insert, [row.id, row.at, heads, row.prev_hash, hashOf(entryOf(row))]);
    return true;
  });

const contradicted = `SELECT c.id, head.key AS stream FROM checkpoint AS c, jsonb_each(c.heads::jsonb) AS head
  LEFT JOIN journal AS j ON j.stream = head.key AND j.seq = (head.value ->> 'seq')::int
  WHERE j.hash IS DISTINCT FROM head.value ->> 'hash' ORDER BY c.id, head.key LIMIT 1`;
/** The checkpoints' own chain, and that each head they name still stands in the journal. Null where all holds. */
export const verifyCheckpoints = async (client: Queryable, hashOf: HashOf): Promise<Bad | null> => {
  const { rows } = await client.query<Row>('SELECT id, at, heads, prev_hash, hash FROM checkpoint ORDER BY id');
  const broken = verifyChain(
    rows.map((row) => ({ ...entryOf(row), hash: row.hash })),
    hashOf,
  );
  if (broken !== null) return broken;
  const { rows: lost } = await client.query<{ id: number; stream: string }>(contradicted);
  const first = lost[0];
  return first === undefined
    ? null
    : { stream: 'checkpoint', seq: first.id, why: `the journal of ${first.stream} has no longer the entry that was anchored` };
};
