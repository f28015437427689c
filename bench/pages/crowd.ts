import type pg from 'pg';
import { writeReference } from '../../domain/reference.ts';

type Copy = { readonly old: string; readonly made: string };
// By table: the column that names the case, and the columns of text in which its reference stands.
const tables = [
  ['stream', 'id', ['state']],
  ['case_read', 'ref', []],
  ['case_overlap', 'ref', []],
  ['case_spell', 'ref', []],
  ['value_line', 'ref', []],
  ['due', 'stream', []],
] as const;
const FIRST_YEAR = 2030;
const PER_YEAR = 99_999;

/** As many more references as are wanted, each in the region of the case that it is a copy of. */
const copiesOf = (refs: readonly string[], cases: number): readonly Copy[] =>
  Array.from({ length: cases }, (_, index) => {
    const old = refs[index % refs.length] ?? '';
    return {
      old,
      made: writeReference({
        code: old.split('-')[1] ?? '',
        year: FIRST_YEAR + Math.floor(index / PER_YEAR),
        number: (index % PER_YEAR) + 1,
      }),
    };
  });

const copied = async (client: pg.PoolClient, [table, key, texts]: (typeof tables)[number]): Promise<void> => {
  const { rows } = await client.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1 AND is_generated = 'NEVER'`,
    [table],
  );
  const named = rows.map(({ name }) => name);
  const values = named.map((name) =>
    name === key ? 'copy.made' : (texts as readonly string[]).includes(name) ? `replace(t."${name}", copy.old, copy.made)` : `t."${name}"`,
  );
  const columns = named.map((name) => `"${name}"`).join(', ');
  await client.query(
    `INSERT INTO "${table}" (${columns}) SELECT ${values.join(', ')} FROM "${table}" AS t JOIN copy ON copy.old = t."${key}"`,
  );
};

/** Copies the cases that stand until there are about so many more; the references of the copies. Journals are not copied: neither page that is measured reads one. */
export const crowd = async (pool: pg.Pool, cases: number): Promise<readonly string[]> => {
  const { rows } = await pool.query<{ ref: string }>('SELECT ref FROM case_read ORDER BY ref');
  const copies = copiesOf(
    rows.map(({ ref }) => ref),
    cases,
  );
  const client = await pool.connect();
  try {
    await client.query('SET session_replication_role = replica');
    await client.query('SET statement_timeout = 0');
    await client.query('CREATE TEMP TABLE copy (old text, made text)');
    await client.query('INSERT INTO copy SELECT * FROM unnest($1::text[], $2::text[])', [
      copies.map(({ old }) => old),
      copies.map(({ made }) => made),
    ]);
    for (const table of tables) await copied(client, table);
    await client.query('RESET ALL');
    await client.query('VACUUM ANALYZE');
  } finally {
    client.release();
  }
  return copies.map(({ made }) => made);
};
