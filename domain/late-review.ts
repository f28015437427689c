import { agenciesOf } from './facts.ts';
import { holds } from './access.ts';
import type { Case } from './case.ts';
import type { CommandName } from './commands.ts';
import type { Directory, Person } from './directory.ts';
import { isDevelopment } from './stages.ts';

/**
 * While a product is in review every SIA of the region has the case before them. Whoever comes second with a review is told
 * who was first, like the loser of any race (TRI-2, DEV-4), though the page no longer opens: that it exists was never hidden
 * from them. Of anything else, and for anybody else, the case is absent (ACC-3).
 */
export const comesSecond = (
  on: Case,
  { who, name }: { readonly who: Person; readonly name: CommandName },
  { directory }: { readonly directory: Directory },
): boolean =>
  name === 'review-product' &&
  holds(who, 'sia') &&
  who.organisation === agenciesOf({ directory }, on.region).toex &&
  isDevelopment(on.stage) &&
  Object.values(on.products).some(({ comments }) => comments.length > 0);
