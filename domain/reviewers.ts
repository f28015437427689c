// Who reviews a product (DEV-4): somebody who has no part in it, wherever there is one.
import { heldToThem } from './bound.ts';
import { isLive, type Case } from './case.ts';
import type { Product } from './development-state.ts';
import type { Directory, Person } from './directory.ts';
import { agenciesOf } from './facts.ts';
import type { Role, UserId } from './words.ts';

type Known = { readonly directory: Directory };
/** The products that wait for a reviewer, whatever else is still owed. */
export const toReview = (on: Case): readonly Product[] =>
  isLive(on) && on.stage !== 'closing' ? Object.values(on.products).filter(({ status }) => status === 'submitted') : [];
/** DEV-4, ACC-5, ACC-6: its authors, whoever handed it in, and whoever has acted on this case for one of them. */
export const barredFromReview = (on: Case, { authors, submittedBy }: Product): readonly UserId[] =>
  heldToThem(on, submittedBy === null ? authors : [...authors, submittedBy]);

const reviews: readonly Role[] = ['sia', 'toex-manager'];
const inRole = (role: Role, units: readonly (string | null)[], { directory }: Known): readonly Person[] =>
  Object.values(directory.people).filter((who) => who.active && who.roles.includes(role) && units.includes(who.organisation));
/** The regions for whose TOEX unit somebody reviews, each with whether they do so as its manager. */
export const reviewsFor = (who: Person, { regions }: Pick<Directory, 'regions'>): readonly { readonly region: string; readonly manages: boolean }[] =>
  !who.active || !reviews.some((role) => who.roles.includes(role))
    ? []
    : Object.values(regions).flatMap(({ id, toex }) =>
        toex === who.organisation ? [{ region: id, manages: who.roles.includes('toex-manager') }] : [],
      ); // prettier-ignore

/**
 * Whoever is asked to review this product: the SIAs of the region who are free to; where none is, its TOEX managers; where none of those is
 * either, the TOEX managers of any other region. Absence counts for nothing, as with a second officer (`second-officer.ts`).
 */
const asked = (on: Case, product: Product, known: Known): { readonly people: readonly UserId[]; readonly elsewhere: boolean } => {
  const barred = barredFromReview(on, product);
  const free = (role: Role, units: readonly (string | null)[]): readonly UserId[] =>
    inRole(role, units, known).flatMap(({ id }) => (barred.includes(id) ? [] : [id]));
  const { toex } = agenciesOf(known, on.region);
  const here = [free('sia', [toex]), free('toex-manager', [toex])].find(({ length }) => length > 0);
  if (here !== undefined) return { people: here, elsewhere: false };
  const units = Object.values(known.directory.regions).map((region) => region.toex);
  return { people: free('toex-manager', units), elsewhere: true };
};
export const askedToReview = (on: Case, product: Product, known: Known): readonly UserId[] => asked(on, product, known).people;
/** Whoever of another region reviews this product, where nobody of its own is free to. */
export const reviewersElsewhere = (on: Case, product: Product, known: Known): readonly UserId[] => {
  const { people, elsewhere } = asked(on, product, known);
  return elsewhere ? people : [];
};
/** The same of any product that waits. */
export const isReviewerElsewhere = (on: Case, { id }: Pick<Person, 'id'>, known: Known): boolean =>
  toReview(on).some((product) => reviewersElsewhere(on, product, known).includes(id));
