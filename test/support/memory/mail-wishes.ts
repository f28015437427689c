import type { MailWishes } from '../../../api/ports.ts';
import type { MailWish } from '../../../domain/notice-duty.ts';

export const mailWishesOf = (): MailWishes => {
  const kept = new Map<string, MailWish>();
  return {
    of: (person) => Promise.resolve(kept.get(person) ?? 'all'),
    keep: (person, wish) => {
      kept.set(person, wish);
      return Promise.resolve();
    },
  };
};
