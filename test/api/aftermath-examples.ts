// Examples of what comes after a decision of the straight road, in the shape that a client sends.
import type { AftermathCommands } from '../../domain/aftermath.ts';

export const hex = 'a'.repeat(64);
export const aftermathExamples: { readonly [C in Exclude<keyof AftermathCommands, 'ask-review'>]: readonly object[] } = {
  'declare-impasse': [{ reason: 'We do not agree on the scope.' }],
  'resolve-impasse': [
    { outcome: 'resume', lineManager: 'super.aldershire', agreedAt: '2026-11-20T08:00:00Z', rationale: 'They meet again.' },
  ],
  reallocate: [{ sia: 'sia2.northmarch', reason: 'On leave.' }],
  'acknowledge-terms': [{ termsDigest: hex }],
  'disseminate-product': [
    {
      product: 'p1',
      to: 'children’s services',
      sanitised: true,
      handling: ['no onward sharing'],
      basis: 'Safeguarding.',
      sioApproval: { by: 'sio.aldershire', at: '2026-11-20T08:00:00Z' },
    },
  ],
  'record-review': [{ worked: 'The chart.', didNotWork: 'The dates.', lessons: 'Begin earlier.' }],
  appeal: [{ grounds: 'The second source has since come in.' }],
  'decide-appeal': [
    { outcome: 'uphold', rationale: 'Still below the threshold.' },
    { outcome: 'overturn', rationale: 'The second source changes it.' },
  ],
};
