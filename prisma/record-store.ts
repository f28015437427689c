import type pg from 'pg';
import type { Case } from '../domain/case.ts';
import type { GivenName, Owed, Temperament } from '../domain/answer.ts';
import type { CapacityPlace } from '../domain/facts.ts';
import { writeReference } from '../domain/reference.ts';
import type { Sitting } from '../domain/sitting.ts';
import type { LockedStream, RecordStore, RecordTransaction, Unratified } from '../activities/ports.ts';
import { administrationLock, inTransaction } from './database.ts';
import { administrationOn } from './administration.ts';
import { given, lockBoth, type CommandRow } from './given-command.ts';
import { insertOutbox, keep } from './record-writes.ts';
import { nextSittingSql, toRatifySql } from './sitting-row.ts';
import type { AtHand, ReferenceData } from './reference-data.ts';

// A key that is settled and still owed is tried anew, under a number.
const storeSystemText = `WITH key AS (
    SELECT CASE WHEN count(*) = 0 THEN $1 ELSE $1 || '#' || (count(*) + 1) END AS id
    FROM command WHERE ref = $2 AND caller = 'system' AND state <> 'waiting' AND (id = $1 OR starts_with(id, $1 || '#'))
  ), made AS (
    INSERT INTO command (id, ref, name, caller, key, digest, body) SELECT id, $2, $3, 'system', id, '', $4 FROM key ON CONFLICT DO NOTHING
  ) SELECT id FROM key`;
// Not while something is past due: then it did answer, but could not do what it owes.
const answeredText = `UPDATE stream SET missed = 0 WHERE id = $1 AND missed > 0
  AND NOT EXISTS (SELECT FROM due, demo_clock WHERE stream = $1 AND at <= clock_timestamp() + offset_ms * interval '1 millisecond')`;
const countAttemptText = 'UPDATE command SET attempts = attempts + 1 WHERE id = $1 RETURNING attempts';
const waitingText = `SELECT id, name FROM command WHERE ref = $1 AND state = 'waiting' ORDER BY place`;
const countText =
  'INSERT INTO reference_counter AS c (code, year, last) VALUES ($1, $2, 1) ON CONFLICT (code, year) DO UPDATE SET last = c.last + 1 RETURNING last';
const lockBodyText = `SELECT pg_advisory_xact_lock(hashtextextended('body:' || $1, 0))`;
/** One turn on the wire, before any row is locked: everybody decides side by side, an administrator alone. */
const beginning = (alone: boolean): string => `BEGIN; SELECT pg_advisory_xact_lock${alone ? '' : '_shared'}(${String(administrationLock)})`;
const capacityPlaceSql = `SELECT count(*) FILTER (WHERE (priority, submitted_at, ref) <= ($2, $3::timestamptz, $4))::int AS place, count(*)::int AS "of"
  FROM case_read WHERE region = $1 AND stage = 'awaiting-capacity' AND NOT on_hold`;
/** How many live cases each SIA holds, for candidates (ALL-3). */
export const siaLoadSql = 'SELECT sia, count(*)::int AS load FROM case_read WHERE live AND sia IS NOT NULL GROUP BY sia';

// The state as of the last entry; `verify` proves it by refolding.
const locked = (kind: string, state: string, headHash: string): LockedStream =>
  kind === 'sitting'
    ? { kind, state: JSON.parse(state) as Sitting, headHash }
    : { kind: 'case', state: JSON.parse(state) as Case, headHash };

/** Keeps a statement that goes out with the commit; the transaction answers only when each of them did. */
type Sent = <T>(statement: Promise<T>) => Promise<T>;

