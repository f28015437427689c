import type { Case } from './case.ts';
import type { UserId } from './words.ts';

/** TRI-1, ACC-5: whose own submission a bid is: who submitted it, or answered for it when it was returned, its customer and its SIO. */
export const whoseBid = ({
  spoc,
  customer,
  owner,
  returns = [],
}: Pick<Case, 'spoc' | 'customer' | 'owner' | 'returns'>): readonly UserId[] => [
  ...new Set([spoc, customer, owner.user, ...returns.flatMap(({ answeredBy }) => answeredBy ?? [])]),
];
