import { offered } from '../../../../domain/decide.ts';
import { questionClock, type Message } from '../../../../domain/message-state.ts';
import { entryOf } from '../../../../domain/sides.ts';
import { wireSchemas } from '../../../json/payloads/families.ts';
import { blank, drawn, type CommandForm } from '../../command/form.ts';
import { fieldsOf } from '../../form/schema.ts';
import { worded } from '../open.ts';
import type { Part } from '../page.ts';

const askFields = fieldsOf(wireSchemas.ask);

type Thread = { readonly question: Message; readonly replies: readonly Message[] };
/** Each question with all that was replied to it, or to a reply to it; the newest question first. */
export const threadsOf = (messages: readonly Message[]): readonly Thread[] => {
  const starts = new Map<string, string>();
  for (const { id, inReplyTo } of messages) starts.set(id, inReplyTo === null ? id : (starts.get(inReplyTo) ?? id));
  return messages
    .filter(({ inReplyTo }) => inReplyTo === null)
    .map((question) => ({ question, replies: messages.filter(({ id }) => id !== question.id && starts.get(id) === question.id) }))
    .toReversed();
};

/** What was asked and answered, and a form to ask. */
export const messages: Part = async (visit, { on, facts }) => {
  const form: CommandForm = { name: 'ask', fields: askFields, on, preparation: {} };
  const threads = threadsOf(Object.values(on.messages ?? {})).map((thread) => ({
    ...thread,
    dueAt: entryOf(on.clocks, questionClock(thread.question.id))?.dueAt ?? null,
  }));
  return {
    threads: await worded(visit, threads),
    mayReply: offered('reply', on, facts) === null,
    ask: offered('ask', on, facts) === null ? drawn(form, blank(form), visit) : null,
  };
};
