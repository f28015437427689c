import type pg from 'pg';
import { namedOn, sinceConsideration } from '../domain/access.ts';
import { isLive, type Case } from '../domain/case.ts';
import { penDue } from '../domain/pen.ts';
import type { GivenCommand, Kept, OutboxRow } from '../activities/ports.ts';

const readColumns = [
  'ref', 'stage', 'live', 'region', 'priority', 'owner_agency', 'owner_user', 'operation_name', 'marking', 'restricted', 'since_consideration', 'named', 'claimer', 'sia',
  'decline_proposed_by', 'pen_party', 'pen_role', 'pen_user', 'pen_since', 'due_at', 'submitted_at', 'version', 'threat_types', 'places', 'group_refs',
] as const;
/** The read row of a case, in the order of its columns. */
const readRow = (on: Case): readonly unknown[] => [
  on.ref, on.stage, isLive(on), on.region, on.priority, on.owner.agency, on.owner.user, on.bid.operationName ?? null, on.marking, on.restricted, sinceConsideration(on), namedOn(on), on.claimer, on.sia,
  on.decline?.proposedBy ?? null, on.pen?.party ?? null, on.pen?.role ?? null, on.pen?.user ?? null, on.pen?.since ?? null, isLive(on) ? penDue(on) : null, on.submittedAt, on.version,
  on.bid.threat.types, on.bid.places ?? [], [on.bid.threat.ocgRef, on.bid.threat.apmisRef].filter((ref) => ref !== undefined),
];
const upsertRead = `INSERT INTO case_read (${readColumns.join(', ')}) VALUES (${readColumns.map((_, index) => `$${String(index + 1)}`).join(', ')})
  ON CONFLICT (ref) DO UPDATE SET ${readColumns.slice(1).map((column) => `${column} = excluded.${column}`).join(', ')}`;
const columns = <T>(rows: readonly T[], ...of: readonly ((row: T) => unknown)[]): unknown[] => of.map((read) => rows.map(read));

export const insertOutbox = async (client: pg.PoolClient, ref: string, rows: readonly OutboxRow[]): Promise<void> => {
  if (rows.length === 0) return;
  const text = 'INSERT INTO outbox (stream, id, seq, temperament, payload) SELECT $1, * FROM unnest($2::text[], $3::int[], $4::text[], $5::text[]) ON CONFLICT DO NOTHING';
  const values = [ref, ...columns(rows, (row) => row.id, (row) => row.seq, (row) => row.temperament, (row) => row.payload)];
  await client.query({ name: 'insert-outbox', text, values });
};

// Entries, the stream's row and the answer in one statement: fewer turns on the wire while rows are locked.
const journalText = `WITH entries AS (
    INSERT INTO journal (stream, command, seq, type, at, actor, payload, prev_hash, hash)
    SELECT $1, $2, * FROM unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
  ), head AS (
    INSERT INTO stream (id, kind, seq, state, head_hash) VALUES ($1, 'case', $10, $11, $12)
    ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, state = excluded.state, head_hash = excluded.head_hash, missed = 0
  ), gone AS (DELETE FROM due WHERE stream = $1 AND NOT EXISTS (
      SELECT FROM unnest($15::text[], $16::text[], $17::timestamptz[]) AS d(clock, rung, at) WHERE (d.clock, d.rung, d.at) = (due.clock, due.rung, due.at)))
  UPDATE command SET ref = $1, state = 'accepted', answer = $13, settled_at = $14 WHERE id = $2`;
const dueText = 'INSERT INTO due (stream, clock, rung, at, does) SELECT $1, * FROM unnest($2::text[], $3::text[], $4::timestamptz[], $5::text[]) ON CONFLICT (stream, clock, rung) DO UPDATE SET at = excluded.at, does = excluded.does';

/** One decision, whole: journal, state, read row, due times, outbox and the answer. */
export const keep = async (client: pg.PoolClient, command: GivenCommand, { state, chain, due, outbox, answer }: Kept): Promise<void> => {
  const entries = columns(chain, (link) => link.entry.seq, (link) => link.type, (link) => link.entry.at, (link) => link.entry.actor, (link) => link.payload, (link) => link.prevHash, (link) => link.hash);
  const dues = columns(due, (each) => each.clock, (each) => each.rung, (each) => each.at);
  const head = [state.seq, JSON.stringify(state), chain.at(-1)?.hash, JSON.stringify(answer), new Date()];
  await client.query({ name: 'keep-entries', text: journalText, values: [state.ref, command.id, ...entries, ...head, ...dues] });
  await client.query({ name: 'keep-read', text: upsertRead, values: [...readRow(state)] });
  if (due.length > 0) await client.query({ name: 'keep-due', text: dueText, values: [state.ref, ...dues, due.map(({ does }) => does)] });
  await insertOutbox(client, state.ref, outbox);
};
