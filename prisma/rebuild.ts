import type pg from 'pg';
import type { Case } from '../domain/case.ts';
import { dueOn } from '../domain/clocks.ts';
import type { Sitting } from '../domain/sitting.ts';
import { fold } from '../domain/evolve.ts';
import { foldSitting } from '../domain/sitting-evolve.ts';
import { inTransaction } from './database.ts';
import { entryOf, sittingEntryOf } from './entry-of.ts';
import { indexed, keepIndex } from './overlap-index.ts';
import { readColumns, readRow } from './record-writes.ts';
import { sittingColumns, sittingRow } from './sitting-row.ts';
import { keepLines, lined } from './value-keeping.ts';

type Line = { seq: number; type: string; at: string; actor: string; payload: string };
const emptied = 'TRUNCATE case_read, sitting_read, case_overlap, value_line, due';
const into = (table: string, columns: readonly string[]): string =>
  `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, index) => `$${String(index + 1)}`).join(', ')})`;
const kept = 'UPDATE stream SET seq = $2, state = $3 WHERE id = $1';
const dues =
  'INSERT INTO due (stream, clock, rung, at, does) SELECT $1, * FROM unnest($2::text[], $3::text[], $4::timestamptz[], $5::text[])';

/** A stream as its entries come to it, and the rows that are read of it. */
type Refolded = {
  readonly seq: number;
  readonly state: unknown;
  readonly clocks: Case['clocks'];
  readonly read: { readonly table: string; readonly columns: readonly string[]; readonly row: readonly unknown[] };
  readonly compared: readonly unknown[] | null;
  readonly valued: readonly unknown[] | null;
};
const caseOf = (lines: readonly Line[]): Refolded | null => {
  const on = fold(lines.map(entryOf));
  const read = (of: Case) => ({ table: 'case_read', columns: readColumns, row: readRow(of) });
  return on === null ? null : { seq: on.seq, state: on, clocks: on.clocks, read: read(on), compared: indexed(on), valued: lined(on) };
};
const sittingOf = (lines: readonly Line[]): Refolded | null => {
  const on = foldSitting(lines.map(sittingEntryOf));
  const read = (of: Sitting) => ({ table: 'sitting_read', columns: sittingColumns, row: sittingRow(of) });
  return on === null ? null : { seq: on.seq, state: on, clocks: on.clocks, read: read(on), compared: null, valued: null };
};
const write = async (client: pg.PoolClient, id: string, { seq, state, clocks, read, compared, valued }: Refolded): Promise<void> => {
  await client.query(kept, [id, seq, JSON.stringify(state)]);
  await client.query(into(read.table, read.columns), [...read.row]);
  if (compared !== null) await client.query(keepIndex(2), [id, ...compared]);
  if (valued !== null) await client.query(keepLines(2), [id, ...valued]);
  const due = dueOn(clocks);
  const values = [due.map(({ clock }) => clock), due.map(({ rung }) => rung), due.map(({ at }) => at), due.map(({ does }) => does)];
  await client.query(dues, [id, ...values]);
};

/**
 * Makes states, read tables, due times, value lines and the index of overlaps anew from the journal alone, in one transaction: whoever reads or
 * decides waits for it. Answers how many streams there were. Throws, and changes nothing, where a journal cannot be folded.
 */
export const rebuild = (pool: pg.Pool): Promise<number> =>
  inTransaction(pool, async (client) => {
    // In the order of the recorder, command before stream, so that neither waits for the other for ever.
    await client.query('LOCK TABLE command, stream IN EXCLUSIVE MODE');
    await client.query(emptied);
    const { rows: streams } = await client.query<{ id: string; kind: string }>(
      `SELECT id, kind FROM stream WHERE kind IN ('case', 'sitting') ORDER BY id`,
    );
    for (const { id, kind } of streams) {
      const text = 'SELECT seq, type, at, actor, payload FROM journal WHERE stream = $1 ORDER BY seq';
      const { rows } = await client.query<Line>(text, [id]);
      const refolded = (kind === 'case' ? caseOf : sittingOf)(rows);
      if (refolded === null) throw new Error(`the journal of ${id} opens no ${kind}`);
      await write(client, id, refolded);
    }
    return streams.length;
  });
