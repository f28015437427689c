import type pg from 'pg';
import type { Administration } from '../api/ports.ts';
import { lostTo } from '../domain/holdings.ts';
import { instantAt } from '../domain/local-time.ts';
import { bookIn, casesNaming, casesWithClocks } from './administration.ts';

const shown = 50;

/** What the pages of administration and a rehearsal read, without locks. */
export const createAdministration = (pool: pg.Pool): Administration => ({
  async book() {
    const { rows } = await pool.query<{ state: string }>(`SELECT state FROM stream WHERE id = 'policy'`);
    return bookIn(rows[0]?.state ?? 'null');
  },
  holdings: async (after) => (await casesNaming(pool, after.id)).flatMap((on) => lostTo(on, after) ?? []),
  casesWithClocks: () => casesWithClocks(pool),
  async entries() {
    const { rows } = await pool.query<{ stream: string; seq: number; type: string; at: string; actor: string; payload: string }>(
      `SELECT stream, seq, type, at, actor, payload FROM journal WHERE stream IN ('directory', 'policy') AND type NOT LIKE '%-published@%' ORDER BY at DESC, seq DESC LIMIT $1`,
      [shown],
    );
    return rows.map(({ seq, type, at, actor, payload }) => ({
      seq,
      type: type.split('@')[0] ?? type,
      at: instantAt(Date.parse(at)),
      actor,
      about: (JSON.parse(payload) as { readonly about?: unknown }).about,
    }));
  },
});
