import { instantAt } from '../domain/local-time.ts';
import type { Instant } from '../domain/words.ts';
import type { Person } from '../domain/directory.ts';
import { toldByDuty } from '../domain/notices.ts';
import type { Questions } from '../api/ports.ts';
import type { Database } from './database.ts';
import type { ReferenceData } from './reference-data.ts';
import { sittingsOpenTo } from './sitting-visibility.ts';
import { visibleTo, type Relation } from './visibility.ts';

const at = (date: Date): Instant => instantAt(date.getTime());
const orNull = (date: Date | null): Instant | null => (date === null ? null : at(date));
/** What stands as the outcome of a notice that nobody was given: it is on the case's page, and in no inbox. */
export const withheld = 'withheld';
const shownAtOnce = 200;

type Row = { id: string; at: Date; ref: string | null; event: string; text: string; due_at: Date | null; read_at: Date | null };
/** ACC-2: what an inbox lists. Of a case or a sitting that no longer opens only what is told by duty stays; `$1` of the relation is the asker. */
const listed = (
  { text, next }: Relation,
  sittings: string,
): string => `FROM notice AS n LEFT JOIN ${text} AS visible ON visible.ref = n.ref AND opens = 'page'
  WHERE n.recipient = $1 AND (n.outcome IS NULL OR NOT starts_with(n.outcome, '${withheld}'))
    AND (n.ref IS NULL OR visible.ref IS NOT NULL OR n.event = ANY($${String(next)}::text[])
      OR EXISTS (SELECT FROM sitting_read WHERE id = n.ref AND ${sittings}))`;

/** The asker's own notices, and what became of those about a case. */
export const createNotices = (
  { pool, prisma }: Pick<Database, 'pool' | 'prisma'>,
  data: ReferenceData,
): Pick<Questions, 'inbox' | 'hasNotice' | 'markRead' | 'deliveries'> => {
  const own = async (asker: Person) => {
    const { now, ...known } = await data.load(pool);
    const visible = visibleTo(asker, known);
    const sittings = sittingsOpenTo(asker, known, visible.next + 1);
    const values = [...visible.values, toldByDuty, ...sittings.values];
    return { now, from: listed(visible, sittings.where), values, next: `$${String(sittings.next)}` };
  };
  return {
    async inbox(asker) {
      const { from, values } = await own(asker);
      const columns = 'n.id, n.at, n.ref, n.event, n.text, n.due_at, n.read_at';
      const { rows } = await pool.query<Row>(
        `SELECT ${columns} ${from} ORDER BY n.at DESC, n.id DESC LIMIT ${String(shownAtOnce)}`,
        values,
      );
      return rows.map((row) => ({
        id: row.id,
        at: at(row.at),
        ref: row.ref,
        event: row.event,
        text: row.text,
        dueAt: orNull(row.due_at),
        readAt: orNull(row.read_at),
      }));
    },
    async hasNotice(asker, id) {
      const { from, values, next } = await own(asker);
      return (await pool.query(`SELECT ${from} AND n.id = ${next}`, [...values, id])).rows.length > 0;
    },
    async markRead(asker, id) {
      const { now, from, values, next } = await own(asker);
      const text = `UPDATE notice SET read_at = coalesce(notice.read_at, $${String(values.length + 2)}) FROM (SELECT n.id ${from} AND n.id = ${next}) AS own WHERE notice.id = own.id`;
      return (await pool.query(text, [...values, id, now])).rowCount === 1;
    },
    // The page of a case is read by its force, which is not told of a match elsewhere (DUP-2).
    async deliveries(ref) {
      const rows = await prisma.notice.findMany({
        where: { ref, event: { notIn: ['command-outcome', 'overlap-found'] } },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        take: shownAtOnce,
      });
      return rows.map((row) => ({
        to: row.recipient,
        event: row.event,
        at: at(row.mailedAt ?? row.at),
        outcome: row.outcome ?? 'in the inbox; mail waits',
      }));
    },
  };
};
