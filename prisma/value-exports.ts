import type { ValueExports } from '../api/ports.ts';
import type { Queryable } from './reference-data.ts';

// A command of the system never gives up: what left the service is learnt by its case, however long the engine is away.
const storeText = `INSERT INTO command (id, ref, name, caller, key, digest, body)
  SELECT id, ref, 'record-value-export', 'system', id, '', body FROM unnest($1::text[], $2::text[], $3::text[]) AS told (id, ref, body)
  ON CONFLICT DO NOTHING`;

/** One command of the system for each case, in one statement; told again it changes nothing. */
export const createValueExports = (client: Queryable): ValueExports => ({
  async tell({ id, by, at, cases }) {
    const ids = cases.map(({ ref }) => `${id}:${ref}`);
    const bodies = cases.map(({ entries }) => JSON.stringify({ export: id, by, at, entries }));
    await client.query(storeText, [ids, cases.map(({ ref }) => ref), bodies]);
  },
});
