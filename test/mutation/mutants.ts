import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import type { Mutant } from '@stryker-mutator/api/core';
import type { Logger } from '@stryker-mutator/api/logging';
import { nameOf } from '../../tools/drawn-mutants.mjs';

const nothing = (): void => undefined;
const never = (): boolean => false;
const silent: Logger = {
  trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing, fatal: nothing,
  isTraceEnabled: never, isDebugEnabled: never, isInfoEnabled: never, isWarnEnabled: never, isErrorEnabled: never, isFatalEnabled: never,
}; // prettier-ignore

/** Every mutant that Stryker would make of the files of `domain/` whose name begins so. */
export const mutantsOf = async (chapter: string): Promise<readonly Mutant[]> => {
  const files = readdirSync('domain')
    .filter((name) => name.endsWith('.ts') && name.startsWith(chapter))
    .map((name) => ({ name: `domain/${name}`, mutate: true, content: readFileSync(`domain/${name}`, 'utf8') }));
  return (await new Instrumenter(silent).instrument(files, { excludedMutations: [], ignorers: [], plugins: null })).mutants;
};

const placeOf = (seed: string, mutant: Mutant): string =>
  createHash('sha256')
    .update(`${seed}|${nameOf(mutant)}`)
    .digest('hex');
/** A uniform sample: those whose digest under the seed comes first. The same seed draws the same of the same code. */
export const drawnOf = (mutants: readonly Mutant[], size: number, seed: string): readonly Mutant[] =>
  mutants
    .map((mutant) => [placeOf(seed, mutant), mutant] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .slice(0, size)
    .map(([, mutant]) => mutant);
