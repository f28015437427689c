import { instantAt } from '../domain/local-time.ts';
import type { Instant } from '../domain/words.ts';
import type { Person } from '../domain/directory.ts';
import { toldByDuty } from '../domain/notices.ts';
import type { Delivered, Notice, Questions } from '../api/ports.ts';
import type { Database } from './database.ts';
import type { AtHand, ReferenceData } from './reference-data.ts';
import { sittingsOpenTo } from './sitting-visibility.ts';
import { visibleTo, type Relation } from './visibility.ts';

const at = (date: Date): Instant => instantAt(date.getTime());
const orNull = (date: Date | null): Instant | null => (date === null ? null : at(date));
/** What stands as the outcome of a notice that nobody was given: it is on the case's page, and in no inbox. */
export const withheld = 'withheld';

type Row = { id: string; at: Date; ref: string | null; event: string; text: string; due_at: Date | null; read_at: Date | null };
const noticeOf = ({ id, ref, event, text, ...row }: Row): Notice => ({
  ...{ id, at: at(row.at), ref, event, text },
  ...{ dueAt: orNull(row.due_at), readAt: orNull(row.read_at) },
});
/** ACC-2: what an inbox lists. Of a case or a sitting that no longer opens only what is told by duty stays; `$1` of the relation is the asker. */
const listed = (
  { text, value }: Relation,
  sittings: string,
): string => `FROM notice AS n LEFT JOIN ${text} AS visible ON visible.ref = n.ref AND opens = 'page'
  WHERE n.recipient = $1 AND (n.outcome IS NULL OR NOT starts_with(n.outcome, '${withheld}'))
    AND (n.ref IS NULL OR visible.ref IS NOT NULL OR n.event = ANY(${value(toldByDuty)}::text[])
      OR EXISTS (SELECT FROM sitting_read WHERE id = n.ref AND ${sittings}))`;

// The page of a case is read by its force, which is not told of a match elsewhere (DUP-2).
const deliveriesOf = `SELECT n.recipient AS to, n.event, coalesce(n.mailed_at, n.at) AS at, coalesce(n.outcome, 'in the inbox; mail waits') AS outcome, o.seq
  FROM notice AS n LEFT JOIN outbox AS o ON o.id = n.outbox AND o.stream = n.ref
  WHERE n.ref = $1 AND n.event NOT IN ('command-outcome', 'overlap-found') ORDER BY n.at DESC, n.id DESC`;
type DeliveryRow = Omit<Delivered, 'at'> & { readonly at: Date };

/** The asker's own notices, and what became of those about a case. */
export const createNotices = (
  { pool }: Pick<Database, 'pool'>,
  data: ReferenceData,
): Pick<Questions, 'inbox' | 'unread' | 'hasNotice' | 'markRead' | 'markAllRead' | 'deliveries'> => {
  const own = async (asker: Person, today?: AtHand) => {
    const { now, ...known } = today ?? (await data.load(pool));
    const visible = visibleTo(asker, known);
    const { values, value } = visible;
    return { now, from: listed(visible, sittingsOpenTo(asker, known, value)), values, value };
  };
  return {
    async inbox(asker, { only, page, pageSize }) {
      const { from, values, value } = await own(asker);
      const wanted = only === 'unread' ? `${from} AND n.read_at IS NULL` : from;
      const counted = [...values];
      const text = `SELECT n.id, n.at, n.ref, n.event, n.text, n.due_at, n.read_at ${wanted}
        ORDER BY n.at DESC, n.id DESC LIMIT ${value(pageSize)} OFFSET ${value((page - 1) * pageSize)}`;
      const [{ rows }, all] = await Promise.all([
        pool.query<Row>(text, values),
        pool.query<{ total: number }>(`SELECT count(*)::int AS total ${wanted}`, counted),
      ]);
      return { items: rows.map(noticeOf), total: all.rows[0]?.total ?? 0, page, pageSize };
    },
    async unread(asker, today) {
      const { from, values } = await own(asker, today);
      const { rows } = await pool.query<{ unread: number }>(`SELECT count(*)::int AS unread ${from} AND n.read_at IS NULL`, values);
      return rows[0]?.unread ?? 0;
    },
    async hasNotice(asker, id) {
      const { from, values, value } = await own(asker);
      return (await pool.query(`SELECT ${from} AND n.id = ${value(id)}`, values)).rows.length > 0;
    },
    async markRead(asker, id) {
      const { now, from, values, value } = await own(asker);
      const text = `UPDATE notice SET read_at = coalesce(notice.read_at, ${value(now)}) FROM (SELECT n.id ${from} AND n.id = ${value(id)}) AS own WHERE notice.id = own.id`;
      return (await pool.query(text, values)).rowCount === 1;
    },
    async markAllRead(asker, upTo) {
      const { now, from, values, value } = await own(asker);
      const text = `UPDATE notice SET read_at = ${value(now)} FROM (SELECT n.id ${from} AND n.read_at IS NULL AND n.at <= ${value(upTo)}) AS own WHERE notice.id = own.id`;
      return (await pool.query(text, values)).rowCount ?? 0;
    },
    async deliveries(ref) {
      const { rows } = await pool.query<DeliveryRow>(deliveriesOf, [ref]);
      return rows.map((row) => ({ ...row, at: at(row.at) }));
    },
  };
};
