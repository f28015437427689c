import { threadsOf } from '../case/messages/page.ts';
import { worded } from '../case/open.ts';
import { first } from '../form/answers.ts';
import { wordsFor } from '../wording/words.ts';
import { choice, type Prepare } from './preparation.ts';

/** The thread that is replied to stands above; which of its messages is meant came with the link. */
export const reply: Prepare = async (visit, on) => {
  const { nameOf } = wordsFor(visit);
  const messages = Object.values(on.messages ?? {});
  const meant = first(visit.query, 'inReplyTo');
  const threads = threadsOf(messages);
  const thread = threads.find(({ question, replies }) => [question, ...replies].some(({ id }) => id === meant));
  const shown = thread === undefined ? messages : [thread.question, ...thread.replies];
  return {
    start: { inReplyTo: meant },
    choices: {
      inReplyTo: shown.map(({ id, by, inReplyTo }) => choice(id, `${id}: ${inReplyTo === null ? 'question' : 'reply'} by ${nameOf(by)}`)),
    },
    titles: { inReplyTo: 'Which message?' },
    shown: { view: 'command/shown/messages.njk', messages: await worded(visit, shown) },
  };
};
