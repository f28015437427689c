import type { Errands, StoredErrand } from '../api/ports.ts';
import type { Queryable } from './reference-data.ts';

type Row = { caller: string; key: string; digest: string; goal: string; answer: string | null };
const columns = 'caller, key, digest, goal, answer';
const stored = ({ answer, ...row }: Row): StoredErrand => ({
  ...row,
  answer: answer === null ? null : { value: JSON.parse(answer) as unknown },
});

/** Errands on Postgres: one row under a caller's key, its answer written once. */
export const createErrands = (client: Queryable): Errands => {
  const byKey = async (caller: string, key: string): Promise<StoredErrand | null> => {
    const { rows } = await client.query<Row>(`SELECT ${columns} FROM errand WHERE caller = $1 AND key = $2`, [caller, key]);
    return rows[0] === undefined ? null : stored(rows[0]);
  };
  const standing = async (caller: string, key: string): Promise<StoredErrand> => {
    const found = await byKey(caller, key);
    if (found === null) throw new Error('an errand neither stored nor standing');
    return found;
  };
  return {
    byKey,
    async begin({ caller, key, digest, goal }) {
      const text = `INSERT INTO errand (caller, key, digest, goal) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`;
      const { rowCount } = await client.query(text, [caller, key, digest, goal]);
      return { ...(await standing(caller, key)), own: rowCount === 1 };
    },
    async end({ caller, key }, answer) {
      const text = 'UPDATE errand SET answer = $3 WHERE caller = $1 AND key = $2 AND answer IS NULL';
      await client.query(text, [caller, key, JSON.stringify(answer)]);
      return (await standing(caller, key)).answer?.value;
    },
  };
};
