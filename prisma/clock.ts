import { instantAt } from '../domain/local-time.ts';
import type { Clock } from '../api/ports.ts';
import type { Instant } from '../domain/words.ts';
import { nowMs, type Queryable } from './reference-data.ts';

const setText = `UPDATE demo_clock SET offset_ms = greatest(offset_ms, $1::bigint - floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) WHERE id = 1`;

/** The clock port on Postgres. Throws where the database cannot be reached. */
export const createClock = (client: Queryable): Clock & { set(at: Instant): Promise<void> } => ({
  async now() {
    const { rows } = await client.query<{ now_ms: string }>(`SELECT ${nowMs} AS now_ms FROM demo_clock WHERE id = 1`);
    if (rows[0] === undefined) throw new Error('no clock: run the migrations');
    return instantAt(Number(rows[0].now_ms));
  },
  /** Never back: what has happened stays in the past. */
  async set(at) {
    await client.query(setText, [Date.parse(at)]);
  },
});
