import { inWords } from './authority.ts';
import { boundWith } from './bound.ts';
import type { Case } from './case.ts';
import { startClock } from './clocks.ts';
import type { Commands } from './commands.ts';
import { atWork, unconfirmed } from './development.ts';
import { afterMove } from './development-progress.ts';
import type { Product } from './development-state.ts';
import { released as disclosedWith, supporting } from './disclosure.ts';
import type { ClockChange } from './entries.ts';
import { agenciesOf, calendarOf, nameOf, type Facts } from './facts.ts';
import { stopped } from './pen.ts';
import { answered, answerProblems, numbered, productProblems } from './product-fields.ts';
import type { Refusal, RuleId } from './refusals.ts';
import { reviewersElsewhere, toReview } from './reviewers.ts';
import { entryOf, stamp } from './sides.ts';
import { inDevelopment } from './stages.ts';
import { alsoOn, no, refuse, yes, type Authority, type Rows, type Ruling } from './table.ts';
import type { Instant, Stage } from './words.ts';
import { atClose } from './working-time.ts';
import { writtenMoment } from './written-time.ts';

const ofTheRegion: readonly [Authority, ...Authority[]] = [
  { role: 'sia', of: 'toex' },
  { role: 'toex-manager', of: 'toex' },
];
type Status = Product['status'];
type Remark = Product['comments'][number];

/** The word that brought a product to where it is; none for one that is new, handed in or dropped. */
const wordFor: { readonly [S in Status]?: Remark['outcome'] } = { owed: 'rework', released: 'release', accepted: 'accepted' };
/** Who brought it there, and when: what the loser of a race is told. */
const decidedBy = ({ status, comments }: Product, facts: Facts): { readonly name: string; readonly at: Instant } | null => {
  const last = comments.at(-1);
  return last === undefined || last.outcome !== wordFor[status] ? null : { name: nameOf(facts, last.by), at: last.at };
};
const standing = (product: Product, facts: Facts): string => {
  const by = decidedBy(product, facts);
  return `${product.id} is ${product.status}${by === null ? '' : ` (by ${by.name}, ${writtenMoment(by.at)})`}`;
};
/** Nothing to do where no product is so far: what they are instead, for the loser of a race and for the buttons. */
const someAre = (status: Status, rule: RuleId, stages: { readonly [S in Stage]?: true } = inDevelopment) => (on: Case, facts: Facts): Refusal | null => {
  const products = Object.values(on.products);
  if (stages[on.stage] !== true || products.some((product) => product.status === status)) return null;
  return refuse('no-product-waits', rule, { status, products: products.map((product) => standing(product, facts)) });
}; // prettier-ignore
type Waiting = { readonly status: Status; readonly rule: RuleId };
type Sought = { readonly id: string; readonly facts: Facts; readonly waiting: Waiting };
type Found = { readonly product: Product } | { readonly refusal: Refusal };
const productIn = (on: Case, { id, facts, waiting: { status, rule } }: Sought): Found => {
  const product = entryOf(on.products, id);
  if (product === null) return { refusal: refuse('not-in-terms', 'DEV-2', { product: id }) };
  if (product.status === status) return { product };
  return { refusal: refuse('product-not-ready', rule, { product: id, status: product.status, ...decidedBy(product, facts) }) };
};

const moved = (product: Product, clocks: ClockChange) => ({ products: { [product.id]: product }, clocks });

const remarked = (product: Product, { outcome, text }: Pick<Remark, 'outcome' | 'text'>, facts: Facts): Product['comments'] => [
  ...product.comments,
  { outcome, text, ...stamp(facts) },
];
/** The date of the terms stands: after a return the warnings that are still ahead run again, none for a date that is past. */
const dueAgain = (on: Case, { id, due }: Product, facts: Facts): ClockChange =>
  on.clocks[`product-due:${id}`] !== undefined || atClose(calendarOf(facts, on.region), due) <= facts.now
    ? {}
    : { [`product-due:${id}`]: startClock(facts, on, { step: 'product-due', party: 'toex', on: due }) };
