import type { Case, Pen } from './case.ts';
import { startClock } from './clocks.ts';
import type { Change, ClockChange } from './entries.ts';
import type { Product } from './development-state.ts';
import type { Facts } from './facts.ts';
import { penTo, stopped } from './pen.ts';
import { handed, penOf, stepOver } from './sides.ts';
import type { Side, TermsVersion } from './terms-state.ts';
import { awaitedSide } from './versions.ts';
import type { DevelopmentStage } from './words.ts';

type Stage = DevelopmentStage | 'reassessment';
/** Where an open variation waits once no product is open any more: with the side that has not answered it. */
const ofVariation: { readonly [S in Side]: DevelopmentStage } = { toex: 'development', force: 'acceptance' };

/**
 * Where the work stands: with the least advanced open product; without one, with the open variation; with the reassessment
 * once neither is open (REA-1).
 */
export const stageOf = (products: readonly Product[], variation: Side | null): Stage => {
  const some = (status: Product['status']) => products.some((product) => product.status === status);
  if (some('owed')) return 'development';
  if (some('submitted')) return 'product-review';
  if (some('released')) return 'acceptance';
  return variation === null ? 'reassessment' : ofVariation[variation];
};

const penIn: { readonly [S in Stage]: (on: Case, facts: Facts) => Pen } = {
  development: (on, facts) => penOf(on, 'toex', facts),
  'product-review': (_on, facts) => penTo(facts, 'toex', { role: 'reviewer' }),
  acceptance: (on, facts) => penOf(on, 'force', facts),
  reassessment: (on, facts) => penOf(on, 'toex', facts),
};

/** Somebody waits for work for as long as a product is owed. */
const stall = (on: Case, products: readonly Product[], facts: Facts): ClockChange => {
  if (!products.some(({ status }) => status === 'owed')) return stopped(on, 'work-stalled');
  return on.clocks['work-stalled'] === undefined ? { 'work-stalled': startClock(facts, on, { step: 'work-stalled', party: 'toex' }) } : {};
};

type Moved = {
  readonly products?: Readonly<Record<string, Product>>;
  readonly terms?: Readonly<Record<string, TermsVersion>>;
  readonly clocks: ClockChange;
};
/** The case after products or a variation have moved: stage and pen follow the least advanced product, with their clocks. */
export const afterMove = (on: Case, { products = {}, terms = {}, clocks }: Moved, facts: Facts): Change => {
  const all = Object.values({ ...on.products, ...products });
  const stage = stageOf(all, awaitedSide({ ...on.terms, ...terms }));
  const moved = {
    stage,
    ...(Object.keys(products).length === 0 ? {} : { products }),
    ...(Object.keys(terms).length === 0 ? {} : { terms }),
    ...handed(on, penIn[stage](on, facts)),
  };
  return stage === 'reassessment'
    ? {
        ...moved,
        clocks: { ...stepOver(on), 'reassessment-signed': startClock(facts, on, { step: 'reassessment-signed', party: 'toex' }) },
      }
    : { ...moved, clocks: { ...clocks, ...stall(on, all, facts) } };
};
