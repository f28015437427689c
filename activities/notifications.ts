import { mayOpen } from '../domain/access.ts';
import { namesADuty } from '../domain/notice-duty.ts';
import { toldByDuty } from '../domain/notices.ts';
import { carrying } from './carrying.ts';
import { letter } from './letter.ts';
import { mayOpenSitting } from '../domain/sitting-access.ts';
import type { Delivery, Inbox, Outbox, OwedNotices, Post, UnsentNotice } from './ports.ts';

export type NotificationNeeds = { readonly outbox: Outbox; readonly inbox: Inbox; readonly post: Post; readonly publicUrl: string };

const whyWithheld = ({ recipient, event }: UnsentNotice, about: OwedNotices): string | null => {
  const person = about.directory.people[recipient];
  if (person?.active !== true) return 'not an active person of the directory';
  if (toldByDuty.includes(event)) return null;
  if (about.sitting !== null) return mayOpenSitting(about.sitting, person, about) ? null : 'may not open the sitting';
  return about.on !== null && mayOpen(about.on, person, about) === 'page' ? null : 'may not open the case';
};

/** Section 8: only what asks nothing of its reader may be turned off; what a body does at a sitting always asks something. */
const unwished = ({ recipient, event, wish }: UnsentNotice, about: OwedNotices): boolean => {
  const who = about.directory.people[recipient];
  return wish === 'duties' && who !== undefined && about.on !== null && !namesADuty(event, { on: about.on, who }, about);
};

/**
 * Mails what stands in inboxes since it was owed, until each is sent or refused for good. Address and right to see are those of
 * this moment. A mail that waits fails the row.
 */
export const createNotifications = ({ outbox, inbox, post, publicUrl }: NotificationNeeds) => {
  const mail = (notice: UnsentNotice, { ref, on, directory }: OwedNotices): Promise<Delivery> => {
    const to = directory.people[notice.recipient]?.email ?? '';
    if (to === '') return Promise.resolve({ state: 'refused', why: 'no address' });
    return post.send({ to, messageId: notice.messageId, ...letter({ ...notice, ref }, on, publicUrl) });
  };
  return carrying({ outbox, unsent: (ids) => inbox.owed(ids) }, async (owed: OwedNotices) => {
    const deliver = async (notice: UnsentNotice): Promise<readonly [string, Delivery]> => {
      const why = whyWithheld(notice, owed);
      if (why !== null) return [notice.id, { state: 'refused', why: `withheld: ${why}` }];
      return [notice.id, unwished(notice, owed) ? { state: 'inbox only' } : await mail(notice, owed)];
    };
    const deliveries = Object.fromEntries(await Promise.all(owed.unsent.map(deliver)));
    await inbox.delivered(owed.id, deliveries);
    const waits = Object.values(deliveries).find(({ state }) => state === 'waits');
    if (waits !== undefined && 'why' in waits) throw new Error(`mail waits: ${waits.why}`);
    return { found: false, closed: true };
  });
};
