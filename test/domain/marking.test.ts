import { describe, expect, it } from 'vitest';
import { highestMarking, markingOfCase } from '../../domain/marking.ts';
import type { Marking } from '../../domain/words.ts';
import { caseAt } from './story.ts';

const [LOW, HIGH] = ['OFFICIAL', 'OFFICIAL-SENSITIVE'] as const;
describe('BID-6: of several markings the highest holds', () => {
  it.each([
    [[], LOW],
    [[LOW], LOW],
    [[LOW, HIGH, LOW], HIGH],
  ] as const)('of %j it is %s', (markings, highest) => {
    expect(highestMarking(markings)).toBe(highest);
  });
  it('of a case it is that of its bid, of any product, or of any version of its terms, in any round', () => {
    const base = caseAt('acceptance');
    const marked = (marking: Marking, { products, terms } = base) => ({
      products: Object.fromEntries(Object.entries(products).map(([id, product]) => [id, { ...product, marking }])),
      terms: Object.fromEntries(
        Object.entries(terms).map(([id, version]) => [
          id,
          { ...version, terms: { ...version.terms, products: version.terms.products.map((product) => ({ ...product, marking })) } },
        ]),
      ),
    });
    const [low, high] = [marked(LOW), marked(HIGH)];
    expect(Object.keys(low.products).length * Object.keys(low.terms).length).toBeGreaterThan(0);
    const whole = { ...base, ...low, marking: LOW };
    expect(markingOfCase(whole)).toBe(LOW);
    const round = { ...base, ...low, round: 1 } as unknown as NonNullable<typeof base.rounds>[string];
    for (const raised of [
      { marking: HIGH },
      { products: high.products },
      { terms: high.terms },
      { rounds: { '1': { ...round, products: high.products } } },
      { rounds: { '1': { ...round, terms: high.terms } } },
    ])
      expect(markingOfCase({ ...whole, ...raised })).toBe(HIGH);
    expect(markingOfCase({ ...whole, rounds: { '1': round } })).toBe(LOW);
  });
});
