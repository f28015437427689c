import type { Case } from './case.ts';
import type { CommandName } from './commands.ts';
import type { Refusal } from './refusals.ts';
import { refuse } from './table.ts';
import type { TermsText } from './terms-state.ts';
import { agreedOf } from './versions.ts';

export const IMPASSE = 'impasse';
export const inImpasse = ({ impasse }: Pick<Case, 'impasse'>): boolean => (impasse ?? null) !== null;

const disputed: readonly CommandName[] = [
  'propose-terms', 'sign-terms', 'reject-terms', 'withdraw-terms', 'submit-product', 'review-product', 'accept-product', 'request-rework',
  'propose-reassessment', 'sign-reassessment', 'reject-reassessment',
]; // prettier-ignore
/** TOR-7: while an impasse is open neither side moves what is disputed; work, messages, value and ownership go on. */
export const waitsForImpasse = (name: CommandName, on: Case): Refusal | null =>
  inImpasse(on) && disputed.includes(name) ? refuse('impasse-open', 'TOR-7', {}) : null;

/** TOR-7: the terms in force without the product that the impasse is about (the risk statement is written anew); null where there is no such product. */
export const termsWithoutDisputed = (on: Case): TermsText | null => {
  const [agreed, product] = [agreedOf(on.terms), on.impasse?.product ?? null];
  if (agreed === null || product === null) return null;
  return { ...agreed.terms, products: agreed.terms.products.filter(({ id }) => id !== product) };
};
