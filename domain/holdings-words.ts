import type { HoldingKind } from './holdings.ts';
import { list, type Sentence } from './sentence.ts';

const words: { readonly [K in HoldingKind]: string } = {
  pen: 'the pen',
  claim: 'the claim',
  offer: 'the first offer',
  sio: 'SIO, holding the risk',
  sia: 'SIA',
  signature: 'a signature on what is not agreed yet',
  nomination: 'a nomination as successor',
};
export const holdingWords = (kinds: readonly HoldingKind[]): string => list(kinds.map((kind) => words[kind]));
/** ACC-7: everything that somebody holds, said before it is taken from them. */
export const stillHolds: Sentence<'still-holds'> = {
  status: 409,
  says: ({ name, holds, offices }) => {
    const cases = holds.map(({ ref, kinds }) => `${ref} (${holdingWords(kinds)})`);
    const all = [...cases, ...offices.map((body) => `an office of ${body}`)];
    return `${name} still holds: ${all.join('; ')}. Read what becomes of each, then give it again with confirm: true.`;
  },
};
