import type { Case } from './case.ts';
import { mayOwn, type Directory } from './directory.ts';
import { entryOf } from './sides.ts';
import type { OrganisationId, UserId } from './words.ts';

type Owned = Pick<Case, 'owner' | 'ownershipHistory' | 'masterList'>;
/** Of an agency that the directory does not know it says nothing: that is no TOEX. */
const cannotOwn = (agency: OrganisationId, { organisations }: Pick<Directory, 'organisations'>): boolean => {
  const found = entryOf(organisations, agency);
  return found !== null && !mayOwn(found);
};
/**
 * OWN-2, the last door: who holds the risk of this case, or ever did, and can own none. Rules refuse it on every command; this is asked
 * of what is written, woken, made anew or taken out, whoever brought it there. Null where all is well.
 */
export const neverOwns = (on: Owned, directory: Pick<Directory, 'organisations'>): OrganisationId | null =>
  [on.owner, ...on.ownershipHistory]
    .map(({ agency }) => agency)
    .concat(on.masterList.agency)
    .find((agency) => cannotOwn(agency, directory)) ?? null;
/** OWN-2: the same of one agency, in a line that leaves the service. */
export const canOwnNothing = cannotOwn;
/** OWN-2, OWN-1: an SIO of record who is of TOEX, a partner or a body at the instant at which they become it. */
export const officerNeverOwns = (
  before: Pick<Case, 'owner'> | null,
  { owner }: Pick<Case, 'owner'>,
  directory: Directory,
): UserId | null => {
  const who = owner.user === before?.owner.user ? null : entryOf(directory.people, owner.user);
  return who !== null && cannotOwn(who.organisation, directory) ? owner.user : null;
};
