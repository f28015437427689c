import type { Case } from '../../../domain/case.ts';

/** REO-1: why this round began, and what those before it came to, oldest first; keyed collections as lists. */
export const roundsView = (on: Case) => ({
  reopened: on.reopened ?? null,
  rounds: Object.values(on.rounds ?? {}).map(({ terms, work, products, reassessments, ...round }) => ({
    ...round,
    terms: Object.values(terms),
    work: Object.values(work),
    products: Object.values(products),
    reassessments: Object.values(reassessments),
  })),
});
