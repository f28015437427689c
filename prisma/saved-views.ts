import type { SavedView, SavedViews } from '../api/ports.ts';
import type { Queryable } from './reference-data.ts';

const columns = 'id, owner, agency, queue, title, filter, shared';

/** Saved views on Postgres: no part of the record, and nothing in them but codes and the title that their owner gave. */
export const createSavedViews = (client: Queryable): SavedViews => {
  const byId = async (id: string): Promise<SavedView | null> =>
    (await client.query<SavedView>(`SELECT ${columns} FROM saved_view WHERE id = $1`, [id])).rows[0] ?? null;
  return {
    byId,
    async usedBy({ owner, agency }) {
      const text = `SELECT ${columns} FROM saved_view WHERE owner = $1 OR (shared AND agency = $2) ORDER BY title, id`;
      return (await client.query<SavedView>(text, [owner, agency])).rows;
    },
    async keep({ id, owner, agency, queue, title, filter, shared }, most) {
      const text = `INSERT INTO saved_view (${columns}) SELECT $1, $2, $3, $4, $5, $6, $7::boolean
        WHERE (SELECT count(*) FROM saved_view WHERE owner = $2) < $8 ON CONFLICT (id) DO NOTHING`;
      await client.query(text, [id, owner, agency, queue, title, filter, shared, most]);
      return byId(id);
    },
    async change({ id, owner }, { title, filter, shared }) {
      const text = 'UPDATE saved_view SET title = $3, filter = $4, shared = $5 WHERE id = $1 AND owner = $2';
      return (await client.query(text, [id, owner, title, filter, shared])).rowCount === 1;
    },
    async forget({ id, owner }) {
      return (await client.query('DELETE FROM saved_view WHERE id = $1 AND owner = $2', [id, owner])).rowCount === 1;
    },
  };
};
