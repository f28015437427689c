import type { Case } from '../../../domain/case.ts';
import type { Merge } from '../../../domain/merge-state.ts';
import type { SeenLink } from '../../links.ts';

/** A link as the case names it: `ref` is the other case, `relation` what this one is to it. */
export const linkView = ({ other, relation, status, sight, gateway, by, at, reason, confirmed, products }: SeenLink) => {
  const disclosed = products.length === 0 ? {} : { products };
  return { ref: other, relation, status, opens: sight === 'case', gateway, by, at, reason, confirmed, ...disclosed };
};

/** DUP-4: what goes on in the case, and what is proposed, of what its reader may see. The gateway's clock is its own affair. */
export const mergesView = ({ ref }: Case, seen: readonly Merge[]) => ({
  mergedFrom: seen.flatMap(({ status, from, into }) => (status === 'merged' && into === ref ? [from] : [])),
  merges: seen.map(({ from, into, status, by, at, reason, dueAt, consents, mergedAt }) => {
    return { from, into, status, by, at, reason, dueAt: status === 'proposed' ? dueAt : null, consents, mergedAt };
  }),
});
