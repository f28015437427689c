import type pg from 'pg';
import type { PolicyBook } from '../domain/administration-state.ts';
import type { Case } from '../domain/case.ts';
import { namedSomehow } from '../domain/named.ts';
import { hasClocks } from '../domain/recompute.ts';
import type { UserId } from '../domain/words.ts';
import type { AdministrationTransaction } from '../activities/ports.ts';
import type { Queryable } from './reference-data.ts';

const bookSql = `SELECT state FROM stream WHERE id = 'policy'`;
const lockSql = 'SELECT seq, head_hash FROM stream WHERE id = $1 FOR UPDATE';
const namingSql = `SELECT s.state FROM case_read AS r JOIN stream AS s ON s.id = r.ref
  WHERE r.live AND r.named && $1::text[] ORDER BY r.ref`;
// An ended case is read where its text may hold a clock; whether it does is for `hasClocks`.
const withClocksSql = `SELECT s.state FROM case_read AS r JOIN stream AS s ON s.id = r.ref
  WHERE r.live OR s.state LIKE '%"clocks":{"%' OR s.state LIKE '%"gatewayClock":{"%' ORDER BY r.ref`;
const forCasesSql = `INSERT INTO command (id, ref, name, caller, key, digest, body)
  SELECT id, ref, name, 'system', id, '', body FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS c(id, ref, name, body) ON CONFLICT DO NOTHING`;
const keepSql = `WITH entries AS (
    INSERT INTO journal (stream, command, seq, type, at, actor, payload, prev_hash, hash)
    SELECT $1, $2, * FROM unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
  ), head AS (
    UPDATE stream SET seq = $10, state = $11, head_hash = $12 WHERE id = $1
  ), gone AS (
    DELETE FROM due WHERE stream = $1 AND rung <> coalesce($14, '')
  ), dues AS (
    INSERT INTO due (stream, clock, rung, at, does) SELECT $1, 'adoption', $14, $15::timestamptz, 'bring-into-force' WHERE $14 IS NOT NULL
    ON CONFLICT (stream, clock, rung) DO UPDATE SET at = excluded.at
  ) UPDATE command SET state = 'accepted', answer = $13, settled_at = clock_timestamp() WHERE id = $2`;

const book = async (client: Pick<pg.ClientBase, 'query'>): Promise<PolicyBook> => {
  const { rows } = await client.query<{ state: string }>(bookSql);
  // Our own row, written by `publish` or by the recorder, and proved by its chain.
  return bookIn(rows[0]?.state ?? 'null');
};
/** The book as it is stored; what an earlier release has published is its one version. */
export const bookIn = (state: string): PolicyBook => {
  const stored = JSON.parse(state) as PolicyBook | (PolicyBook['versions'][string] & { readonly versions?: undefined });
  return stored.versions !== undefined
    ? stored
    : { versions: { [stored.version]: stored }, inForce: stored.version, previous: null, upcoming: null };
};

/** The live cases that name somebody, in whatever role. */
export const casesNaming = async (client: Queryable, id: UserId): Promise<readonly Case[]> => {
  const { rows } = await client.query<{ state: string }>(namingSql, [namedSomehow(id)]);
  return rows.map(({ state }) => JSON.parse(state) as Case);
};
/** The cases to which another policy may do anything (CLK-6). */
export const casesWithClocks = async (client: Queryable): Promise<readonly Case[]> => {
  const { rows } = await client.query<{ state: string }>(withClocksSql);
  return rows.map(({ state }) => JSON.parse(state) as Case).filter(hasClocks);
};
/** Directory and policy within one transaction of the recorder. */
export const administrationOn = (client: pg.PoolClient): AdministrationTransaction => ({
  async lockAdministered(stream) {
    const { rows } = await client.query<{ seq: number; head_hash: string }>(lockSql, [stream]);
    const [row] = rows;
    if (row === undefined) throw new Error(`no ${stream} is published`);
    return { seq: row.seq, headHash: row.head_hash, book: await book(client) };
  },
  policyBook: () => book(client),
  casesNaming: (id) => casesNaming(client, id),
  casesWithClocks: async () => (await casesWithClocks(client)).map(({ ref }) => ref),
  async storeForCases(commands) {
    const values = [
      commands.map(({ id }) => id),
      commands.map(({ ref }) => ref),
      commands.map(({ name }) => name),
      commands.map(({ body }) => body),
    ];
    if (commands.length > 0) await client.query(forCasesSql, values);
  },
  async keepAdministered(command, { stream, seq, state, chain, due, answer }) {
    const rows = [
      chain.map((link) => link.seq), chain.map(({ type }) => type), chain.map(({ at }) => at), chain.map(({ actor }) => actor),
      chain.map(({ payload }) => payload), chain.map(({ prevHash }) => prevHash), chain.map(({ hash }) => hash),
    ]; // prettier-ignore
    const head = [seq, state, chain.at(-1)?.hash, JSON.stringify(answer)];
    await client.query(keepSql, [stream, command.id, ...rows, ...head, due === null ? null : String(due.version), due?.at ?? null]);
  },
});
