import type { Case } from './case.ts';
import type { Commands } from './commands.ts';
import { nameOf, type Facts } from './facts.ts';
import type { FieldProblem, Refusal } from './refusals.ts';
import { entryOf, stamp } from './sides.ts';
import { sinceWork } from './stages.ts';
import { no, refuse, yes, type Rows } from './table.ts';
import { beforeWork } from './versions.ts';

/** REC-4: nothing leaves the case without the SIO of record, who holds the risk. */
const byApproval = (on: Case, { sioApproval }: Commands['disseminate-product']['payload'], facts: Facts): readonly FieldProblem[] => {
  const asked = (path: string, message: string): FieldProblem => ({ path: `sioApproval.${path}`, rule: 'REC-4', message });
  return [
    ...(sioApproval.by === on.owner.user ? [] : [asked('by', `Name the SIO of the case, who is ${nameOf(facts, on.owner.user)}.`)]),
    ...(sioApproval.at <= facts.now ? [] : [asked('at', 'Give the time at which the SIO approved; it cannot lie in the future.')]),
  ];
};
const noneAccepted = (on: Case): Refusal | null => {
  const products = Object.values(on.products);
  if (!(on.stage in sinceWork) || products.some(({ status }) => status === 'accepted')) return null;
  return refuse('no-product-waits', 'REC-4', { status: 'accepted', products: products.map(({ id, status }) => `${id} is ${status}`) });
};

export const disseminationRows: Rows<'disseminate-product'> = {
  'disseminate-product': {
    rule: 'REC-4',
    who: [{ relation: 'sia' }],
    stages: sinceWork,
    whileHeld: false,
    whileSioUnavailable: false,
    elsewhere: (on) => beforeWork('REC-4')(on) ?? noneAccepted(on),
    decide: (on, about, facts) => {
      const problems = byApproval(on, about, facts);
      if (problems.length > 0) return no(refuse('fields-refused', 'REC-4', { problems }));
      const product = entryOf(on.products, about.product);
      if (product === null) return no(refuse('not-in-terms', 'DEV-2', { product: about.product }));
      if (product.status !== 'accepted') return no(refuse('product-not-ready', 'REC-4', { product: product.id, status: product.status }));
      const { product: id, ...disclosure } = about;
      const disclosures = [...(product.disclosures ?? []), { ...disclosure, ...stamp(facts) }];
      return yes({ type: 'product-disseminated', about, after: { products: { [id]: { ...product, disclosures } } } });
    },
  },
};
