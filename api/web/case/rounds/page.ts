import { hoursLogged } from '../../../../domain/development.ts';
import { markingsOf, markingsOfTerms } from '../../../../domain/marking.ts';
import { agreedOf } from '../../../../domain/versions.ts';
import { clausesOf } from '../terms/clauses.ts';
import { worded } from '../open.ts';
import type { Part } from '../page.ts';

/** REO-1: what the rounds that are over came to, the last one first. */
export const rounds: Part = async (visit, { on }) => ({
  markings: Object.values(on.rounds ?? {}).flatMap(({ products, terms }) => [
    ...markingsOf(products),
    ...markingsOfTerms(Object.values(terms)),
  ]),
  reopened: await worded(visit, on.reopened ?? null),
  rounds: await Promise.all(
    Object.values(on.rounds ?? {})
      .toReversed()
      .map(async (round) => {
        const agreed = agreedOf(round.terms);
        return {
          ...round,
          agreed,
          clauses: agreed === null ? [] : clausesOf(await worded(visit, agreed.terms), { ...visit, on }),
          products: await worded(visit, Object.values(round.products)),
          scored: Object.values(round.reassessments).findLast(({ status }) => status === 'signed') ?? null,
          hours: hoursLogged(round.work),
          workCount: Object.keys(round.work).length,
        };
      }),
  ),
});
