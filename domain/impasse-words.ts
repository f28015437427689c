import type { Row } from './command-row.ts';
import type { Sentence } from './sentence.ts';
import type { Side } from './terms-state.ts';
import { quotedStage } from './stage-titles.ts';
import type { DevelopmentStage, Instant, LiveStage, Narrative, UserId } from './words.ts';

export type ImpasseOutcome = 'resume' | 'decline' | 'drop-product' | 'record-both-views';
export type Disputed = 'terms' | DevelopmentStage | 'reassessment';
/** TOR-7: the two sides do not agree, and the TOEX manager has it. `product` is the one that was returned last, in development. */
export type Impasse = {
  readonly by: UserId;
  readonly at: Instant;
  readonly reason: Narrative;
  readonly product: string | null;
  /** Whose turn it was. */
  readonly penWith: Side;
};
export interface ImpasseCommands {
  'declare-impasse': Row<Disputed, { readonly reason: Narrative }>;
  'resolve-impasse': Row<
    Disputed,
    { readonly outcome: ImpasseOutcome; readonly lineManager: UserId; readonly agreedAt: Instant; readonly rationale: Narrative }
  >;
}
export interface ImpasseEntries {
  'impasse-declared': ImpasseCommands['declare-impasse']['payload'] & { readonly product?: string };
  'impasse-resolved': ImpasseCommands['resolve-impasse']['payload'] & { readonly product?: string };
}
export const impasseMeaning: { readonly [T in keyof ImpasseEntries]: 1 } = { 'impasse-declared': 1, 'impasse-resolved': 1 };

export interface ImpasseRefusals {
  'impasse-open': object;
  'no-impasse': object;
  'nothing-returned': object;
  'outcome-not-here': { readonly outcome: ImpasseOutcome; readonly stage: LiveStage };
  'declined-by-agreement': object;
}
export const impasseSentences: { readonly [K in keyof ImpasseRefusals]: Sentence<K> } = {
  'impasse-open': {
    status: 409,
    says: () =>
      'An impasse is declared, so this waits until the TOEX manager has resolved it with the SIO’s line manager. Ask the TOEX manager.',
  },
  'no-impasse': { status: 409, says: () => 'No impasse is declared, so there is none to resolve. The SIA or the SIO declares it first.' },
  'nothing-returned': {
    status: 409,
    says: () => 'In development an impasse is about a product that was returned, and none is. Ask the other side, or propose a variation.',
  },
  'outcome-not-here': {
    status: 409,
    says: ({ outcome, stage }) =>
      `An impasse at ${quotedStage(stage)} cannot end with ${outcome}. Have it resumed, or choose an outcome that fits the stage.`,
  },
  'declined-by-agreement': {
    status: 409,
    says: () =>
      'This request was declined by agreement with the SIO’s line manager, so there is no appeal. If the need remains, copy it to a new draft.',
  },
};
