import { isDoneByCover } from '../domain/waits-by-cover.ts';
import type { Person } from '../domain/directory.ts';
import type { CaseQuery, CaseRow, Questions } from '../api/ports.ts';
import { caseRow, listSql, type ListRow } from './case-list.ts';
import type { Database } from './database.ts';
import { withSuccessors } from './merged-into.ts';
import { createNotices } from './notices.ts';
import { overlapsFor } from './overlaps.ts';
import { overlapsOnFile } from './overlaps-on-file.ts';
import { countQueues, queuedFor, queueHolders } from './queues.ts';
import type { ReferenceData } from './reference-data.ts';
import { stalledFor } from './stalled.ts';
import { valueLinesFor, valueSummaryFor } from './value-lines.ts';
import { waitingFor } from './waits.ts';

/** The questions of pages and API on Postgres; every list is read from the one visibility relation. */
export const createQuestions = ({ pool }: Pick<Database, 'pool'>, data: ReferenceData): Questions => {
  const listed = async (asker: Person, query: CaseQuery) => {
    const known = await data.load(pool);
    const stalled = query.stalled === undefined ? null : (await stalledFor(pool, asker, { known })).map(({ ref }) => ref);
    const queued = queuedFor(asker, known);
    const { rows, ...list } = listSql(asker, queued, { query, known, stalled });
    const items = async (): Promise<readonly CaseRow[]> => {
      const found = await pool.query<ListRow>(rows.text, rows.values);
      return withSuccessors(pool, asker, { items: found.rows.map((row) => caseRow(row, known.now)), known });
    };
    return { ...list, queued, items };
  };
  return {
    ...createNotices({ pool }, data),
    async cases(asker, query) {
      const { items, count } = await listed(asker, query);
      const [found, counted] = await Promise.all([items(), pool.query<{ total: number }>(count.text, count.values)]);
      return { items: found, total: counted.rows[0]?.total ?? 0, page: query.page, pageSize: query.pageSize };
    },
    async queue(asker, query) {
      const { queued, where, count, items } = await listed(asker, query);
      if (!queued.queues.some(({ id }) => id === query.queue)) return null;
      const [found, { queues, listed: total }] = await Promise.all([items(), countQueues(pool, queued, { where, values: count.values })]);
      return { queues, found: { items: found, total, page: query.page, pageSize: query.pageSize } };
    },
    async queues(asker) {
      const queued = queuedFor(asker, await data.load(pool));
      return (await countQueues(pool, queued, { where: 'false', values: queued.visible.values })).queues;
    },
    queueHolders: async (id) => queueHolders(id, (await data.load(pool)).directory),
    stalled: async (asker) => stalledFor(pool, asker, { known: await data.load(pool) }),
    stalledAs: async (asker, ref) => (await stalledFor(pool, asker, { known: await data.load(pool), ref }))[0] ?? null,
    waits: async (asker) => waitingFor(pool, { asker, whom: asker }, await data.load(pool)),
    async waitsByCover(asker, absentee) {
      const found = await waitingFor(pool, { asker, whom: absentee }, await data.load(pool));
      return found.filter(({ kind }) => isDoneByCover(kind));
    },
    value: async (asker, period) => valueSummaryFor(pool, asker, { period, known: await data.load(pool) }),
    valueLines: async (asker, asked) => valueLinesFor(pool, asker, { asked, known: await data.load(pool) }),
    overlaps: async (asker, ref) => overlapsFor(pool, asker, { of: { ref }, known: await data.load(pool) }),
    overlapsOnFile: async (asker, ref) => overlapsOnFile(pool, asker, { ...(await data.load(pool)), ref }),
    overlapsOfBid: async (asker, { draft, ...sought }) => overlapsFor(pool, asker, { of: { draft, sought }, known: await data.load(pool) }),
  };
};
