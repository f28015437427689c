import type { Case, Pen } from './case.ts';
import { startClock } from './clocks.ts';
import type { Change, ClockChange } from './entries.ts';
import type { Product } from './development-state.ts';
import type { Facts } from './facts.ts';
import { penTo, stopped } from './pen.ts';
import { handed, penOf, stepOver } from './sides.ts';
import type { DevelopmentStage } from './words.ts';

/** Where the work stands: with the least advanced open product; with the reassessment once none is open (REA-1). */
export const stageOf = (products: readonly Product[]): DevelopmentStage | 'reassessment' => {
  const some = (status: Product['status']) => products.some((product) => product.status === status);
  if (some('owed')) return 'development';
  if (some('submitted')) return 'product-review';
  return some('released') ? 'acceptance' : 'reassessment';
};

const penIn: { readonly [S in DevelopmentStage | 'reassessment']: (on: Case, facts: Facts) => Pen } = {
  development: (on, facts) => penOf(on, 'toex', facts),
  'product-review': (_on, facts) => penTo(facts, 'toex', { role: 'reviewer' }),
  acceptance: (on, facts) => penOf(on, 'force', facts),
  reassessment: (on, facts) => penOf(on, 'toex', facts),
};

const stall = (on: Case, stage: DevelopmentStage, facts: Facts): ClockChange => {
  if (stage !== 'development') return stopped(on, 'work-stalled');
  return on.clocks['work-stalled'] === undefined ? { 'work-stalled': startClock(facts, on, { step: 'work-stalled', party: 'toex' }) } : {};
};

type Moved = { readonly product: Product; readonly clocks: ClockChange };
/** The case after one product has moved: stage and pen follow the least advanced one, with their clocks. */
export const afterMove = (on: Case, { product, clocks }: Moved, facts: Facts): Change => {
  const products = { [product.id]: product };
  const stage = stageOf(Object.values({ ...on.products, ...products }));
  const moved = { stage, products, ...handed(on, penIn[stage](on, facts)) };
  return stage === 'reassessment'
    ? {
        ...moved,
        clocks: { ...stepOver(on), 'reassessment-signed': startClock(facts, on, { step: 'reassessment-signed', party: 'toex' }) },
      }
    : { ...moved, clocks: { ...clocks, ...stall(on, stage, facts) } };
};
