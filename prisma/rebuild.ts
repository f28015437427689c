import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import { verifyChain, type ChainRow, type HashOf } from './chain-check.ts';
import { inTransaction } from './database.ts';
import { columnsApart, differencesIn, replace, setAside, type Difference } from './derived-tables.ts';
import { refolded, writeRows, type Known, type Refolded } from './refold.ts';

type How = { readonly hashOf: HashOf; readonly write: boolean };
export type Rebuilt = { readonly streams: number; readonly differences: readonly Difference[] };
/** What the row of a stream says of its journal, and what is worked out of it. */
type Head = { readonly kind: string; readonly seq: number; readonly head_hash: string };
type Live = Head & { readonly state: string };

const journalSql =
  'SELECT stream, seq, type, at, actor, payload, prev_hash AS "prevHash", hash FROM journal WHERE stream = $1 ORDER BY seq';
// The directory first: who can own a risk is asked of every case (OWN-2).
const streamsSql = `SELECT id FROM (SELECT stream AS id FROM journal UNION SELECT id FROM stream) AS known ORDER BY id <> 'directory', id`;
const stateIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The stream's own row: its state by what it says, not by how it is written. */
const rowApart = (head: Head, state: object, live: Live | undefined): Difference['what'] | null => {
  if (live === undefined) return 'missing';
  const { state: stands, ...others } = live;
  const apart = [...columnsApart(head, others), ...(isDeepStrictEqual(stateIn(JSON.stringify(state)), stateIn(stands)) ? [] : ['state'])];
  return apart.length === 0 ? null : apart;
};
const keepStream = `INSERT INTO stream (id, kind, seq, state, head_hash) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, seq = excluded.seq, state = excluded.state, head_hash = excluded.head_hash`;

const oneStream = async (
  client: pg.PoolClient,
  id: string,
  { hashOf, directory }: { readonly hashOf: HashOf; readonly directory: Known },
) => {
  const { rows } = await client.query<ChainRow>(journalSql, [id]);
  // A journal is read by its meaning only after its bytes are what was hashed.
  const broken = verifyChain(rows, hashOf);
  if (broken !== null) throw new Error(`entry ${String(broken.seq)} of ${id} is not what was written: ${broken.why}`);
  const made: Refolded = refolded(id, rows, directory);
  const last = rows.at(-1);
  const head: Head = { kind: made.kind, seq: last?.seq ?? 0, head_hash: last?.hash ?? '' };
  const found = await client.query<Live>('SELECT kind, seq, head_hash, state FROM stream WHERE id = $1', [id]);
  return { made, head, apart: rowApart(head, made.state, found.rows[0]) };
};

/**
 * Folds every journal anew, makes all that is read of it a second time, and answers where it is not what stands: states, read tables, due
 * times, value lines, spells, the index of overlaps. With `write` what differs is replaced, and whoever decides waits meanwhile; without, it
 * is one snapshot that holds nobody up. Throws, and changes nothing, where a chain is broken, where a journal cannot be folded, or where an
 * agency that can own no risk would come to hold one (OWN-2).
 */
export const rebuild = (pool: pg.Pool, { hashOf, write }: How): Promise<Rebuilt> =>
  inTransaction(pool, async (client) => {
    if (write) {
      // One lock that every decision needs, and none that a decision may already hold: a recorder locks streams before its command or after
      // it, writes all else behind them, and so is either done before this or waits for it with nothing that this would want.
      await client.query('LOCK TABLE stream IN EXCLUSIVE MODE');
      // Words are taken out of the index by the erasure of a text, which locks no stream.
      await client.query('LOCK TABLE case_overlap IN SHARE ROW EXCLUSIVE MODE');
    } else await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    const schema = await setAside(client);
    const { rows: streams } = await client.query<{ id: string }>(streamsSql);
    const ofStreams: Difference[] = [];
    let directory: Known = { organisations: {} };
    for (const { id } of streams) {
      const { made, head, apart } = await oneStream(client, id, { hashOf, directory });
      if (id === 'directory') directory = made.state as Known;
      await writeRows(client, made);
      if (apart === null) continue;
      ofStreams.push({ table: 'stream', key: id, what: apart });
      if (write) await client.query(keepStream, [id, head.kind, head.seq, JSON.stringify(made.state), head.head_hash]);
    }
    const differences = [...ofStreams, ...(await differencesIn(client, schema))];
    if (write && differences.length > 0) await replace(client, schema);
    return { streams: streams.length, differences };
  });
