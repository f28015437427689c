import type { Case } from '../../../domain/case.ts';
import type { Product } from '../../../domain/development-state.ts';
import { latestOf, openOf } from '../../../domain/versions.ts';
import { isoDateOf } from '../../../domain/working-time.ts';
import { worded } from '../case/open.ts';
import { scoreTable } from '../case/reassessment/scores.ts';
import { reassessmentLines } from '../case/reassessment/text.ts';
import { first } from '../form/answers.ts';
import type { Visit } from '../visit.ts';
import { choice, scoredAs, type Prepare, type Shown } from './preparation.ts';

const productsIn = (on: Case, status: Product['status']): readonly Product[] =>
  Object.values(on.products).filter((product) => product.status === status);
const productChoices = (products: readonly Product[]) => products.map(({ id, title }) => choice(id, `${id}: ${title}`));
/** The product that the address names, else the first in that status. */
const productAsked = (visit: Visit, products: readonly Product[]): Product | undefined => {
  const asked = first(visit.query, 'of');
  return products.find(({ id }) => id === asked) ?? products[0];
};
const shownProducts = async (visit: Visit, products: readonly Product[]): Promise<Shown> => ({
  view: 'command/shown/products.njk',
  products: await worded(visit, products),
});

export const assignTeam: Prepare = (_visit, on) => ({ start: { members: on.team } });

export const logWork: Prepare = ({ now }, on) => ({
  start: { searchedAt: isoDateOf(now) },
  ...(Object.keys(on.work).length === 0
    ? { hidden: ['corrects'] }
    : { choices: { corrects: Object.keys(on.work).map((id) => choice(id, id)) } }),
});

export const confirmPnd: Prepare = ({ now }, on) => {
  const open = Object.values(on.work).filter(({ pndRecorded, pndConfirmedAt }) => !pndRecorded && pndConfirmedAt === null);
  return {
    start: { at: now, work: open[0]?.id },
    choices: {
      work: open.map(({ id, source, searchedAt }) => choice(id, `${id}: ${source.system}, ${source.level}, searched ${searchedAt}`)),
    },
  };
};

/** What reviewer and SIO have said of the products that are still owed. */
const remarksOn = (visit: Visit, products: readonly Product[]): Promise<unknown> =>
  worded(
    visit,
    products.flatMap(({ id, title, comments }) => comments.map(({ by, at, text }) => ({ about: `${id}: ${title}`, by, at, text }))),
  );

export const submitProduct: Prepare = async (visit, on) => {
  const owed = productsIn(on, 'owed');
  const product = productAsked(visit, owed);
  const authors = on.team.includes(visit.person.id) || on.sia === visit.person.id ? [visit.person.id] : [];
  const team = [...on.team, ...(on.sia === null ? [] : [on.sia])];
  const name = (id: string): string => {
    const found = visit.directory.people[id];
    return found === undefined ? id : `${found.rank} ${found.name}`.trim();
  };
  return {
    choices: { 'product.termsProductId': productChoices(owed), 'product.authors': team.map((id) => choice(id, name(id))) },
    start: { product: { termsProductId: product?.id, title: product?.title, marking: product?.marking, authors } },
    shown: { view: 'command/shown/returned-products.njk', remarks: await remarksOn(visit, owed) },
  };
};

export const reviewProduct: Prepare = async (visit, on) => {
  const waiting = productsIn(on, 'submitted');
  const unconfirmed = Object.values(on.work).filter(({ pndRecorded, pndConfirmedAt }) => !pndRecorded && pndConfirmedAt === null);
  return {
    choices: { product: productChoices(waiting) },
    start: { product: productAsked(visit, waiting)?.id },
    hints: {
      pndConfirmed:
        unconfirmed.length === 0
          ? 'All logged work is recorded on PND'
          : `Not confirmed yet: ${unconfirmed.map(({ id }) => id).join(', ')}`,
      pndReason: 'Only where you release it although PND recording is not confirmed',
    },
    shown: await shownProducts(visit, waiting),
  };
};

export const acceptProduct: Prepare = async (visit, on) => {
  const released = productsIn(on, 'released');
  const product = productAsked(visit, released);
  const texts = await worded(visit, product?.options ?? []);
  const titles = (Array.isArray(texts) ? texts : []).map((each: unknown) =>
    typeof each === 'object' && each !== null && 'text' in each ? String(each.text) : '',
  );
  return {
    hidden: ['product', 'options.*.id'],
    start: { product: product?.id, options: product?.options.map(({ id }) => ({ id })) },
    givenRows: { options: titles },
    hints: { 'options.*.reason': 'Needed where you do not adopt it', 'options.*.owner': 'Who carries it out, where you adopt it' },
    shown: {
      view: 'command/shown/products.njk',
      products: product === undefined ? [] : await worded(visit, [product]),
      others: released.filter(({ id }) => id !== product?.id),
      command: 'accept-product',
    },
  };
};
export const requestRework: Prepare = async (visit, on) => {
  const released = productsIn(on, 'released');
  return {
    choices: { product: productChoices(released) },
    start: { product: productAsked(visit, released)?.id },
    shown: await shownProducts(visit, released),
  };
};

export const proposeReassessment: Prepare = async (visit, on) => {
  const latest = latestOf(on.reassessments);
  const { crossForce, crossRegion, international } = on.bid.scale;
  return {
    constants: scoredAs('score', visit),
    hidden: ['basedOn'],
    start:
      latest === null
        ? { scale: { crossForce, crossRegion, international: international ?? false } }
        : { ...Object(await worded(visit, latest)), basedOn: latest.version },
    hints: {
      proposedOwner: 'Only where the risk should go to another owner',
      schemeReason: 'Only where the bid was scored by another scheme',
      droppedReason: 'Only where no product was accepted',
    },
    shown: {
      view: 'command/shown/scores.njk',
      scores: scoreTable(on, latest === null ? [] : [latest], visit.policy),
      of: latest?.version,
      remarks: await worded(visit, latest?.comments ?? []),
    },
  };
};
const shownReassessment = async (visit: Visit, on: Case): Promise<Shown> => {
  const open = openOf(on.reassessments);
  const version = await worded(visit, open);
  return {
    view: 'command/shown/reassessment.njk',
    version,
    lines: reassessmentLines(version, { ...visit, on }),
    scores: scoreTable(on, open === null ? [] : [open], visit.policy),
  };
};
export const signReassessment: Prepare = async (visit, on) => ({
  hidden: ['digest'],
  start: { digest: openOf(on.reassessments)?.digest },
  shown: await shownReassessment(visit, on),
});
export const rejectReassessment: Prepare = async (visit, on) => ({ shown: await shownReassessment(visit, on) });

export const close: Prepare = (_visit, on) => ({
  start: { apmis: on.bid.threat.apmisRef ?? 'not-applicable' },
  hints: { apmis: 'The reference, or not-applicable', noValueReason: 'Only where no value entry is logged' },
});
