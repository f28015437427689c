import type { Sentence } from './sentence.ts';

/** Why something is refused about an appeal, with what the sentence needs. */
export interface AppealRefusals {
  'took-part': object;
  'another-region-decides': object;
  'appeal-window-over': object;
  'no-appeal': object;
}
export const appealSentences: { readonly [K in keyof AppealRefusals]: Sentence<K> } = {
  'took-part': {
    status: 403,
    says: () => 'You proposed, approved or decided a decline of this bid before. Ask a gateway or TOEX manager who had no part in it.',
  },
  'another-region-decides': {
    status: 403,
    says: () =>
      'This bid is of the gateway’s own ROCU, so another region decides the appeal. Ask a gateway or TOEX manager of another region.',
  },
  'appeal-window-over': {
    status: 409,
    says: () => 'The time to appeal against this decline is over. If the need remains, copy it to a new draft.',
  },
  'no-appeal': { status: 409, says: () => 'No appeal waits to be decided. Open the case to see how it stands.' },
};
