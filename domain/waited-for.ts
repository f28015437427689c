// For whom something waits beside the pen: the people, and the words by which the index finds them before a directory is read.
import { answering } from './access.ts';
import { answerers, askingOf } from './asked-body.ts';
import { bodyBefore, bodyOf } from './bodies.ts';
import { agenciesOf, person } from './facts.ts';
import type { Case } from './case.ts';
import { withRole, type Directory } from './directory.ts';
import type { Policy } from './policy.ts';
import { serving } from './posts.ts';
import { openRedirect } from './redirect-state.ts';
import type { OrganisationId, Role, UserId } from './words.ts';

export type Known = { readonly directory: Directory; readonly policy: Pick<Policy, 'bodies'> };
export type For = { readonly index: readonly string[]; readonly who: (known: Known) => readonly UserId[] };
export const asRole = (role: Role): string => `@${role}`;

export const byName = (...people: readonly (UserId | null)[]): For => {
  const ids = people.filter((id) => id !== null);
  return { index: ids, who: () => ids };
};
/** Everybody of this role in this agency. */
export const inAgency = (role: Role, agency: OrganisationId): For => ({
  index: [asRole(role)],
  who: (known) => withRole(role, agency, known),
});
/** Everybody of this role in the region's gateway or TOEX unit. */
export const inRegion = (role: Role, of: 'gateway' | 'toex', { region }: Pick<Case, 'region'>): For => ({
  index: [asRole(role)],
  who: (known) => withRole(role, agenciesOf(known, region)[of], known),
});
/** Whom a rule finds, who hold one of these roles. */
export const found = (roles: readonly Role[], who: For['who']): For => ({ index: roles.map(asRole), who });
/** These and those. */
export const both = (...each: readonly For[]): For => ({
  index: each.flatMap(({ index }) => index),
  who: (known) => each.flatMap(({ who }) => who(known)),
});
/** The first of these who are anybody at all. */
export const nearest = (...each: readonly For[]): For => ({
  index: each.flatMap(({ index }) => index),
  who: (known) => each.map(({ who }) => who(known)).find(({ length }) => length > 0) ?? [],
});
/** The same, without whoever asks. */
export const but = (asker: UserId | null, { index, who }: For): For => ({
  index: index.filter((word) => word !== asker),
  who: (known) => who(known).filter((id) => id !== asker),
});
const theSia = ({ sia }: Pick<Case, 'sia'>): For => ({
  index: sia === null ? [] : [sia],
  who: (known) => (sia === null ? [] : serving(known, 'sia', [sia])),
});
/**
 * What is asked of TOEX is asked of the SIA; where there is none, or none who can act any more, of the TOEX managers of the region (VAL-2).
 * Home, notices and clocks ask it alike.
 */
export const forToex = (on: Pick<Case, 'sia' | 'region'>, asker: UserId | null = null): For =>
  nearest(but(asker, theSia(on)), but(asker, inRegion('toex-manager', 'toex', on)));
export const actForToex = (on: Pick<Case, 'sia' | 'region'>, known: Known): readonly UserId[] => forToex(on).who(known);

/**
 * Whom a question to a body reaches: who answers for the body to which the bid is offered; else the secretary of the body that has the
 * case, where they ask or have left whoever chairs it; before any has, the secretary of the regional TTCG.
 */
export const ofBody = (on: Case, asker: UserId): For => {
  const officers = (find: (known: Known) => readonly (UserId | null | undefined)[]): For =>
    but(
      asker,
      found(['secretary', 'chair'], (known) => find(known).flatMap((id) => (id != null && person(known, id)?.active === true ? [id] : []))),
    );
  const redirect = openRedirect(on);
  const asked = redirect === null ? byName() : found(answering, (known) => answerers(askingOf(on, redirect), known));
  return nearest(
    but(asker, asked),
    officers((known) => [bodyBefore(on, known)?.secretary]),
    officers((known) => [bodyBefore(on, known)?.chair, bodyBefore(on, known)?.deputyChair]),
    officers((known) => [bodyOf(known, agenciesOf(known, on.region).ttcg)?.secretary]),
  );
};
