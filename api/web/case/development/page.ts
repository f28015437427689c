import { hoursLogged } from '../../../../domain/development.ts';
import type { Product, Work } from '../../../../domain/development-state.ts';
import type { Case } from '../../../../domain/case.ts';
import { markingsOf } from '../../../../domain/marking.ts';
import { productPen } from '../../../json/views/pen.ts';
import { worded } from '../open.ts';
import type { Part } from '../page.ts';

const productsOf = (on: Case): readonly (Product & ReturnType<typeof productPen>)[] =>
  Object.values(on.products).map((product) => ({ ...product, ...productPen(on, product) }));
const workOf = (on: Case): readonly Work[] => Object.values(on.work).toReversed();

/** Work by source, products against the terms, options and gaps. */
export const development: Part = async (visit, { on }) => ({
  products: await worded(visit, productsOf(on)),
  work: await worded(visit, workOf(on)),
  markings: markingsOf(on.products),
  hours: hoursLogged(on.work),
});
