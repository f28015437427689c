import type { Instant, Narrative, Party, UserId } from './words.ts';

/** What somebody wrote to a party: a question, or a reply to an earlier message. */
export type Message = {
  readonly id: string;
  readonly by: UserId;
  /** The party that they wrote for, and the one to whom they wrote. */
  readonly from: Party;
  readonly to: Party;
  readonly text: Narrative;
  readonly at: Instant;
  /** Null for a question. */
  readonly inReplyTo: string | null;
  /** The reply that answers a question; null where none has yet, and for a reply. */
  readonly answeredBy: string | null;
};
export type Messages = Readonly<Record<string, Message>>;
/** The last nudge: who gave it, and when. */
export type Nudge = { readonly by: UserId; readonly at: Instant };

const CLOCK = 'question:';
/** The clock that runs for the party asked, until somebody of it replies. */
export const questionClock = (id: string): string => `${CLOCK}${id}`;
/** Whose question a clock runs for; null for every other clock. */
export const askerOn = (messages: Messages | undefined, clock: string): UserId | null => {
  const id = clock.startsWith(CLOCK) ? clock.slice(CLOCK.length) : '';
  return messages !== undefined && Object.hasOwn(messages, id) ? (messages[id]?.by ?? null) : null;
};
export const openQuestions = (messages: Messages | undefined): readonly Message[] =>
  Object.values(messages ?? {}).filter(({ inReplyTo, answeredBy }) => inReplyTo === null && answeredBy === null);
