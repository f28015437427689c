import type pg from 'pg';
import type { Answer, Owed, Temperament } from '../domain/answer.ts';
import type { ChainedEntry, GivenCommand, Held, KeptStream, OutboxRow } from '../activities/ports.ts';
import { readColumns, readRow } from './case-row.ts';
import { indexed, keepIndex } from './overlap-index.ts';
import { sittingColumns, sittingRow } from './sitting-row.ts';
import { beginSpells, growSpell, spelled } from './spell-keeping.ts';
import { keepLines, lined } from './value-keeping.ts';

const columns = <T>(rows: readonly T[], ...of: readonly ((row: T) => unknown)[]): unknown[] => of.map((read) => rows.map(read));

/** `ref` is null for what is owed about a submission that became no case. */
export const insertOutbox = async (client: pg.PoolClient, ref: string | null, rows: readonly OutboxRow[]): Promise<void> => {
  if (rows.length === 0) return;
  const text =
    'INSERT INTO outbox (stream, id, seq, temperament, payload) SELECT $1, * FROM unnest($2::text[], $3::int[], $4::text[], $5::text[]) ON CONFLICT DO NOTHING';
  const values = [
    ref,
    ...columns(
      rows,
      (row) => row.id,
      (row) => row.seq,
      (row) => row.temperament,
      (row) => row.payload,
    ),
  ];
  await client.query({ name: 'insert-outbox', text, values });
};

const from = (first: number, count: number): string => Array.from({ length: count }, (_, index) => `$${String(first + index)}`).join(', ');
/** The read table of a kind of stream: its first column is the stream's id; `besides` is what only some decisions write. */
type ReadTable = { readonly kind: Held['kind']; readonly name: string; readonly columns: readonly string[]; readonly besides?: string };
// All of a decision in one statement: fewer turns on the wire while rows are locked.
const keepText = ({ kind, name, columns: [id = '', ...rest], besides = '' }: ReadTable): string => `WITH entries AS (
    INSERT INTO journal (stream, command, seq, type, at, actor, payload, prev_hash, hash)
    SELECT $1, $2, * FROM unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
  ), head AS (
    INSERT INTO stream (id, kind, seq, state, head_hash) VALUES ($1, '${kind}', $10, $11, $12)
    ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, state = excluded.state, head_hash = excluded.head_hash
  ), gone AS (
    DELETE FROM due WHERE stream = $1 AND NOT EXISTS (SELECT FROM unnest($14::text[], $15::text[]) AS d(clock, rung) WHERE (d.clock, d.rung) = (due.clock, due.rung))
  ), dues AS (
    INSERT INTO due (stream, clock, rung, at, does) SELECT $1, * FROM unnest($14::text[], $15::text[], $16::timestamptz[], $17::text[])
    ON CONFLICT (stream, clock, rung) DO UPDATE SET at = excluded.at, does = excluded.does
  ), owes AS (
    INSERT INTO outbox (stream, id, seq, temperament, payload) SELECT $1, * FROM unnest($18::text[], $19::int[], $20::text[], $21::text[]) ON CONFLICT DO NOTHING
    RETURNING temperament, seq, id
  ), seen AS (
    INSERT INTO ${name} (${id}, ${rest.join(', ')}) VALUES ($1, ${from(22, rest.length)})
    ON CONFLICT (${id}) DO UPDATE SET ${rest.map((column) => `${column} = excluded.${column}`).join(', ')}
  )${besides}, settled AS (
    UPDATE command SET ref = $1, state = 'accepted', answer = $13, settled_at = clock_timestamp() WHERE id = $2 AND $13::text IS NOT NULL
  ) SELECT temperament, array_agg(id ORDER BY seq, id) AS ids
    FROM (SELECT temperament, seq, id FROM outbox WHERE stream = $1 AND done_at IS NULL UNION SELECT temperament, seq, id FROM owes) AS unsent
    GROUP BY temperament ORDER BY temperament`;
const ofCase = { kind: 'case', name: 'case_read', columns: readColumns } as const;
const timed = (at: number): string => `, grown AS (${growSpell(at)}), begun AS (${beginSpells(at)})`;
const spells = 21 + readColumns.length;
const first = spells + 1;
const compared = (at: number): string => `, compared AS (${keepIndex(at)})`;
const valued = (at: number): string => `, valued AS (${keepLines(at)})`;
const keepCase = { name: 'keep', text: keepText({ ...ofCase, besides: timed(spells) }) };
const keepValue = { name: 'keep-with-value', text: keepText({ ...ofCase, besides: `${timed(spells)}${valued(first)}` }) };
const keepBid = { name: 'keep-with-bid', text: keepText({ ...ofCase, besides: `${timed(spells)}${compared(first)}` }) };
const keepBoth = {
  name: 'keep-with-both',
  text: keepText({ ...ofCase, besides: `${timed(spells)}${valued(first)}${compared(first + 1)}` }),
};
const keepSitting = { name: 'keep-sitting', text: keepText({ kind: 'sitting', name: 'sitting_read', columns: sittingColumns }) };

/** What is written of a stream beside its record: the read row, its value entries, and of a new or changed bid what it is searched by. */
const readOf = (
  kept: KeptStream,
): { readonly statement: { readonly name: string; readonly text: string }; readonly row: readonly unknown[] } => {
  if (kept.kind === 'sitting') return { statement: keepSitting, row: sittingRow(kept.state) };
  const { state, bidChanged, valueChanged } = kept;
  const row = [...readRow(state), ...spelled(kept.spells), ...(valueChanged ? lined(state) : []), ...(bidChanged ? indexed(state) : [])];
  return { statement: valueChanged ? (bidChanged ? keepBoth : keepValue) : bidChanged ? keepBid : keepCase, row };
};
/** One decision, whole: journal, state, read row, due times, outbox and the answer, which is null for a stream that is only touched. Answers with what the stream owes from then on. */
export const keep = async (
  client: pg.PoolClient,
  command: GivenCommand,
  kept: KeptStream & { readonly answer: Answer | null },
): Promise<readonly Owed[]> => {
  const { state, chain, due, outbox, answer } = kept;
  const entries = columns<ChainedEntry>(
    chain,
    (link) => link.entry.seq,
    (link) => link.type,
    (link) => link.entry.at,
    (link) => link.entry.actor,
    (link) => link.payload,
    (link) => link.prevHash,
    (link) => link.hash,
  );
  const head = [state.seq, JSON.stringify(state), chain.at(-1)?.hash, answer === null ? null : JSON.stringify(answer)];
  const dues = columns(
    due,
    (each) => each.clock,
    (each) => each.rung,
    (each) => each.at,
    (each) => each.does,
  );
  const owed = columns(
    outbox,
    (row) => row.id,
    (row) => row.seq,
    (row) => row.temperament,
    (row) => row.payload,
  );
  const { statement, row: read } = readOf(kept);
  const [stream, ...row] = read;
  const values = [stream, command.id, ...entries, ...head, ...dues, ...owed, ...row];
  const { rows } = await client.query<{ temperament: Temperament; ids: string[] }>({ ...statement, values });
  return rows;
};
