import { inSentence } from '../../../domain/sentence.ts';
import type { MailWish } from '../../../domain/notice-duty.ts';
import { isInstant } from '../../../domain/words.ts';
import { first, pageIn } from '../form/answers.ts';
import type { PageOf } from '../visit.ts';

const wishes: readonly { readonly code: MailWish; readonly text: string; readonly hint: string }[] = [
  { code: 'all', text: 'Every notice', hint: 'Each of them at once.' },
  {
    code: 'duties',
    text: 'Only what asks something of me',
    hint: 'And what is late, and what became of my own commands: those cannot be turned off.',
  },
];

const PAGE = 25;

export const inbox: PageOf = async ({ ports, person, query }) => {
  const asked = { page: pageIn(query), pageSize: PAGE };
  const [notices, unread, wish] = await Promise.all([
    ports.questions.inbox(person, asked),
    ports.questions.inbox(person, { only: 'unread', page: 1, pageSize: 1 }),
    ports.mailWishes.of(person.id),
  ]);
  const pages = Math.max(1, Math.ceil(notices.total / PAGE));
  if (asked.page > pages) return { kind: 'go', to: `/inbox?page=${String(pages)}` };
  const data = { notices: notices.items, unread: unread.total, newest: unread.items[0]?.at ?? null, wishes, wish };
  return { kind: 'page', view: 'inbox/view.njk', title: 'Inbox', data: { ...data, found: { page: asked.page }, pages, address: '' } };
};

/** Marks a notice as read, or all up to the newest that was shown; a notice that is not mine is simply not marked. */
export const readNotice: PageOf = async ({ ports, person, answers, say }) => {
  const [id, upTo] = [first(answers, 'notice'), first(answers, 'upTo')];
  const count = isInstant(upTo) ? await ports.questions.markAllRead(person, upTo) : Number(await ports.questions.markRead(person, id));
  if (count > 0) say(count === 1 ? 'The notice is marked as read.' : `${String(count)} notices are marked as read.`);
  return { kind: 'go', to: first(answers, 'back') === '/' ? '/' : '/inbox' };
};

export const wishMail: PageOf = async ({ ports, person, answers, say }) => {
  const chosen = wishes.find(({ code }) => code === first(answers, 'wish'));
  if (chosen !== undefined) {
    await ports.mailWishes.keep(person.id, chosen.code);
    say(`By e-mail you are sent: ${inSentence(chosen.text)}.`);
  }
  return { kind: 'go', to: '/inbox' };
};
