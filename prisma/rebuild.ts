import type pg from 'pg';
import { dueOn, type Due } from '../domain/clocks.ts';
import { fold } from '../domain/evolve.ts';
import { foldSitting } from '../domain/sitting-evolve.ts';
import { inTransaction } from './database.ts';
import { entryOf, sittingEntryOf } from './entry-of.ts';
import { indexed, keepIndex } from './overlap-index.ts';
import { readColumns, readRow } from './record-writes.ts';
import { sittingColumns, sittingRow } from './sitting-row.ts';

type Line = { seq: number; type: string; at: string; actor: string; payload: string };
const emptied = 'TRUNCATE case_read, sitting_read, case_overlap, due';
const into = (table: string, columns: readonly string[]): string =>
  `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, index) => `$${String(index + 1)}`).join(', ')})`;
const kept = 'UPDATE stream SET seq = $2, state = $3 WHERE id = $1';
const dues =
  'INSERT INTO due (stream, clock, rung, at, does) SELECT $1, * FROM unnest($2::text[], $3::text[], $4::timestamptz[], $5::text[])';

const writeDue = async (client: pg.PoolClient, id: string, due: readonly Due[]): Promise<void> => {
  const values = [due.map(({ clock }) => clock), due.map(({ rung }) => rung), due.map(({ at }) => at), due.map(({ does }) => does)];
  await client.query(dues, [id, ...values]);
};
const rebuildCase = async (client: pg.PoolClient, id: string, lines: readonly Line[]): Promise<void> => {
  const on = fold(lines.map(entryOf));
  if (on === null) throw new Error(`the journal of ${id} opens no case`);
  await client.query(kept, [id, on.seq, JSON.stringify(on)]);
  await client.query(into('case_read', readColumns), [...readRow(on)]);
  await client.query(keepIndex(2), [id, ...indexed(on)]);
  await writeDue(client, id, dueOn(on.clocks));
};
const rebuildSitting = async (client: pg.PoolClient, id: string, lines: readonly Line[]): Promise<void> => {
  const on = foldSitting(lines.map(sittingEntryOf));
  if (on === null) throw new Error(`the journal of ${id} opens no sitting`);
  await client.query(kept, [id, on.seq, JSON.stringify(on)]);
  await client.query(into('sitting_read', sittingColumns), [...sittingRow(on)]);
  await writeDue(client, id, dueOn(on.clocks));
};

/**
 * Makes states, read tables, due times and the index of overlaps anew from the journal alone, in one transaction: whoever reads or
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
      await (kind === 'case' ? rebuildCase : rebuildSitting)(client, id, rows);
    }
    return streams.length;
  });
