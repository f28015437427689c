import { first } from '../form/answers.ts';
import type { PageOf } from '../visit.ts';

export const inbox: PageOf = async ({ ports, person }) => {
  const notices = await ports.questions.inbox(person);
  return { kind: 'page', view: 'inbox/view.njk', title: 'Inbox', data: { notices: notices.slice(0, 200) } };
};

/** Marks a notice as read; a notice that is not mine is simply not marked. */
export const readNotice: PageOf = async ({ ports, person, answers, say }) => {
  const marked = await ports.questions.markRead(person, first(answers, 'notice'));
  if (marked) say('The notice is marked as read.');
  return { kind: 'go', to: first(answers, 'back') === '/' ? '/' : '/inbox' };
};
