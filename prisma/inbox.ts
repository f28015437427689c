import type { Delivery, Inbox } from '../activities/ports.ts';
import type { Case } from '../domain/case.ts';
import type { Sitting } from '../domain/sitting.ts';
import type { MailWish } from '../domain/notice-duty.ts';
import type { Instant } from '../domain/words.ts';
import { withheld } from './notices.ts';
import { headColumns, type Heads, type Queryable, type ReferenceData } from './reference-data.ts';

type Row = { id: string | null; ref: string | null; kind: string | null; state: string | null; unsent: readonly Unsent[] | null };
type Unsent = { id: string; recipient: string; event: string; text: string; dueAt: Instant | null; messageId: string; wish: MailWish };
// The database keeps the notice with the row that owes it (the trigger of its migration): here is what is left to be mailed.
const owedText = `SELECT ${headColumns}, o.id, o.stream AS ref, s.kind, s.state, (
    SELECT json_agg(json_build_object('id', n.id, 'recipient', recipient, 'event', event, 'text', text,
      'dueAt', to_char(due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'messageId', message_id, 'wish', coalesce(w.wish, 'all')) ORDER BY n.id)
    FROM notice AS n LEFT JOIN mail_wish AS w ON w.person = n.recipient WHERE n.outbox = o.id AND mailed_at IS NULL AND (outcome IS NULL OR starts_with(outcome, 'waits'))) AS unsent
  FROM demo_clock LEFT JOIN outbox AS o ON o.id = ANY($1) AND o.done_at IS NULL
    LEFT JOIN stream AS s ON s.id = o.stream AND s.kind IN ('case', 'sitting')
  WHERE demo_clock.id = 1 ORDER BY o.seq, o.id`;
const deliveredText = `WITH told AS (
    UPDATE notice SET outcome = d.outcome, mailed_at = CASE WHEN d.sent THEN clock_timestamp() END
    FROM unnest($2::text[], $3::text[], $4::boolean[]) AS d(id, outcome, sent) WHERE notice.outbox = $1 AND notice.id = d.id AND mailed_at IS NULL
  ) UPDATE outbox SET done_at = clock_timestamp() WHERE id = $1 AND done_at IS NULL AND NOT $5`;
const outcomeOf = (delivery: Delivery): string =>
  'why' in delivery ? (delivery.why.startsWith(withheld) ? delivery.why : `${delivery.state}: ${delivery.why}`) : delivery.state;

/** The inbox on Postgres, as whoever mails it sees it. */
export const createInbox = (client: Queryable, data: ReferenceData): Inbox => ({
  async owed(ids) {
    const { rows } = await client.query<Heads & Row>({ name: 'owed-notices', text: owedText, values: [ids] });
    const today = await data.from(client, rows[0]);
    return rows.flatMap(({ id, ref, kind, state, unsent }) => {
      // The state as of the last entry; the verifier proves it by refolding.
      const on = state === null || kind !== 'case' ? null : (JSON.parse(state) as Case);
      const sitting = state === null || kind !== 'sitting' ? null : (JSON.parse(state) as Sitting);
      return id === null ? [] : [{ id, ref, on, sitting, ...today, unsent: unsent ?? [] }];
    });
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
    await client.query({ name: 'delivered', text: deliveredText, values });
  },
});
