import { instantAt } from '../domain/local-time.ts';
import type { Clock } from '../api/ports.ts';
import type { Instant } from '../domain/words.ts';
import type { Queryable } from './reference-data.ts';

/** Real time plus the stored demo offset, which production leaves at 0. */
export const createClock = (client: Queryable): Clock & { set(at: Instant): Promise<void> } => ({
  async now() {
    const { rows } = await client.query<{ offset_ms: string }>('SELECT offset_ms FROM demo_clock WHERE id = 1');
    return instantAt(Date.now() + Number(rows[0]?.offset_ms ?? 0));
  },
  /** Never back: what has happened stays in the past. */
  async set(at) {
    await client.query('UPDATE demo_clock SET offset_ms = greatest(offset_ms, $1::bigint) WHERE id = 1', [Date.parse(at) - Date.now()]);
  },
});
