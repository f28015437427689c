import { openQuestions } from '../../../domain/message-state.ts';
import { threadsOf } from '../case/messages/page.ts';
import { worded } from '../case/open.ts';
import { first } from '../form/answers.ts';
import { wordsFor } from '../wording/words.ts';
import { choice, type Prepare } from './preparation.ts';

/** The thread that is replied to stands above; which of its messages is meant came with the link. Without one, all of them stand there. */
export const reply: Prepare = async (visit, on) => {
  const { nameOf } = wordsFor(visit);
  const messages = Object.values(on.messages ?? {});
  const named = first(visit.query, 'inReplyTo');
  const thread = threadsOf(messages).find(({ question, replies }) => [question, ...replies].some(({ id }) => id === named));
  // Where the link named none, the newest question that waits for an answer is the likeliest.
  const meant = thread === undefined ? openQuestions(on.messages).at(-1)?.id : named;
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
