import type { Delivery, Inbox } from '../activities/ports.ts';
import { withheld } from './notices.ts';
import type { Queryable } from './reference-data.ts';

const keep = `INSERT INTO notice (id, outbox, recipient, ref, event, text, at, due_at, message_id, outcome)
  SELECT id, $1, recipient, ref, event, text, at, due_at, message_id, outcome
  FROM jsonb_to_recordset($2::jsonb) AS n(id text, recipient text, ref text, event text, text text, at timestamptz, due_at timestamptz, message_id text, outcome text)
  ON CONFLICT DO NOTHING`;
const unsent = `SELECT id FROM notice WHERE outbox = $1 AND mailed_at IS NULL AND (outcome IS NULL OR outcome LIKE 'waits%')`;
const outcomeOf = (delivery: Delivery): string =>
  'why' in delivery ? (delivery.why.startsWith(withheld) ? delivery.why : `${delivery.state}: ${delivery.why}`) : delivery.state;

/** The inbox on Postgres: one notice for each recipient and event, kept by the keys of its table. */
export const createInbox = (client: Queryable): Inbox => ({
  async keep(outbox, notices) {
    const rows = notices.map(({ dueAt, messageId, withheld: why, ...notice }) => {
      return { ...notice, due_at: dueAt, message_id: messageId, outcome: why === null ? null : `${withheld}: ${why}` };
    });
    await client.query({ name: 'keep-notices', text: keep, values: [outbox, JSON.stringify(rows)] });
    const { rows: left } = await client.query<{ id: string }>({ name: 'unsent-notices', text: unsent, values: [outbox] });
    return left.map(({ id }) => id);
  },
  async delivered(id, delivery) {
    const text = 'UPDATE notice SET outcome = $2, mailed_at = CASE WHEN $3 THEN clock_timestamp() END WHERE id = $1 AND mailed_at IS NULL';
    await client.query({ name: 'delivered', text, values: [id, outcomeOf(delivery), delivery.state === 'sent'] });
  },
});
