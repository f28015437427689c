import type { Commissioned } from './escalation-state.ts';
import type { Case, Owner } from './case.ts';
import { agencyName, type Facts, nameOf, person } from './facts.ts';
import { byCodes } from './field-rules.ts';
import type { FieldProblem } from './refusals.ts';
import type { TermsProduct, TermsText, TermsVersion } from './terms-state.ts';
import { standsAsAgreed } from './variation.ts';
import type { IsoDate } from './words.ts';
import { isoDateOf } from './working-time.ts';

/** TOR-3, OWN-2: who keeps the risk, in words that nobody edits. */
export const riskStatement = (owner: Owner, facts: Facts): string =>
  `Risk remains with ${nameOf(facts, owner.user)}, ${agencyName(facts, owner.agency)}. TOEX cannot own risk.`;

/** TOR-1: the full text, which the digest is taken of. */
export const fullTerms = (on: Case, terms: TermsText, facts: Facts): TermsVersion['terms'] => ({
  ...terms,
  riskStatement: riskStatement(on.owner, facts),
});

const asked = (path: string, message: string): FieldProblem => ({ path: `terms.${path}`, rule: 'TOR-3', message });

// An id names a product in addresses and clocks, so it is plain; and nothing that a plain object already has.
const isPlainId = (id: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/.test(id) && !(id in {});
type At = { readonly path: string; readonly twice: boolean; readonly stands: boolean; readonly from: IsoDate };
const byProduct = ({ id, type, due, marking }: TermsProduct, { path, twice, stands, from }: At, facts: Facts): readonly FieldProblem[] => [
  ...(isPlainId(id) ? [] : [asked(`${path}.id`, 'Give the product an id of up to 40 letters, digits, dots and hyphens, such as p1.')]),
  ...(twice ? [asked(`${path}.id`, `Give each product its own id: ${id.slice(0, 40)} is used more than once.`)] : []),
  ...byCodes('productTypes', type, { path: `terms.${path}.type`, facts }),
  ...(stands || due >= isoDateOf(facts.now) ? [] : [asked(`${path}.due`, 'Give a due date of today or later.')]),
  ...(stands || due >= from ? [] : [asked(`${path}.due`, 'Give a due date on or after the first day of the period.')]),
  ...(facts.policy.markings.includes(marking)
    ? []
    : [{ path: `terms.${path}.marking`, rule: 'BID-6' as const, message: `Mark the product ${facts.policy.markings.join(' or ')}.` }]),
];
const byProducts = (on: Case, { products, period }: TermsText, facts: Facts): readonly FieldProblem[] =>
  products.flatMap((product, index) => {
    const twice = products.some(({ id }, other) => id === product.id && other < index);
    return byProduct(product, { path: `products.${String(index)}`, twice, stands: standsAsAgreed(on, product), from: period.from }, facts);
  });

/** What a body has commissioned and these products do not name yet: a new product of each type that it asked for (ESC-2). */
export const stillCommissioned = (
  on: Case,
  products: readonly { readonly id: string; readonly type: string }[],
): readonly Commissioned[] => {
  const before = Object.keys(on.products);
  const added = products.filter(({ id }) => !before.includes(id)).map(({ type }) => type);
  return (on.commission?.products ?? []).filter(({ type }) => {
    const at = added.indexOf(type);
    if (at >= 0) added.splice(at, 1);
    return at < 0;
  });
};
const byCommission = (on: Case, { products }: TermsText): readonly FieldProblem[] =>
  stillCommissioned(on, products).map(({ type }) => ({
    path: 'terms.products',
    rule: 'ESC-2',
    message: `Add a new product of the type ${type}, which the body has commissioned.`,
  }));

/** TOR-3: everything that is wrong with proposed terms, at once. */
export const termsProblems = (on: Case, terms: TermsText, facts: Facts): readonly FieldProblem[] => [
  ...(terms.strategyRef.trim() === '' ? [asked('strategyRef', 'Give the reference of the SIO’s investigation strategy.')] : []),
  ...(terms.period.from <= terms.period.to ? [] : [asked('period.to', 'Give a last day of the period that is not before its first day.')]),
  ...(terms.support.length === 0 ? [asked('support', 'Name at least one kind of support.')] : []),
  ...byCodes('support', terms.support, { path: 'terms.support', facts }),
  ...(terms.products.length === 0 ? [asked('products', 'Name at least one product with its due date.')] : []),
  ...byProducts(on, terms, facts),
  ...byCommission(on, terms),
  ...terms.contacts.flatMap(({ userId }, index) =>
    person(facts, userId)?.id === userId ? [] : [asked(`contacts.${String(index)}.userId`, 'Name a person of the directory.')],
  ),
];