type Returned = { readonly product: Product; readonly by: 'reviewer' | 'sio'; readonly text: Remark['text'] };
const returned = (on: Case, { product, by, text }: Returned, facts: Facts) => {
  const back: Product = { ...product, status: 'owed', comments: remarked(product, { outcome: 'rework', text }, facts) };
  const clocks = { ...stopped(on, `product-review:${product.id}`, `product-acceptance:${product.id}`), ...dueAgain(on, product, facts) };
  return yes({ type: 'product-returned', about: { product: product.id, by }, after: afterMove(on, moved(back, clocks), facts) });
};

const released = (
  on: Case,
  product: Product,
  { facts, about }: { readonly facts: Facts; readonly about: Commands['review-product']['payload'] },
) => {
  const open = unconfirmed(on);
  // DEV-3: PND recording is confirmed for every work entry, or a reason says why not.
  if (about.pndReason === undefined && (about.pndConfirmed !== true || open.length > 0))
    return no(refuse('pnd-unconfirmed', 'DEV-3', { work: open }));
  const { id } = product;
  const { by: reviewedBy } = stamp(facts);
  const comments = remarked(product, { outcome: 'release', text: about.comments }, facts);
  const clocks = {
    ...stopped(on, `product-review:${id}`, `product-due:${id}`),
    [`product-acceptance:${id}`]: startClock(facts, on, { step: 'product-acceptance', party: 'force' }),
  };
  const after = afterMove(on, moved({ ...product, status: 'released', reviewedBy, comments }, clocks), facts);
  const said = { product: id, ...(about.pndReason === undefined ? {} : { pndReason: about.pndReason }) };
  return alsoOn(yes({ type: 'product-released', about: said, after }), disclosedWith(on, id, facts));
};

/** DEV-4, ACC-5: nobody reviews their own product, nor one that they handed in. */
const isTheirOwn = ({ authors, submittedBy }: Product, facts: Facts): boolean => [...authors, submittedBy].includes(stamp(facts).by);
/** Of another region one reviews what nobody of this one may, and nothing beside it. */
const anothersToReview = (on: Case, product: Product, facts: Facts): boolean =>
  facts.actor?.organisation !== agenciesOf(facts, on.region).toex && !reviewersElsewhere(on, product, facts).includes(stamp(facts).by);
const allTheirOwn = (on: Case, facts: Facts): Refusal | null => {
  const waiting = toReview(on);
  if (waiting.length === 0 || facts.actor === null) return null;
  if (waiting.every((product) => isTheirOwn(product, facts))) return refuse('author-reviews', 'DEV-4', {});
  // ACC-6: each of them somebody's for whom they have acted, where one alone would be no bar to all.
  const bound = boundWith(on, [facts.actor.id]);
  const parts = waiting.map(({ authors, submittedBy }) => [...authors, submittedBy ?? ''].filter((id) => bound.includes(id)));
  const [name] = parts.flat().filter((id) => id !== facts.actor?.id);
  return name !== undefined && parts.every(({ length }) => length > 0)
    ? refuse('conflicted-with', 'ACC-6', { name: nameOf(facts, name), under: 'DEV-4' })
    : null;
};

/** DEV-5: a product that was released waits for the SIO alone, who accepts it or sends it back. */
const forTheSio = {
  rule: 'DEV-5',
  who: [{ relation: 'sio' }],
  stages: inDevelopment,
  whileHeld: false,
  whileSioUnavailable: false,
  // The last one that is accepted takes the case on; whoever comes too late is told by whom.
  elsewhere: someAre('released', 'DEV-5', { ...inDevelopment, reassessment: true }),
} as const;
const forTheSioToAnswer: Waiting = { status: 'released', rule: 'DEV-5' };
/** Decides on the product that the payload names; refused where there is none, or where it does not wait for this. */
const onProduct =
  <P extends { readonly product: string }>(
    waiting: Waiting,
    decide: (on: Case, given: { readonly product: Product; readonly about: P }, facts: Facts) => Ruling,
  ) =>
  (on: Case, about: P, facts: Facts): Ruling => {
    const found = productIn(on, { id: about.product, facts, waiting });
    return 'refusal' in found ? no(found.refusal) : decide(on, { product: found.product, about }, facts);
  };

