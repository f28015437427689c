import { instantAt } from '../domain/local-time.ts';
import type { Sitting, SittingKind, SittingStatus } from '../domain/sitting.ts';
import type { MeetingFiles, SittingRow } from '../api/ports.ts';
import type { Database } from './database.ts';
import { sittingEntryOf } from './entry-of.ts';
import type { ReferenceData } from './reference-data.ts';
import { placed } from './placed.ts';
import { sittingsOpenTo } from './sitting-visibility.ts';

type Row = { id: string; body: string; kind: SittingKind; at: Date; papers_due_at: Date | null; status: SittingStatus; version: number };
const columns = 'id, body, kind, at, papers_due_at, status, version';
const rowOf = ({ papers_due_at: papers, at, ...row }: Row): SittingRow => ({
  ...row,
  at: instantAt(at.getTime()),
  papersDueAt: papers === null ? null : instantAt(papers.getTime()),
});

/** Sittings as a rehearsal and the pages read them. */
export const createMeetings = ({ pool, prisma }: Pick<Database, 'pool' | 'prisma'>, data: ReferenceData): MeetingFiles => ({
  async open(id) {
    const row = await prisma.stream.findFirst({ where: { id, kind: 'sitting' }, select: { state: true } });
    // The state as of the last entry; the verifier proves it by refolding.
    return row === null ? null : (JSON.parse(row.state) as Sitting);
  },
  async list(asker, body) {
    const { values, value } = placed();
    const where = sittingsOpenTo(asker, await data.load(pool), value);
    const only = body === null ? '' : ` AND body = ${value(body)}`;
    const { rows } = await pool.query<Row>(`SELECT ${columns} FROM sitting_read WHERE ${where}${only} ORDER BY at DESC, id`, values);
    return rows.map(rowOf);
  },
  async actionsOf(asker) {
    const { rows } = await pool.query<{ state: string }>(
      `SELECT state FROM stream JOIN sitting_read AS s ON s.id = stream.id WHERE stream.kind = 'sitting' AND s.open_actions @> ARRAY[$1::text] ORDER BY s.at`,
      [asker.id],
    );
    return rows.flatMap(({ state }) => {
      const on = JSON.parse(state) as Sitting;
      const own = Object.values(on.actions).filter(({ owner, status }) => owner === asker.id && status === 'open');
      return own.map((action) => ({ meeting: on.id, action }));
    });
  },
  async entries(id) {
    const rows = await prisma.journal.findMany({ where: { stream: id }, orderBy: { seq: 'asc' } });
    return rows.map(sittingEntryOf);
  },
});
