// The read tables: all that they hold is worked out of the journal, so they can be made a second time, compared and replaced.
import type { Queryable } from './reference-data.ts';

/** By what a row of each is known. */
export const derived = {
  case_read: ['ref'],
  sitting_read: ['id'],
  case_overlap: ['ref'],
  value_line: ['ref', 'entry'],
  case_spell: ['ref', 'seq'],
  due: ['stream', 'clock', 'rung'],
} as const;
type Table = keyof typeof derived;
const tables = Object.keys(derived) as readonly Table[];

/** A row that is not what the journal comes to: it is missing, nothing calls for it, or these columns are otherwise. */
export type Difference = {
  readonly table: Table | 'stream';
  readonly key: string;
  readonly what: 'missing' | 'not called for' | readonly string[];
};
type Row = Readonly<Record<string, unknown>>;
export const columnsApart = (fresh: Row, live: Row): readonly string[] =>
  Object.keys({ ...fresh, ...live })
    .filter((column) => JSON.stringify(fresh[column]) !== JSON.stringify(live[column]))
    .toSorted();

/** Empty tables of the same names in front of the live ones: what writes read tables writes these, until the transaction is over. */
export const setAside = async (client: Queryable): Promise<string> => {
  const { rows } = await client.query<{ schema: string }>('SELECT quote_ident(current_schema()) AS schema');
  const schema = rows[0]?.schema ?? 'public';
  for (const table of tables) await client.query(`CREATE TEMP TABLE ${table} (LIKE ${schema}.${table} INCLUDING ALL) ON COMMIT DROP`);
  return schema;
};
const rowsOf = (from: string, table: Table): string =>
  `(SELECT concat_ws(' ', ${derived[table].join(', ')}) AS key, to_jsonb(t) AS row FROM ${from}.${table} AS t)`;
/** What stands live in `schema`, compared with what was made beside it, row by row. */
export const differencesIn = async (client: Queryable, schema: string): Promise<readonly Difference[]> => {
  const found: Difference[] = [];
  for (const table of tables) {
    const text = `SELECT coalesce(f.key, l.key) AS key, f.row AS fresh, l.row AS live
      FROM ${rowsOf('pg_temp', table)} AS f FULL JOIN ${rowsOf(schema, table)} AS l ON l.key = f.key
      WHERE f.row IS DISTINCT FROM l.row ORDER BY 1`;
    const { rows } = await client.query<{ key: string; fresh: Row | null; live: Row | null }>(text);
    for (const { key, fresh, live } of rows)
      found.push({ table, key, what: live === null ? 'missing' : fresh === null ? 'not called for' : columnsApart(fresh, live) });
  }
  return found;
};
/** Puts what was made in place of what stands, where they differ. Deleted and not truncated: whoever reads sees what stood before, and holds up nobody. */
export const replace = async (client: Queryable, schema: string): Promise<void> => {
  const text = `SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS columns FROM pg_attribute
    WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`;
  for (const table of tables) {
    const { rows } = await client.query<{ columns: string }>(text, [`${schema}.${table}`]);
    const columns = rows[0]?.columns ?? '';
    const without = (other: string, one: string): string =>
      `NOT EXISTS (SELECT FROM ${other}.${table} AS other WHERE to_jsonb(other) = to_jsonb(${one}))`;
    await client.query(`DELETE FROM ${schema}.${table} AS live WHERE ${without('pg_temp', 'live')}`);
    await client.query(
      `INSERT INTO ${schema}.${table} (${columns}) SELECT ${columns} FROM pg_temp.${table} AS fresh WHERE ${without(schema, 'fresh')}`,
    );
  }
};
