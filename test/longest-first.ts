import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Those that take longest, in about this order: begun first, they are done when the many short ones are. The walks in a browser fill a
 * core each; between them come those that mostly wait.
 */
const longest = [
  'kills/changed-rules',
  'kills/engine-away',
  'kills/engine-lost',
  'journeys/in-a-browser',
  'journeys/canary',
  'journeys/samples',
  'web/browser',
  'api/postgres',
  'workflows/new-run',
  'running/stack/stack',
  'domain/random-runs.properties',
];
const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = longest.findIndex((name) => moduleId.endsWith(`test/${name}.test.ts`));
  return place === -1 ? longest.length : place;
};
/** Files in the order of their length, whatever an earlier run has left in a cache. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}
