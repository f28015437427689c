import { nextReached } from '../domain/beside.ts';
import type { Case } from '../domain/case.ts';
import { isInstant, type Instant } from '../domain/words.ts';
import type { Unratified } from '../activities/ports.ts';
import type { CaseFiles, JournalRow } from '../api/ports.ts';
import type { Database } from './database.ts';
import { entryOf } from './entry-of.ts';
import { siaLoadSql } from './record-store.ts';
import type { Sitting } from '../domain/sitting.ts';
import { nextSittingSql, toRatifySql } from './sitting-row.ts';
import type { ReferenceData } from './reference-data.ts';

const instant = (at: string): Instant => {
  if (!isInstant(at)) throw new Error('a journal entry without an instant');
  return at;
};

/** Cases as a rehearsal and the pages read them: the same state and facts as the recorder's, without its locks. */
export const createCaseFiles = ({ pool, prisma }: Pick<Database, 'pool' | 'prisma'>, data: ReferenceData): CaseFiles => ({
  async open(ref) {
    const { rows } = await pool.query<{ state: string }>({
      name: 'case',
      text: `SELECT state FROM stream WHERE id = $1 AND kind = 'case'`,
      values: [ref],
    });
    // The state as of the last entry; the verifier proves it by refolding.
    return rows[0] === undefined ? null : (JSON.parse(rows[0].state) as Case);
  },
  async facts(actor, today) {
    // Who allocates looks at the load; nobody else is shown it, and it is a count over all live cases.
    const counted = actor.roles.includes('toex-manager') ? pool.query<{ sia: string; load: number }>(siaLoadSql) : { rows: [] };
    const [{ directory, policy, now }, load] = await Promise.all([today ?? data.load(pool), counted]);
    return {
      now,
      actor,
      directory,
      policy,
      reference: null,
      digest: null,
      corrected: null,
      capacityPlace: null,
      siaLoad: Object.fromEntries(load.rows.map((row) => [row.sia, row.load])),
    };
  },
  async beside(reaches) {
    const { now, directory } = await data.load(pool);
    const ids: string[] = [];
    const unratified: string[] = [];
    let next: string | null = null;
    for (const reach of reaches) {
      if ('stream' in reach) ids.push(reach.stream);
      else if ('toRatifyBy' in reach) {
        const { rows } = await pool.query<Unratified>(toRatifySql, [reach.toRatifyBy]);
        ids.push(...rows.map(({ ref }) => ref));
        unratified.push(...rows.map(({ key }) => key));
      } else {
        const at = nextReached(reach, directory);
        next = at === null ? null : ((await pool.query<{ id: string }>(nextSittingSql, [at.body, at.but, now])).rows[0]?.id ?? null);
      }
    }
    const rows = await prisma.stream.findMany({
      where: { id: { in: next === null ? ids : [...ids, next] } },
      select: { id: true, kind: true, state: true },
    });
    const of = (kind: string) => rows.filter((row) => row.kind === kind);
    return {
      cases: Object.fromEntries(of('case').map(({ id, state }) => [id, JSON.parse(state) as Case])),
      sittings: Object.fromEntries(of('sitting').map(({ id, state }) => [id, JSON.parse(state) as Sitting])),
      next,
      unratified,
    };
  },
  today: () => data.load(pool),
  async entries(ref) {
    const rows = await prisma.journal.findMany({ where: { stream: ref }, orderBy: { seq: 'asc' } });
    return rows.map(({ seq, type, at, actor, payload, prevHash, hash }): JournalRow => {
      return { seq, type, at: instant(at), actor, payload, prevHash, hash, entry: entryOf({ seq, type, at, actor, payload }) };
    });
  },
  async giverOf(ref, seq) {
    return (await prisma.journal.findFirst({ where: { stream: ref, seq }, select: { actor: true } }))?.actor ?? null;
  },
  async texts(ids) {
    const { rows } = await pool.query<{ id: string; text: string | null }>({
      name: 'texts',
      text: 'SELECT id, text FROM narrative WHERE id = ANY($1)',
      values: [ids],
    });
    return Object.fromEntries(rows.map(({ id, text }) => [id, text ?? '']));
  },
});
