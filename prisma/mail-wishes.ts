import type { MailWishes } from '../api/ports.ts';
import type { PrismaClient } from './generated/client.ts';

/** What people wish by mail. */
export const createMailWishes = (prisma: PrismaClient): MailWishes => ({
  async of(person) {
    const row = await prisma.mailWish.findUnique({ where: { person } });
    return row?.wish === 'duties' ? 'duties' : 'all';
  },
  async keep(person, wish) {
    await prisma.mailWish.upsert({ where: { person }, create: { person, wish }, update: { wish, at: new Date() } });
  },
});
