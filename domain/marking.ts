import type { Case } from './case.ts';
import type { Marking } from './words.ts';

type Marked = { readonly marking: Marking };
/** BID-6: there are two; what is above OFFICIAL in any part marks the whole. */
export const highestMarking = (markings: readonly Marking[]): Marking =>
  markings.includes('OFFICIAL-SENSITIVE') ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL';
export const markingsOf = (parts: readonly Marked[] | Readonly<Record<string, Marked>>): readonly Marking[] =>
  Object.values(parts).map(({ marking }) => marking);

type Agreed = { readonly terms: { readonly products: readonly Marked[] } };
/** What terms of reference name may be marked higher than the bid. */
export const markingsOfTerms = (versions: readonly Agreed[]): readonly Marking[] =>
  versions.flatMap(({ terms }) => markingsOf(terms.products));

type Worked = Pick<Case, 'products' | 'terms'>;
const worked = ({ products, terms }: Worked): readonly Marking[] => [...markingsOf(products), ...markingsOfTerms(Object.values(terms))];
/** The highest marking of all that a case holds: its bid, and what every round of it has agreed on and made. */
export const markingOfCase = (on: Worked & Pick<Case, 'marking' | 'rounds'>): Marking =>
  highestMarking([on.marking, ...[on, ...Object.values(on.rounds ?? {})].flatMap(worked)]);
