import { instantAt } from '../domain/local-time.ts';
import type { Clock, Consultations } from '../api/ports.ts';
import type { PrismaClient } from './generated/client.ts';

/** REC-4: who read, searched, exported what; rows that nobody changes. */
export const createConsultations = (prisma: PrismaClient, clock: Clock): Consultations => ({
  async log({ actor, action, object, recipients = [] }) {
    await prisma.consultation.create({ data: { at: await clock.now(), actor, action, object, recipients: [...recipients] } });
  },
  async search({ object, actor, page, pageSize }) {
    const where = { ...(object === undefined ? {} : { object: { contains: object } }), ...(actor === undefined ? {} : { actor }) };
    const window = { orderBy: { seq: 'desc' as const }, skip: (page - 1) * pageSize, take: pageSize };
    const [total, rows] = await Promise.all([prisma.consultation.count({ where }), prisma.consultation.findMany({ where, ...window })]);
    const items = rows.map(({ seq, at, actor: who, action, object: of, recipients }) => {
      return { seq, at: instantAt(at.getTime()), actor: who, action, object: of, ...(recipients.length === 0 ? {} : { recipients }) };
    });
    return { items, total, page, pageSize };
  },
});
