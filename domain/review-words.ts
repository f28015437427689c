import type { Row } from './command-row.ts';
import type { Sentence } from './sentence.ts';
import type { Instant, Narrative, UserId } from './words.ts';

type Held = { readonly worked: Narrative; readonly didNotWork: Narrative; readonly lessons: Narrative };
/** The operational review of a case that is closed. `held` is null until it is recorded. */
export type OperationalReview = {
  readonly askedAt: Instant | null;
  readonly held: (Held & { readonly by: UserId; readonly at: Instant }) | null;
};
export interface ReviewCommands {
  'record-review': Row<'closed', Held>;
  'ask-review': Row<'closed', { readonly clock: string; readonly rung: string }>;
}
export interface ReviewEntries {
  'review-asked': ReviewCommands['ask-review']['payload'];
  'review-held': ReviewCommands['record-review']['payload'];
}
export const reviewMeaning: { readonly [T in keyof ReviewEntries]: 1 } = { 'review-asked': 1, 'review-held': 1 };
export interface ReviewRefusals {
  'review-not-due': { readonly on: string };
}
export const reviewSentences: { readonly [K in keyof ReviewRefusals]: Sentence<K> } = {
  'review-not-due': {
    status: 409,
    says: ({ on }) => `The operational review of this case is asked for on ${on}. Record it then, or add a note now.`,
  },
};
