// Variations of agreed terms, as the people of the demo set bring them about.
import type { TermsProduct } from '../../domain/terms-state.ts';
import { narrative } from '../support/rulebook.ts';
import { answers, product, terms } from './payloads.ts';
import { digestOf, type Story } from './story.ts';
import { comments, inReview, MANAGER, release, SIA, SIO } from './work.ts';

export const why = narrative('The picture has changed.');
export const termsWith = (...products: readonly (string | TermsProduct)[]) => ({
  ...terms,
  products: products.map((each) => (typeof each === 'string' ? product(each) : each)),
});
export const vary = (story: Story, who: string, products: readonly (string | TermsProduct)[]) =>
  story.give(who, 'propose-terms', { terms: termsWith(...products), basedOn: Math.max(...Object.keys(story.on().terms).map(Number)) });
const open = (story: Story) => Math.max(...Object.keys(story.on().terms).map(Number));
export const sign = (story: Story, who: string) =>
  story.give(who, 'sign-terms', { version: open(story), digest: digestOf(story.on().terms) });
export const agree = (story: Story, products: readonly (string | TermsProduct)[]) => {
  vary(story, SIA, products);
  return sign(story, SIO);
};
export const statuses = (story: Story) => Object.fromEntries(Object.values(story.on().products).map(({ id, status }) => [id, status]));
export const seen = (story: Story) => [story.on().stage, story.on().pen?.party, story.on().pen?.user];
/** p1 accepted, p2 owed. */
export const half = () => {
  const story = inReview(['p1', 'p2']);
  story.give(MANAGER, 'review-product', release);
  story.give(SIO, 'accept-product', { product: 'p1', comments, options: answers });
  return story;
};
