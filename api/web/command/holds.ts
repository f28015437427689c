import type { Case } from '../../../domain/case.ts';
import { nameOf } from '../../../domain/facts.ts';
import { proposedReview } from '../../../domain/hold.ts';
import { choice, type Prepare } from './preparation.ts';

const reviewed = (on: Case, { facts }: { readonly facts: Parameters<typeof proposedReview>[1] }): string =>
  `At most ${String(facts.policy.longestHoldDays)} days ahead; policy proposes this day for ${on.priority}`;

/** The review that policy proposes stands there already; only the SIO of the case can have asked. */
export const hold: Prepare = (_visit, on, facts) => ({
  start: { reviewBy: proposedReview(on, facts) },
  choices: { 'sioRequest.by': [choice(on.owner.user, nameOf(facts, on.owner.user))] },
  hints: {
    reviewBy: reviewed(on, { facts }),
    sioRequest: 'Only where the SIO asked for the hold; the SIO may then have it resumed',
  },
});
export const reviewHold: Prepare = (_visit, on, facts) => ({
  start: { reviewBy: proposedReview(on, facts) },
  hints: { reviewBy: reviewed(on, { facts }) },
});
