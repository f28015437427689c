import type pg from 'pg';
import type { Directory } from '../domain/directory.ts';
import { instantAt } from '../domain/local-time.ts';
import type { Policy } from '../domain/policy.ts';
import { inTransaction } from './database.ts';

export type Published = { readonly directory: Omit<Directory, 'version'>; readonly policy: Policy };
/** How an entry is chained; the recipe of docs/records.md, handed in. */
export type Chaining = {
  readonly canonical: (value: unknown) => string;
  readonly hashOf: (entry: {
    stream: string;
    seq: number;
    type: string;
    at: string;
    actor: string;
    payload: string;
    prevHash: string;
  }) => string;
  readonly firstHash: string;
};
type Head = { seq: number; state: string; head_hash: string };

const publishOne = async (
  client: pg.PoolClient,
  { stream, value }: { readonly stream: 'directory' | 'policy'; readonly value: object },
  { canonical, hashOf, firstHash }: Chaining,
): Promise<boolean> => {
  const { rows } = await client.query<Head>('SELECT seq, state, head_hash FROM stream WHERE id = $1 FOR UPDATE', [stream]);
  const head = rows[0] ?? { seq: 0, state: '', head_hash: firstHash };
  const seq = head.seq + 1;
  const state = canonical(stream === 'directory' ? { ...value, version: 0 } : value);
  if (head.state === state) return false;
  const entry = {
    stream,
    seq,
    type: `${stream}-published@1`,
    at: instantAt(Date.now()),
    actor: 'system',
    payload: state,
    prevHash: head.head_hash,
  };
  const hash = hashOf(entry);
  await client.query(
    'INSERT INTO journal (stream, seq, type, at, actor, payload, prev_hash, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
    [stream, seq, entry.type, entry.at, entry.actor, state, entry.prevHash, hash],
  );
  await client.query(
    'INSERT INTO stream (id, kind, seq, state, head_hash) VALUES ($1, $1, $2, $3, $4) ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, state = excluded.state, head_hash = excluded.head_hash',
    [stream, seq, state, hash],
  );
  return true;
};
const publishLock = 7_461_002;

/** Brings directory and policy of the configuration into the record, each change an entry of its own stream; nothing where nothing changed. */
export const publish = (pool: pg.Pool, { directory, policy }: Published, chaining: Chaining): Promise<void> =>
  inTransaction(pool, async (client) => {
    // Several processes may start at once; the first publishes, the others find it done.
    await client.query('SELECT pg_advisory_xact_lock($1)', [publishLock]);
    await publishOne(client, { stream: 'directory', value: directory }, chaining);
    await publishOne(client, { stream: 'policy', value: policy }, chaining);
  });