const transaction = (client: pg.PoolClient, { data, sent }: { readonly data: ReferenceData; readonly sent: Sent }): RecordTransaction => {
  /** What an earlier statement of this transaction has brought along. */
  let ahead: { readonly ref: string; readonly found: LockedStream } | undefined;
  let owedNow: { readonly ref: string; readonly rows: Promise<readonly Owed[]> } | undefined;
  let atHand: Promise<AtHand> | undefined;
  const counted = async (code: string, year: number): Promise<number> => {
    const { rows } = await client.query<{ last: number }>(countText, [code, year]);
    return rows[0]?.last ?? 0;
  };
  /** One instant, one directory, one policy for the whole transaction. */
  const load = () => (atHand ??= data.load(client));
  return {
    async lockCommand(id) {
      const locking = client.query<CommandRow>({ name: 'lock-both', text: lockBoth, values: [id] });
      // On the wire behind the lock, so that time and directory are those under it.
      load().catch(() => undefined);
      const { rows } = await locking;
      const row = rows[0];
      if (row === undefined) return null;
      const { ref, kind, stream_state: state, head_hash: headHash } = row;
      if (ref !== null && kind !== null && state !== null && headHash !== null) ahead = { ref, found: locked(kind, state, headHash) };
      return given(row);
    },
    async lockStream(ref) {
      if (ahead?.ref === ref) return ahead.found;
      const { rows } = await client.query<{ kind: string; state: string; head_hash: string }>({
        name: 'lock-stream',
        text: `SELECT kind, state, head_hash FROM stream WHERE id = $1 FOR UPDATE`,
        values: [ref],
      });
      return rows[0] === undefined ? null : locked(rows[0].kind, rows[0].state, rows[0].head_hash);
    },
    async facts(caller) {
      const { directory, policy, now } = await load();
      const actor = caller === 'system' ? null : directory.people[caller];
      if (actor === undefined) return null;
      return { now, actor, directory, policy, reference: null, digest: null, corrected: null, siaLoad: {}, capacityPlace: null };
    },
    async siaLoad() {
      const { rows } = await client.query<{ sia: string; load: number }>(siaLoadSql);
      return Object.fromEntries(rows.map(({ sia, load }) => [sia, load]));
    },
    async capacityPlace({ region, priority, submittedAt, ref }) {
      const { rows } = await client.query<CapacityPlace>(capacityPlaceSql, [region, priority, submittedAt, ref]);
      return rows[0] ?? { place: 1, of: 1 };
    },
    mintReference: async (code, year) => writeReference({ code, year, number: await counted(code, year) }),
    mintSitting: (body, year) => counted(body, year),
    async lockBody(body) {
      await client.query({ name: 'lock-body', text: lockBodyText, values: [body] });
    },
    async nextSitting(body, but) {
      const { now } = await load();
      const { rows } = await client.query<{ id: string }>({ name: 'next-sitting', text: nextSittingSql, values: [body, but, now] });
      return rows[0]?.id ?? null;
    },
    async toRatify(body) {
      const { rows } = await client.query<Unratified>({ name: 'to-ratify', text: toRatifySql, values: [body] });
      return rows;
    },
    async giverOf(ref, seq) {
      const { rows } = await client.query<{ actor: string }>('SELECT actor FROM journal WHERE stream = $1 AND seq = $2', [ref, seq]);
      return rows[0]?.actor ?? null;
    },
    async texts(ids) {
      const { rows } = await client.query<{ id: string; text: string | null }>('SELECT id, text FROM narrative WHERE id = ANY($1)', [ids]);
      return Object.fromEntries(rows.map(({ id, text }) => [id, text ?? '']));
    },
    keep(command, kept) {
      owedNow = { ref: kept.kind === 'case' ? kept.state.ref : kept.state.id, rows: sent(keep(client, command, kept)) };
      return Promise.resolve();
    },
    keepBeside(command, kept) {
      void sent(keep(client, command, { ...kept, answer: null }));
      return Promise.resolve();
    },
    async settle(command, answer, outbox) {
      await client.query('UPDATE command SET state = $2, answer = $3, settled_at = clock_timestamp() WHERE id = $1', [
        command.id,
        answer.outcome,
        JSON.stringify(answer),
      ]);
      await insertOutbox(client, command.ref, outbox);
    },
    owed(ref) {
      if (owedNow?.ref === ref) return owedNow.rows;
      const text =
        'SELECT temperament, array_agg(id ORDER BY seq, id) AS ids FROM outbox WHERE stream = $1 AND done_at IS NULL GROUP BY temperament ORDER BY temperament';
      const asked = client.query<{ temperament: Temperament; ids: string[] }>({ name: 'owed', text, values: [ref] });
      return sent(asked.then(({ rows }) => rows satisfies readonly Owed[]));
    },
    async storeSystem({ id, ref, name, body }) {
      const { rows } = await client.query<{ id: string }>(storeSystemText, [id, ref, name, body]);
      return rows[0]?.id ?? id;
    },
    now: async () => (await load()).now,
    ...administrationOn(client),
  };
};

/** The recorder's store on Postgres. */
export const createRecordStore = (pool: pg.Pool, data: ReferenceData): RecordStore => ({
  async transaction(work, alone) {
    const statements: Promise<unknown>[] = [];
    const sent: Sent = (statement) => {
      statement.catch(() => undefined);
      statements.push(statement);
      return statement;
    };
    const result = await inTransaction(pool, (client) => work(transaction(client, { data, sent })), beginning(alone === 'alone'));
    // Where one failed, the commit of its transaction was a rollback.
    await Promise.all(statements);
    return result;
  },
  async countAttempt(id) {
    const { rows } = await pool.query<{ attempts: number }>(countAttemptText, [id]);
    return rows[0]?.attempts ?? 0;
  },
  async waiting(ref) {
    const { rows } = await pool.query<{ id: string; name: GivenName }>(waitingText, [ref]);
    return rows;
  },
  async answered(ref) {
    await pool.query(answeredText, [ref]);
  },
});
