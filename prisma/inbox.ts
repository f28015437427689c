import type { Delivery, Inbox } from '../activities/ports.ts';
import { withheld } from './notices.ts';
import type { Queryable } from './reference-data.ts';

const keep = `WITH kept AS (
    INSERT INTO notice (id, outbox, recipient, ref, event, text, at, due_at, message_id, outcome)
    SELECT id, $1, recipient, ref, event, text, at, due_at, message_id, outcome
    FROM jsonb_to_recordset($2::jsonb) AS n(id text, recipient text, ref text, event text, text text, at timestamptz, due_at timestamptz, message_id text, outcome text)
    ON CONFLICT DO NOTHING RETURNING id, outcome
  ) SELECT id FROM kept WHERE outcome IS NULL
    UNION SELECT id FROM notice WHERE outbox = $1 AND mailed_at IS NULL AND (outcome IS NULL OR outcome LIKE 'waits%')`;
const delivered = `WITH told AS (
    UPDATE notice SET outcome = d.outcome, mailed_at = CASE WHEN d.sent THEN clock_timestamp() END
    FROM unnest($2::text[], $3::text[], $4::boolean[]) AS d(id, outcome, sent) WHERE notice.outbox = $1 AND notice.id = d.id AND mailed_at IS NULL
  ) UPDATE outbox SET done_at = clock_timestamp() WHERE id = $1 AND done_at IS NULL AND NOT $5`;
const outcomeOf = (delivery: Delivery): string =>
  'why' in delivery ? (delivery.why.startsWith(withheld) ? delivery.why : `${delivery.state}: ${delivery.why}`) : delivery.state;

/** The inbox on Postgres: one notice for each recipient and event, kept by the keys of its table. */
export const createInbox = (client: Queryable): Inbox => ({
  async keep(outbox, notices) {
    const rows = notices.map(({ dueAt, messageId, withheld: why, ...notice }) => {
      return { ...notice, due_at: dueAt, message_id: messageId, outcome: why === null ? null : `${withheld}: ${why}` };
    });
    const { rows: left } = await client.query<{ id: string }>({ name: 'keep-notices', text: keep, values: [outbox, JSON.stringify(rows)] });
    return left.map(({ id }) => id);
  },
  async delivered(outbox, deliveries) {
    const all = Object.values(deliveries);
    const values = [
      outbox,
      Object.keys(deliveries),
      all.map(outcomeOf),
      all.map(({ state }) => state === 'sent'),
      all.some(({ state }) => state === 'waits'),
    ];
    await client.query({ name: 'delivered', text: delivered, values });
  },
});
