import type pg from 'pg';
import type { Verifier } from '../api/ports.ts';
import type { Bad } from './chain-check.ts';
import { verifyCheckpoints, writeCheckpoint, type Hashing } from './checkpoints.ts';
import type { Directory } from '../domain/directory.ts';
import { inTransaction, type Database } from './database.ts';
import { verifyStream, type StoredRow, type StreamRow } from './stream-check.ts';
import { verifyTexts } from './text-check.ts';

export type Verified = Awaited<ReturnType<Verifier['verify']>>;

const streamsAtOnce = 50;
const anchorEveryMs = 60 * 60_000;
const streamsSql = 'SELECT id, kind, seq, state, head_hash AS "headHash" FROM stream WHERE id > $1 ORDER BY id LIMIT $2';
const journalSql =
  'SELECT stream, seq, type, at, actor, payload, prev_hash AS "prevHash", hash, command FROM journal WHERE stream = ANY($1) ORDER BY stream, seq';
const orphanSql =
  'SELECT stream, min(seq)::int AS seq FROM journal WHERE NOT EXISTS (SELECT FROM stream WHERE id = journal.stream) GROUP BY stream ORDER BY stream LIMIT 1';

type Batch = { readonly bad: Bad | null; readonly checked: number; readonly last: string | undefined };
type Known = Pick<Directory, 'organisations'>;
const published = async (client: pg.PoolClient): Promise<Known> => {
  const { rows } = await client.query<{ state: string }>(`SELECT state FROM stream WHERE id = 'directory'`);
  // Our own row, itself among what is verified.
  return rows[0] === undefined ? { organisations: {} } : (JSON.parse(rows[0].state) as Known);
};
const verifyBatch = async (
  client: pg.PoolClient,
  after: string,
  { hashOf, directory }: Hashing & { readonly directory: Known },
): Promise<Batch> => {
  const { rows: streams } = await client.query<StreamRow>(streamsSql, [after, streamsAtOnce]);
  const { rows } = await client.query<StoredRow>(journalSql, [streams.map(({ id }) => id)]);
  for (const stream of streams) {
    const bad = verifyStream(
      stream,
      rows.filter((row) => row.stream === stream.id),
      { hashOf, directory },
    );
    if (bad !== null)
      return {
        bad,
        checked: rows.filter((row) => row.stream < bad.stream || (row.stream === bad.stream && row.seq < bad.seq)).length,
        last: undefined,
      };
  }
  return { bad: await verifyTexts(client, rows), checked: rows.length, last: streams.at(-1)?.id };
};
const orphaned = async (client: pg.PoolClient): Promise<Bad | null> => {
  const { rows } = await client.query<{ stream: string; seq: number }>(orphanSql);
  return rows[0] === undefined ? null : { ...rows[0], why: 'its stream has lost its row' };
};

/** The whole record as of one instant: every stream, every text, the checkpoints. It goes on being written meanwhile. */
const verifyAll = (pool: pg.Pool, hashing: Hashing, told: (checked: number, of: number) => void): Promise<Verified> =>
  inTransaction(pool, async (client) => {
    await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const { rows } = await client.query<{ total: number }>('SELECT count(*)::int AS total FROM journal');
    const directory = await published(client);
    let checked = 0;
    for (let after: string | undefined = ''; after !== undefined;) {
      const batch: Batch = await verifyBatch(client, after, { ...hashing, directory });
      checked += batch.checked;
      told(checked, rows[0]?.total ?? 0);
      if (batch.bad !== null) return { ok: false, checked, firstBad: batch.bad };
      after = batch.last;
    }
    const firstBad = (await orphaned(client)) ?? (await verifyCheckpoints(client, hashing.hashOf));
    return firstBad === null ? { ok: true, checked } : { ok: false, checked, firstBad };
  });

/** REC-1 on Postgres. A record that holds is anchored at once by `verify`, and by `anchor` at most once an hour. */
export const createVerifier = ({ pool }: Pick<Database, 'pool'>, hashing: Hashing): Verifier & { anchor(): Promise<void> } => ({
  async verify(told = () => undefined) {
    const verified = await verifyAll(pool, hashing, told);
    if (verified.ok) await writeCheckpoint(pool, hashing);
    return verified;
  },
  async anchor() {
    await writeCheckpoint(pool, hashing, anchorEveryMs);
  },
});
