import { instantAt } from '../domain/local-time.ts';
import type { Outbox } from '../activities/ports.ts';
import type { Temperament } from '../domain/answer.ts';
import type { Queryable } from './reference-data.ts';

type Row = { id: string; ref: string | null; seq: number; temperament: Temperament; payload: string; owed_at: Date };
const unsent =
  'SELECT id, stream AS ref, seq, temperament, payload, owed_at FROM outbox WHERE id = ANY($1) AND done_at IS NULL ORDER BY seq, id';

/** What is owed, on Postgres. A row that is done stays, as proof that it was. */
export const createOutbox = (client: Queryable): Outbox => ({
  async unsent(ids) {
    const { rows } = await client.query<Row>({ name: 'unsent', text: unsent, values: [ids] });
    return rows.map(({ owed_at, ...row }) => ({ ...row, at: instantAt(owed_at.getTime()) }));
  },
  async done(id) {
    await client.query({
      name: 'outbox-done',
      text: 'UPDATE outbox SET done_at = clock_timestamp() WHERE id = $1 AND done_at IS NULL',
      values: [id],
    });
  },
  async failed(id, why) {
    await client.query('UPDATE outbox SET attempts = attempts + 1, last_error = $2 WHERE id = $1 AND done_at IS NULL', [
      id,
      why.slice(0, 500),
    ]);
  },
});
