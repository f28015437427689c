import { say, type Saying, type Sayings, type Told } from './sayings.ts';
import { agreedOf } from './versions.ts';

/** TOR-6: once a version has been agreed, whatever is proposed is a variation of it. */
const isVariation = ({ on, entry }: Told): boolean =>
  entry.type === 'terms-agreed' ? entry.about.supersedes !== undefined : agreedOf(on.terms) !== null;
const varied = (first: string, variation: string): Saying => ({
  to: ['sio', 'sia'],
  text: (told) => (isVariation(told) ? variation : first),
});

/** What both sides are told of the terms. */
export const termsSayings: Pick<Sayings, 'terms-proposed' | 'terms-signed' | 'terms-agreed' | 'terms-rejected' | 'terms-withdrawn'> = {
  'terms-proposed': [
    varied(
      'A version of the terms of reference has been proposed. The side that has not signed reads it, and signs, counters or rejects it.',
      'A variation of the terms of reference has been proposed; until it is agreed the agreed version stands. The side that has not signed reads it, and signs, counters or rejects it.',
    ),
  ],
  'terms-signed': [say(['sio', 'sia'], 'A version of the terms of reference has been signed by one side.')],
  'terms-agreed': [
    varied(
      'The terms of reference are agreed. Development begins.',
      'A variation of the terms of reference is agreed. It is in force from now on; look at the products and their dates.',
    ),
  ],
  'terms-rejected': [
    varied(
      'A version of the terms of reference has been rejected. Its proposer reads the comments and proposes another.',
      'A variation of the terms of reference has been rejected. The agreed version stands; read the comments.',
    ),
  ],
  'terms-withdrawn': [
    varied(
      'A proposed version of the terms of reference has been withdrawn. Read the reason; another version is needed.',
      'A proposed variation of the terms of reference has been withdrawn. The agreed version stands; read the reason.',
    ),
  ],
};
