import { say, withRisk, type Sayings } from './sayings.ts';

type Told = 'reallocated' | 'terms-acknowledged' | 'product-disseminated' | 'review-asked' | 'review-held';
/** What is told of a change of SIA, of a product that went out, and of the review after closure. */
export const aftermathSayings: Pick<Sayings, Told> = {
  reallocated: [
    say(['sia'], 'A case has been allocated to you in place of another SIA. Read it, acknowledge the terms in force, and contact the SIO.'),
    {
      ...withRisk(
        ['sio', 'spoc'],
        'The case has another SIA, who will be in touch. What TOEX had signed and was not agreed has to be signed anew.',
      ),
    },
    {
      to: [],
      text: () => 'A case that you held as SIA has been allocated to another. Hand over what you hold on it.',
      also: ({ entry }) => (entry.type === 'reallocated' && entry.about.from !== null ? [entry.about.from] : []),
    },
  ],
  'terms-acknowledged': [say(['sio', 'toex-managers'], 'The new SIA has acknowledged the terms of reference in force.')],
  'product-disseminated': [
    say(['sio'], 'A product of the case has been disseminated with your approval. Read to whom, and under which handling conditions.'),
  ],
  'review-asked': [
    say(['sio', 'sia'], 'The operational review is due. Hold it together, and record what worked, what did not and what was learned.'),
  ],
  'review-held': [
    say(['sio', 'sia', 'toex-managers'], 'The operational review of a closed case has been recorded. Read what was learned.'),
  ],
};
