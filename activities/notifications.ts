import { mayOpen } from '../domain/access.ts';
import { toldByDuty, type Notice } from '../domain/notices.ts';
import type { UserId } from '../domain/words.ts';
import { carrying } from './carrying.ts';
import { sha256 } from './digests.ts';
import { letter } from './letter.ts';
import type { Case } from '../domain/case.ts';
import type { Cases, Delivery, Inbox, NewNotice, Outbox, OwedRow, Post, Today } from './ports.ts';

export type NotificationNeeds = {
  readonly outbox: Outbox;
  readonly cases: Cases;
  readonly inbox: Inbox;
  readonly post: Post;
  readonly publicUrl: string;
};

/** What a notice is about: a case as it is now, or a submission that became none. */
type About = Today & { readonly on: Case | null };
const whyWithheld = (to: UserId, { event }: Notice, { on, directory }: About): string | null => {
  const person = directory.people[to];
  if (person?.active !== true) return 'not an active person of the directory';
  if (toldByDuty.includes(event)) return null;
  return on !== null && mayOpen(on, person, { directory }) === 'page' ? null : 'may not open the case';
};
const noticeFor = (to: UserId, row: OwedRow, { said, about }: { readonly said: Notice; readonly about: About }): NewNotice => {
  const id = `${row.id}:${to}`;
  const messageId = `<${sha256(id).slice(0, 40)}@tasking-gateway.local>`;
  return {
    id,
    messageId,
    outbox: row.id,
    recipient: to,
    ref: row.ref,
    event: said.event,
    text: said.text,
    at: about.now,
    dueAt: said.dueAt,
    withheld: whyWithheld(to, said, about),
  };
};

/**
 * Tells people: the inbox first, each recipient and event once; then by mail, until each is sent or refused for good.
 * Address and right to see are those of this moment. A mail that waits fails the row, and the inbox keeps what it has.
 */
export const createNotifications = ({ outbox, cases, inbox, post, publicUrl }: NotificationNeeds) => {
  const mail = (notice: NewNotice, { on, directory }: About): Promise<Delivery> => {
    const to = directory.people[notice.recipient]?.email ?? '';
    if (to === '') return Promise.resolve({ state: 'refused', why: 'no address' });
    return post.send({ to, messageId: notice.messageId, ...letter(notice, on, publicUrl) });
  };
  return carrying(outbox, async (row) => {
    const about = row.ref === null ? { on: null, ...(await cases.today()) } : await cases.now(row.ref);
    // Written by the recorder from the rulebook's own notice.
    const said = JSON.parse(row.payload) as Notice;
    const notices = said.to.map((to) => noticeFor(to, row, { said, about }));
    const unsent = await inbox.keep(row.id, notices);
    // The right to see is that of the sending, also where the inbox had it before a mail server went away.
    const deliver = async (notice: NewNotice): Promise<readonly [string, Delivery]> => [
      notice.id,
      notice.withheld === null ? await mail(notice, about) : { state: 'refused', why: `withheld: ${notice.withheld}` },
    ];
    const deliveries = Object.fromEntries(await Promise.all(notices.filter(({ id }) => unsent.includes(id)).map(deliver)));
    await inbox.delivered(row.id, deliveries);
    const waits = Object.values(deliveries).find(({ state }) => state === 'waits');
    if (waits !== undefined && 'why' in waits) throw new Error(`mail waits: ${waits.why}`);
    return { found: false, closed: true };
  });
};
