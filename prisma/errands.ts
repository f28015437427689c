import type { Errands, OtherUse, StoredErrand } from '../api/ports.ts';
import type { Queryable } from './reference-data.ts';

type Row = { caller: string; key: string; digest: string; goal: string; answer: string | null };
const columns = 'caller, key, digest, goal, answer';
const stored = ({ answer, ...row }: Row): StoredErrand => ({
  ...row,
  answer: answer === null ? null : { value: JSON.parse(answer) as unknown },
});

/** SQL: whether this key of this caller stands in the table. */
export const standsIn = (table: 'command' | 'errand', caller = '$1', key = '$2'): string =>
  `EXISTS (SELECT FROM ${table} WHERE caller = ${caller} AND key = ${key})`;

/** Errands on Postgres: one row under a caller's key, its answer written once. */
export const createErrands = (client: Queryable): Errands => {
  const byKey = async (caller: string, key: string): Promise<StoredErrand | OtherUse | null> => {
    const { rows } = await client.query<Row>(`SELECT ${columns} FROM errand WHERE caller = $1 AND key = $2`, [caller, key]);
    if (rows[0] !== undefined) return stored(rows[0]);
    const { rows: commands } = await client.query<{ used: boolean }>(`SELECT ${standsIn('command')} AS used`, [caller, key]);
    return commands[0]?.used === true ? { usedFor: 'command' } : null;
  };
  const standing = async (caller: string, key: string): Promise<StoredErrand | OtherUse> => {
    const found = await byKey(caller, key);
    if (found === null) throw new Error('an errand neither stored nor standing');
    return found;
  };
  return {
    byKey,
    async begin({ caller, key, digest, goal }) {
      const text = `INSERT INTO errand (caller, key, digest, goal) SELECT $1, $2, $3, $4 WHERE NOT ${standsIn('command')} ON CONFLICT DO NOTHING`;
      const { rowCount } = await client.query(text, [caller, key, digest, goal]);
      const found = await standing(caller, key);
      return 'usedFor' in found ? found : { ...found, own: rowCount === 1 };
    },
    async end({ caller, key }, answer) {
      const text = 'UPDATE errand SET answer = $3 WHERE caller = $1 AND key = $2 AND answer IS NULL';
      await client.query(text, [caller, key, JSON.stringify(answer)]);
      const found = await standing(caller, key);
      return 'usedFor' in found ? undefined : found.answer?.value;
    },
  };
};
