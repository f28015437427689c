import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { defineConfig } from 'vitest/config';

/** A mutant is dead at the first test that fails: what finds much in little time comes first, what takes long comes last. */
const telling = [
  'authority.',
  'access',
  'notices',
  'retold',
  'decide',
  'returns',
  'hold',
  'sentences',
  'handover',
  'papers',
  'words',
  'misgiven',
];
const long = ['reference', 'working-time', 'council-runs', 'random-runs', 'sight', 'spells', 'cover.properties'];
const placeOf = ({ moduleId }: TestSpecification): number => {
  const beginsSo = (name: string): boolean => moduleId.includes(`test/domain/${name}`);
  const place = telling.findIndex(beginsSo);
  return place === -1 ? telling.length + 1 + long.findIndex(beginsSo) : place;
};
class TellingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

// These read the text of the rulebook, which Stryker has altered, and run none of it.
export const readers = ['rules-are-covered', 'glossary'].map((name) => `test/domain/${name}.test.ts`);

export default defineConfig({
  test: {
    include: ['test/domain/**/*.test.ts'],
    exclude: readers,
    env: { PROPERTY_SHARE: '0.05' },
    isolate: false,
    // Nothing is found by a machine that is busy.
    testTimeout: 600_000,
    sequence: { sequencer: TellingFirst },
  },
});
