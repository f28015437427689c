import type pg from 'pg';
import type { CommandState, Draft, Drafts } from '../api/ports.ts';
import { instantAt } from '../domain/local-time.ts';
import { createCommandBook } from './command-book.ts';
import { inTransaction } from './database.ts';
import type { Queryable, ReferenceData } from './reference-data.ts';

type Row = {
  id: string;
  agency: string;
  version: number;
  bid: string;
  created_by: string;
  created_at: Date;
  saved_by: string;
  saved_at: Date;
  command: string | null;
  state: CommandState | null;
  ref: string | null;
};
// A command that came to nothing submits nothing: then the draft is free again.
const select = `SELECT d.id, d.agency, d.version, d.bid, d.created_by, d.created_at, d.saved_by, d.saved_at, c.id AS command, c.state, c.ref
  FROM draft AS d LEFT JOIN command AS c ON c.id = d.command AND c.state IN ('waiting', 'accepted')`;
// So asked that a save which waited for a submission finds it: its command, new to this statement, counts as standing.
const free = `(command IS NULL OR EXISTS (SELECT FROM command AS c WHERE c.id = draft.command AND c.state IN ('refused', 'expired', 'faulted')))`;

/** A draft whose submission was accepted keeps no texts. */
export const forgotten = `UPDATE draft SET bid = '{}' WHERE bid <> '{}' AND EXISTS (SELECT FROM command AS c WHERE c.id = draft.command AND c.state = 'accepted')`;

const draftOf = (row: Row): Draft => ({
  id: row.id,
  agency: row.agency,
  version: row.version,
  bid: JSON.parse(row.bid) as Draft['bid'], // our own row, checked to be an object when it was saved
  createdBy: row.created_by,
  createdAt: instantAt(row.created_at.getTime()),
  savedBy: row.saved_by,
  savedAt: instantAt(row.saved_at.getTime()),
  submission: row.command === null || row.state === null ? null : { command: row.command, state: row.state, ref: row.ref },
});

/** Drafts on Postgres. Times are the service's own. */
export const createDrafts = (pool: pg.Pool, data: ReferenceData): Drafts => {
  const byId = async (id: string, client: Queryable = pool): Promise<Draft | null> => {
    const { rows } = await client.query<Row>(`${select} WHERE d.id = $1`, [id]);
    return rows[0] === undefined ? null : draftOf(rows[0]);
  };
  const now = async () => (await data.load(pool)).now;
  return {
    byId: (id) => byId(id),
    async ofAgency(agency) {
      const { rows } = await pool.query<Row>(
        `${select} WHERE d.agency = $1 AND c.state IS DISTINCT FROM 'accepted' ORDER BY d.saved_at DESC, d.id`,
        [agency],
      );
      return rows.map(draftOf);
    },
    async create({ id, agency, by, bid }) {
      const text = `INSERT INTO draft (id, agency, version, bid, created_by, created_at, saved_by, saved_at)
        VALUES ($1, $2, 1, $3, $4, $5, $4, $5) ON CONFLICT (id) DO NOTHING`;
      await pool.query(text, [id, agency, JSON.stringify(bid), by, await now()]);
      const standing = await byId(id);
      if (standing === null) throw new Error('a draft neither stored nor standing');
      return standing;
    },
    async save({ id, by, bid, version }) {
      const text = `UPDATE draft SET bid = $2, saved_by = $3, saved_at = $4, version = version + 1
        WHERE id = $1 AND ($5::int IS NULL OR version = $5) AND ${free}`;
      const { rowCount } = await pool.query(text, [id, JSON.stringify(bid), by, await now(), version]);
      return rowCount === 1 ? byId(id) : null;
    },
    async discard(id) {
      const { rowCount } = await pool.query(`DELETE FROM draft WHERE id = $1 AND ${free}`, [id]);
      return rowCount === 1;
    },
    submit: ({ id, version }, command) =>
      inTransaction(pool, async (client) => {
        const { rows } = await client.query('SELECT FROM draft WHERE id = $1 FOR UPDATE', [id]);
        if (rows.length === 0) return null;
        const [draft, book] = [await byId(id, client), createCommandBook(client)];
        if (draft?.submission != null) return book.byId(draft.submission.command);
        if (draft?.version !== version) return null;
        const stored = await book.store(command);
        if (!('usedFor' in stored) && stored.digest === command.digest)
          await client.query('UPDATE draft SET command = $2 WHERE id = $1', [id, stored.id]);
        return stored;
      }),
    async settled(id) {
      await pool.query(`${forgotten} AND id = $1`, [id]);
    },
  };
};
