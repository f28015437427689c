import { instantAt } from '../domain/local-time.ts';
import type { Instant } from '../domain/words.ts';
import type { Questions } from '../api/ports.ts';
import type { PrismaClient } from './generated/client.ts';

const at = (date: Date): Instant => instantAt(date.getTime());
const orNull = (date: Date | null): Instant | null => (date === null ? null : at(date));
/** What stands as the outcome of a notice that nobody was given: it is on the case's page, and in no inbox. */
export const withheld = 'withheld';
const shownAtOnce = 200;

/** The caller's own notices, and what became of those about a case. */
export const createNotices = (prisma: PrismaClient, now: () => Promise<Instant>): Pick<Questions, 'inbox' | 'markRead' | 'deliveries'> => ({
  async inbox(asker) {
    const own = { recipient: asker.id, OR: [{ outcome: null }, { NOT: { outcome: { startsWith: withheld } } }] };
    const rows = await prisma.notice.findMany({ where: own, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: shownAtOnce });
    return rows.map((row) => ({
      id: row.id,
      at: at(row.at),
      ref: row.ref,
      event: row.event,
      text: row.text,
      dueAt: orNull(row.dueAt),
      readAt: orNull(row.readAt),
    }));
  },
  /** False where the caller has no such notice; reading twice keeps the first time. */
  async markRead(asker, id) {
    const { count } = await prisma.notice.updateMany({ where: { id, recipient: asker.id, readAt: null }, data: { readAt: await now() } });
    return count > 0 || (await prisma.notice.count({ where: { id, recipient: asker.id } })) > 0;
  },
  async deliveries(ref) {
    const rows = await prisma.notice.findMany({
      where: { ref, event: { not: 'command-outcome' } },
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
});
