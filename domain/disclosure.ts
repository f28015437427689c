// DUP-4, REC-4: of one piece of work the case that leads discloses what it releases to the owner of the case that supports it. Each
// agency keeps its own risk; nothing is opened, nothing is copied.
import { caseBeside, onCase, type Reach, type Touched } from './beside.ts';
import type { Case } from './case.ts';
import type { Product } from './development-state.ts';
import type { Person } from './directory.ts';
import type { Drafted } from './entries.ts';
import type { Facts } from './facts.ts';
import { isOneWork, ledBy, linkTo, type Link } from './link-state.ts';

/** A product with the round in which it came about: each round counts its products anew. */
export type Released = Product & { readonly round: number };
const outside: readonly Product['status'][] = ['released', 'accepted'];
/** What the SIO has, or has had, before them: of this round and of those before it. */
export const releasedBy = ({ round, products, rounds = {} }: Pick<Case, 'round' | 'products' | 'rounds'>): readonly Released[] =>
  [...Object.values(rounds), { round, products }].flatMap((each) =>
    Object.values(each.products)
      .filter(({ status }) => outside.includes(status))
      .map((product) => ({ ...product, round: each.round })),
  );

const disclosed = ({ ref, round: now }: Case, product: string, round = now): Drafted => ({
  type: 'product-disclosed',
  about: { other: ref, product, ...(round === now ? {} : { round }) },
  after: {},
});
type Side = { readonly on: Case; readonly link: Link };
const from = ({ on, link }: Side): readonly Drafted[] =>
  isOneWork(link) && link.relation === 'lead' ? releasedBy(on).map(({ id, round }) => disclosed(on, id, round)) : [];
/** What becomes known as two cases become one piece of work: what the one that leads has released already. */
export const disclosedTo = (own: Side, its: Side): { readonly own: readonly Drafted[]; readonly its: readonly Drafted[] } => ({
  own: from(its),
  its: from(own),
});

/** The cases to which a release is disclosed in the same transaction. */
export const supporting = (on: Case): readonly Reach[] => ledBy(on).map((stream) => ({ stream }));
export const released = (on: Case, product: string, facts: Facts): readonly Touched[] =>
  ledBy(on).flatMap((ref) => {
    const other = caseBeside(facts, ref);
    return other === null || linkTo(other, on.ref) === null ? [] : [onCase(ref, disclosed(on, product))];
  });

/** Who reads what is disclosed: the people of the agency that owns the supporting case; of a restricted one its SIO, its SPOC and the leads of that agency. */
export const readsDisclosed = (
  supports: Case,
  lead: Pick<Case, 'restricted'>,
  who: Pick<Person, 'id' | 'organisation' | 'roles'>,
): boolean =>
  who.organisation === supports.owner.agency &&
  (!lead.restricted || [supports.owner.user, supports.spoc].includes(who.id) || who.roles.includes('owner-lead'));
