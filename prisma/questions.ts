import type { Person } from '../domain/directory.ts';
import type { Queue, Questions } from '../api/ports.ts';
import { caseRow, listSql, type ListRow } from './case-list.ts';
import type { Database } from './database.ts';
import { createNotices } from './notices.ts';
import { overlapsFor } from './overlaps.ts';
import { queuesOf } from './queues.ts';
import type { AtHand, ReferenceData } from './reference-data.ts';
import { stalledFor } from './stalled.ts';
import { valueLinesFor, valueSummaryFor } from './value-lines.ts';
import { visibleTo } from './visibility.ts';
import { waitingFor } from './waits.ts';

const overdue = (now: string): string => `opens = 'page' AND live AND due_at <= ${now}`;

/** The questions of pages and API on Postgres; every list is read from the one visibility relation. */
export const createQuestions = ({ pool, prisma }: Pick<Database, 'pool' | 'prisma'>, data: ReferenceData): Questions => {
  const queues = async (asker: Person, known: AtHand): Promise<readonly Queue[]> => {
    const { directory, now } = known;
    const visible = visibleTo(asker, known);
    const time = `$${String(visible.next)}::timestamptz`;
    const own = queuesOf(asker, directory, time);
    const counts = own.map(({ where }, index) => {
      const name = String(index);
      return `count(*) FILTER (WHERE ${where})::int AS total${name}, count(*) FILTER (WHERE (${where}) AND ${overdue(time)})::int AS overdue${name}`;
    });
    // Somebody named on many cases has a queue for each of a few roles, not for each case: one scan counts them all.
    const { rows } = await pool.query<Record<string, number>>(
      `SELECT ${counts.join(', ')} FROM ${visible.text} AS visible WHERE ${time} IS NOT NULL`,
      [...visible.values, now],
    );
    const count = (name: string, index: number): number => rows[0]?.[`${name}${String(index)}`] ?? 0;
    return own.map(({ id, title }, index) => ({ id, title, total: count('total', index), overdue: count('overdue', index) }));
  };
  return {
    ...createNotices({ pool, prisma }, data),
    async cases(asker, query) {
      const known = await data.load(pool);
      const stalled = query.stalled === undefined ? null : (await stalledFor(pool, asker, { known })).map(({ ref }) => ref);
      const { rows, count } = listSql(asker, { query, known, stalled });
      const [found, counted] = await Promise.all([
        pool.query<ListRow>(rows.text, rows.values),
        pool.query<{ total: number }>(count.text, count.values),
      ]);
      const items = found.rows.map((row) => caseRow(row, known.now));
      return { items, total: counted.rows[0]?.total ?? 0, page: query.page, pageSize: query.pageSize };
    },
    queues: async (asker) => queues(asker, await data.load(pool)),
    stalled: async (asker) => stalledFor(pool, asker, { known: await data.load(pool) }),
    stalledAs: async (asker, ref) => (await stalledFor(pool, asker, { known: await data.load(pool), ref }))[0] ?? null,
    waits: async (asker) => waitingFor(pool, asker, await data.load(pool)),
    value: async (asker, period) => valueSummaryFor(pool, asker, { period, known: await data.load(pool) }),
    valueLines: async (asker, asked) => valueLinesFor(pool, asker, { asked, known: await data.load(pool) }),
    overlaps: async (asker, ref) => overlapsFor(pool, asker, { of: { ref }, known: await data.load(pool) }),
    overlapsOfBid: async (asker, { draft, ...sought }) => overlapsFor(pool, asker, { of: { draft, sought }, known: await data.load(pool) }),
  };
};
