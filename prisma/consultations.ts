import { instantAt } from '../domain/local-time.ts';
import type { Consultations } from '../api/ports.ts';
import type { Database } from './database.ts';
import { nowMs } from './reference-data.ts';

const logText = `INSERT INTO consultation (at, actor, action, object, recipients)
  SELECT to_timestamp((${nowMs}) / 1000.0), $1, $2, $3, $4 FROM demo_clock WHERE id = 1`;

/** REC-4: who read, searched, exported what; rows that nobody changes. */
export const createConsultations = ({ pool, prisma }: Pick<Database, 'pool' | 'prisma'>): Consultations => ({
  async log({ actor, action, object, recipients = [] }) {
    const { rowCount } = await pool.query({ name: 'consulted', text: logText, values: [actor, action, object, recipients] });
    if (rowCount !== 1) throw new Error('no clock: run the migrations');
  },
  async search({ object, actors, action: did, from, before, page, pageSize }) {
    const at = { ...(from === undefined ? {} : { gte: from }), ...(before === undefined ? {} : { lt: before }) };
    const where = {
      at,
      ...(object === undefined ? {} : { object: { contains: object, mode: 'insensitive' as const } }),
      ...(did === undefined ? {} : { action: did }),
      ...(actors === undefined ? {} : { actor: { in: [...actors] } }),
    };
    const window = { orderBy: { seq: 'desc' as const }, skip: (page - 1) * pageSize, take: pageSize };
    const [total, rows] = await Promise.all([prisma.consultation.count({ where }), prisma.consultation.findMany({ where, ...window })]);
    const items = rows.map(({ seq, at, actor: who, action, object: of, recipients }) => {
      return { seq, at: instantAt(at.getTime()), actor: who, action, object: of, ...(recipients.length === 0 ? {} : { recipients }) };
    });
    return { items, total, page, pageSize };
  },
});
