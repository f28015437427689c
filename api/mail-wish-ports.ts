import type { MailWish } from '../domain/notice-duty.ts';
import type { UserId } from '../domain/words.ts';

/** Which notices somebody wishes by mail: the api's own, no part of the record. */
export interface MailWishes {
  of(person: UserId): Promise<MailWish>;
  keep(person: UserId, wish: MailWish): Promise<void>;
}