export const productRows: Rows<'submit-product' | 'review-product' | 'accept-product' | 'request-rework'> = {
  'submit-product': {
    rule: 'DEV-1',
    who: atWork,
    stages: inDevelopment,
    whileHeld: false,
    whileSioUnavailable: false,
    elsewhere: someAre('owed', 'DEV-2'),
    decide: (on, { product: given }, facts) => {
      const problems = productProblems(given, facts);
      if (problems.length > 0)
        return no(refuse('fields-refused', problems.find(({ rule }) => rule !== undefined)?.rule ?? 'DEV-2', { problems }));
      const found = productIn(on, { id: given.termsProductId, facts, waiting: { status: 'owed', rule: 'DEV-2' } });
      if ('refusal' in found) return no(found.refusal);
      const authors = [...new Set(given.authors)];
      const strangers = authors.filter((id) => id !== on.sia && !on.team.includes(id));
      if (strangers.length > 0) return no(refuse('not-on-team', 'DEV-1', { people: strangers.map((id) => nameOf(facts, id)) }));
      const { title, heldAt, gaps, marking, digest = null, techniques = [] } = given;
      const product: Product = {
        ...found.product, title, heldAt, gaps, marking, digest, techniques, authors,
        status: 'submitted', submission: found.product.submission + 1, submittedBy: stamp(facts).by, reviewedBy: null, options: numbered(given),
      }; // prettier-ignore
      const clocks = { [`product-review:${product.id}`]: startClock(facts, on, { step: 'product-review', party: 'toex' }) };
      const about = { product: product.id, submission: product.submission };
      return yes({ type: 'product-submitted', about, after: afterMove(on, moved(product, clocks), facts) });
    },
  },
  'review-product': {
    rule: 'DEV-4',
    who: [...ofTheRegion, { role: 'toex-manager', of: 'elsewhere' }],
    touches: supporting,
    stages: inDevelopment,
    whileHeld: false,
    whileSioUnavailable: false,
    elsewhere: someAre('submitted', 'DEV-4'),
    nothingOpen: allTheirOwn,
    decide: onProduct<Commands['review-product']['payload']>({ status: 'submitted', rule: 'DEV-4' }, (on, { product, about }, facts) => {
      if (isTheirOwn(product, facts)) return no(refuse('author-reviews', 'DEV-4', {}));
      if (anothersToReview(on, product, facts)) return no(refuse('wrong-person', 'DEV-4', { who: ofTheRegion.map(inWords) }));
      return about.outcome === 'release'
        ? released(on, product, { facts, about })
        : returned(on, { product, by: 'reviewer', text: about.comments }, facts);
    }),
  },
  'accept-product': {
    ...forTheSio,
    decide: onProduct<Commands['accept-product']['payload']>(forTheSioToAnswer, (on, { product: given, about }, facts) => {
      const { options: answers = [], comments: text } = about;
      const problems = answerProblems(given, answers, facts);
      const [first] = problems;
      if (first !== undefined) return no(refuse('fields-refused', first.rule ?? 'DEV-5', { problems }));
      const comments = remarked(given, { outcome: 'accepted', text }, facts);
      const product: Product = { ...given, options: answered(given, answers), status: 'accepted', comments };
      const after = afterMove(on, moved(product, stopped(on, `product-acceptance:${product.id}`)), facts);
      return yes({ type: 'product-accepted', about: { product: product.id }, after });
    }),
  },
  'request-rework': {
    ...forTheSio,
    decide: onProduct<Commands['request-rework']['payload']>(forTheSioToAnswer, (on, { product, about }, facts) =>
      returned(on, { product, by: 'sio', text: about.comments }, facts),
    ),
  },
};
