import type { Case } from './case.ts';
import { startClock } from './clocks.ts';
import type { ClockChange } from './entries.ts';
import type { Product } from './development-state.ts';
import type { Facts } from './facts.ts';
import { stopped } from './pen.ts';
import type { Refusal } from './refusals.ts';
import { entryOf } from './sides.ts';
import { refuse } from './table.ts';
import type { TermsProduct, TermsText } from './terms-state.ts';
import { agreedOf } from './versions.ts';

/** TOR-6: what was accepted is delivered, so no later version leaves it out. */
export const dropsAccepted = (on: Case, { products }: Pick<TermsText, 'products'>): Refusal | null => {
  const left = Object.values(on.products).filter(({ id, status }) => status === 'accepted' && !products.some((each) => each.id === id));
  return left.length === 0 ? null : refuse('product-accepted', 'TOR-6', { products: left.map(({ id }) => id) });
};
/** A date that stands as it was agreed is not asked for again, nor is that of a product which is delivered. */
export const standsAsAgreed = (on: Case, { id, due }: TermsProduct): boolean =>
  entryOf(on.products, id)?.status === 'accepted' ||
  agreedOf(on.terms)?.terms.products.some((product) => product.id === id && product.due === due) === true;

const owed = ({ id, type, title, due, marking }: TermsProduct, before: Product | null): Product => ({
  id, type, title, due, marking,
  status: 'owed', submission: before?.submission ?? 0, heldAt: null, digest: null, submittedBy: null, reviewedBy: null,
  authors: [], techniques: [], options: [], gaps: [], comments: before?.comments ?? [],
}); // prettier-ignore
/** What was submitted keeps its own title and marking; until then the terms say both. */
const varied = (now: Product, { type, title, due, marking }: TermsProduct): Product =>
  now.submission === 0 ? { ...now, type, title, due, marking } : { ...now, type, due };

const dueClock = (id: string): string => `product-due:${id}`;
type Move = { readonly product: Product; readonly kind: 'added' | 'kept' | 'dropped'; readonly clocks: ClockChange };
const moveOf = (on: Case, agreed: TermsProduct, facts: Facts): Move | null => {
  const now = entryOf(on.products, agreed.id);
  const started = () => ({ [dueClock(agreed.id)]: startClock(facts, on, { step: 'product-due', party: 'toex', on: agreed.due }) });
  if (now === null || now.status === 'dropped') return { kind: 'added', product: owed(agreed, now), clocks: started() };
  if (now.status === 'accepted') return null;
  // A newly agreed date is a new promise: its warnings run from now. Once released, a product waits for the SIO and for no date.
  const clocks = now.due === agreed.due || now.status === 'released' ? {} : started();
  return { kind: 'kept', product: varied(now, agreed), clocks };
};
const droppedFrom = (on: Case, { products }: TermsText): readonly Move[] =>
  Object.values(on.products)
    .filter(({ id, status }) => status !== 'dropped' && !products.some((product) => product.id === id))
    .map((product) => ({
      kind: 'dropped',
      // Whatever was submitted stays readable.
      product: { ...product, status: 'dropped' },
      clocks: stopped(on, dueClock(product.id), `product-review:${product.id}`, `product-acceptance:${product.id}`),
    }));

export type Agreed = {
  readonly products: Readonly<Record<string, Product>>;
  readonly clocks: ClockChange;
  readonly added: readonly string[];
  readonly dropped: readonly string[];
};
/** TOR-6: what an agreement does to the products: new ones are owed, missing ones are dropped, dates follow. */
export const agreedProducts = (on: Case, terms: TermsText, facts: Facts): Agreed => {
  const moves = [...terms.products.flatMap((product) => moveOf(on, product, facts) ?? []), ...droppedFrom(on, terms)];
  const ids = (of: Move['kind']) => moves.filter(({ kind }) => kind === of).map(({ product }) => product.id);
  return {
    products: Object.fromEntries(moves.map(({ product }) => [product.id, product])),
    clocks: moves.reduce<ClockChange>((all, { clocks }) => ({ ...all, ...clocks }), {}),
    added: ids('added'),
    dropped: ids('dropped'),
  };
};
