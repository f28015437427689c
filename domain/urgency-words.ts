import type { Row } from './command-row.ts';
import type { Sentence } from './sentence.ts';
import type { Instant, LiveStage, Narrative, Priority, UserId } from './words.ts';

/** What was done about the risk before anybody was told here, and its reference (BID-4). */
type Acted = { readonly actionTaken: Narrative; readonly actionRef: string };
/** CLK-5: somebody on the case has said that it is urgent. */
export type Urgency = Acted & {
  readonly by: UserId;
  readonly at: Instant;
  /** What the case goes back to when the flag is lowered, unless its priority is provisional. */
  readonly priority: Priority;
  /** Null while it waits for a gateway manager. */
  readonly answer: {
    readonly outcome: 'confirmed' | 'lowered';
    readonly by: UserId;
    readonly at: Instant;
    readonly reason: Narrative;
  } | null;
};

/** How a case comes to another priority than the one that its bid or its recommendation gave it. */
export interface PriorityCommands {
  'flag-urgent': Row<LiveStage, Acted>;
  'confirm-urgent': Row<LiveStage, { readonly reason: Narrative }>;
  'lower-urgent': Row<LiveStage, { readonly reason: Narrative }>;
  'override-priority': Row<LiveStage, { readonly priority: Priority; readonly reason: Narrative }>;
}
/** `from` and `priority`: what the case ran as, and runs as from now on. A meaning is frozen at release. */
export interface PriorityEntries {
  'flagged-urgent': Acted & { readonly from: Priority };
  'urgency-confirmed': { readonly reason: Narrative; readonly flaggedBy: UserId };
  'urgency-lowered': { readonly reason: Narrative; readonly flaggedBy: UserId; readonly priority: Priority };
  'priority-overridden': { readonly reason: Narrative; readonly from: Priority; readonly priority: Priority };
}
export const priorityMeaning: { readonly [T in keyof PriorityEntries]: 1 } = {
  'flagged-urgent': 1,
  'urgency-confirmed': 1,
  'urgency-lowered': 1,
  'priority-overridden': 1,
};

export interface PriorityRefusals {
  'urgent-already': { readonly name: string; readonly has: 'flagged' | 'confirmed' };
  'urgency-waits': { readonly who: readonly string[] };
  'not-flagged': object;
}
export const prioritySentences: { readonly [K in keyof PriorityRefusals]: Sentence<K> } = {
  'urgent-already': {
    status: 409,
    says: ({ name, has }) =>
      has === 'confirmed'
        ? `${name} has confirmed that it is urgent: it runs as P1. Put what is new into a note or a message.`
        : `${name} has flagged it as urgent: it runs as P1 until that is confirmed or lowered. Put what is new into a note or a message.`,
  },
  'urgency-waits': {
    status: 409,
    says: ({ who }) =>
      `The case is flagged as urgent. That is confirmed or lowered first${who.length === 0 ? ', by somebody who is given the role of a gateway manager' : `, by ${who.join(' or ')}`}.`,
  },
  'not-flagged': { status: 409, says: () => 'The case is not flagged as urgent, so there is nothing to confirm or to lower.' },
};
