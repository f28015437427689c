// Payloads for what comes after a decision: appeals, impasses, another SIA, what goes out, the review.
import type { AftermathCommands } from '../../domain/aftermath.ts';
import { sha256 } from '../support/rulebook.ts';
import { nonsense, one, why, type Draw } from './draw.ts';

type Deck = {
  readonly [C in Exclude<keyof AftermathCommands, 'ask-review' | 'disseminate-product'>]: (draw: Draw) => AftermathCommands[C]['payload'];
};
export const aftermathDeck: Deck = {
  'declare-impasse': () => ({ reason: why }),
  'resolve-impasse': ({ on, number, facts }) => ({
    outcome: one(['resume', 'drop-product', 'record-both-views', 'resume', 'decline'] as const, number, 'resume'),
    lineManager: nonsense(number) ? 'nobody' : (facts.directory.people[on.owner.user]?.lineManager ?? ''),
    agreedAt: facts.now,
    rationale: why,
  }),
  reallocate: ({ number }) => ({
    sia: nonsense(number) ? 'sia.southvale' : one(['sia.northmarch', 'sia2.northmarch'], number, ''),
    reason: why,
  }),
  'acknowledge-terms': ({ on, number }) => ({
    termsDigest: nonsense(number) ? sha256('nonsense') : (Object.values(on.terms).find(({ status }) => status === 'agreed')?.digest ?? ''),
  }),
  'record-review': () => ({ worked: why, didNotWork: why, lessons: why }),
  appeal: () => ({ grounds: why }),
  'decide-appeal': ({ number }) => ({ outcome: number % 2 === 0 ? 'uphold' : 'overturn', rationale: why }),
};
export const disseminated = (product: string, { on, number, facts }: Draw): AftermathCommands['disseminate-product']['payload'] => ({
  product,
  to: 'children’s services',
  sanitised: true,
  handling: [],
  basis: why,
  sioApproval: { by: nonsense(number) ? 'nobody' : on.owner.user, at: facts.now },
});
